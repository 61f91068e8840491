import { DEFAULT_SPEAKERS_MODEL } from '../../../platform/environment/provider-kinds.js';
import type { ModelFile, ModelSpec } from './model-spec.js';

/** The languages of the multilingual Whisper models, as OpenAI's tokenizer lists them; `yue` since large-v3. Whisper ends its process for any other one. */
const WHISPER_LANGUAGES: readonly string[] = (
  'en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr ' +
  'az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su'
).split(' ');

/** The tokens of every multilingual Whisper but large-v3's own are the same file. */
const WHISPER_TOKENS = { bytes: 816_730, sha256: 'b34b360dbb493e781e479794586d661700670d65564001f23024971d1f2fa126' };

/** Where the library's documentation and examples give names and addresses of models. */
const WHISPER_PAGE = 'https://k2-fsa.github.io/sherpa/onnx/pretrained_models/whisper/';
const DIARIZATION_PAGE = 'https://k2-fsa.github.io/sherpa/onnx/speaker-diarization/models.html';
const EXAMPLES = 'https://github.com/k2-fsa/sherpa-onnx/tree/master/nodejs-addon-examples';

type Part = readonly [bytes: number, sha256: string];

/**
 * The models that the engine knows. The library's authors publish each as an archive and, file by file, in repositories of the hub; the files need no tool
 * to unpack. Sizes and checksums are those that the hub states for the commit.
 */
export const MODELS: readonly ModelSpec[] = [
  whisper('tiny', '65176e2deb88badc814a94058666cadccc29b61c', 'The fastest Whisper: for drafts and small machines', {
    encoder: [12_937_772, 'd24fb083ae3b1041fc24e97971d60e280c9342201fbb67b0ab428a8b4a51a434'],
    decoder: [89_855_401, 'd2fece8dd42771f1df975c6c0445770d0c292bf7547c2cae04a6c0cc57540925'],
  }),
  whisper('base', 'bb53ee204431c90d314c1cc08d28d23e5b7927cc', 'The default: a laptop follows speech with it', {
    encoder: [29_120_534, '0b8fb1304b6109976038efff5ace81720e00386f3ff6b54ee8c75291ca0a1e11'],
    decoder: [130_672_026, '9759d217388a01b3a4c7c15533201067b48ae819c4daafc8624e64b9409dc02d'],
  }),
  whisper('small', '8f3c18b358db4d1f2fc1eae49d75cd20989e4309', 'Fewer errors than base, about three times the work', {
    encoder: [112_442_483, '4cbe7b22fa9026b843b60a68640c747de05bafb1a11b57edc0e66c232d9f33a9'],
    decoder: [262_226_114, 'acad50b5c782696e91b55914cc5ab4f756f1532f76e22aa6fc615f39fb69a8ee'],
  }),
  whisper('turbo', '2ca6ff69fc878651b770880507669577ac41c2ff', 'Whisper large-v3 turbo: the fewest errors, 1 GB', {
    encoder: [674_716_297, 'b02dcdf54f348741e93fe732b67d933c8dcb6735655f710640143081db38878b'],
    decoder: [361_080_764, '20accd02388482eb3a46bd615631adfdc85e1eb2c7db9ea3f02a40ffe6b81547'],
  }),
  {
    name: 'parakeet-v3',
    family: 'transducer',
    description: 'NVIDIA Parakeet TDT 0.6B v3: 25 European languages, times of words',
    languages: 'bg hr cs da nl en et fi fr de el hu it lv lt mt pl pt ro sk sl es sv ru uk'.split(' '),
    licence: 'CC-BY-4.0',
    repository: 'csukuangfj/sherpa-onnx-nemo-parakeet-tdt-0.6b-v3-int8',
    revision: '2bda32ec70b097a55adaa07d9a7173915b43cc78',
    source: EXAMPLES,
    files: [
      file('encoder', 'encoder.int8.onnx', [
        652_184_281,
        'acfc2b4456377e15d04f0243af540b7fe7c992f8d898d751cf134c3a55fd2247',
      ]),
      file('decoder', 'decoder.int8.onnx', [
        11_845_275,
        '179e50c43d1a9de79c8a24149a2f9bac6eb5981823f2a2ed88d655b24248db4e',
      ]),
      file('joiner', 'joiner.int8.onnx', [
        6_355_277,
        '3164c13fc2821009440d20fcb5fdc78bff28b4db2f8d0f0b329101719c0948b3',
      ]),
      file('tokens', 'tokens.txt', [93_939, 'd58544679ea4bc6ac563d1f545eb7d474bd6cfa467f0a6e2c1dc1c7d37e3c35d']),
    ],
  },
  {
    name: 'moonshine-base',
    family: 'moonshine',
    description: 'Moonshine base: English, fast on short recordings, no times',
    languages: ['en'],
    licence: 'MIT',
    repository: 'csukuangfj/sherpa-onnx-moonshine-base-en-int8',
    revision: '052b0798ad1bf046a140fdd4efcd9426530fa3f5',
    source: EXAMPLES,
    files: [
      file('preprocessor', 'preprocess.onnx', [
        14_077_290,
        'ffa630d395c5ccf76f5d4954be5b882df76aaf6491519ec01fd82ea7a3819fb2',
      ]),
      file('encoder', 'encode.int8.onnx', [
        50_311_494,
        '7e38770f776f2e5583a53b052936005df2ba5c833d7e09c2a5fd796b94bf73e2',
      ]),
      file('uncachedDecoder', 'uncached_decode.int8.onnx', [
        122_120_451,
        'c01f4b35093bcac20d352d23a75a539e772964579f9d024a90e5e6f09cae9987',
      ]),
      file('cachedDecoder', 'cached_decode.int8.onnx', [
        99_983_837,
        '2db74e51cedf64a8b1be3c8192e0bb5e4923af0e90bd9e87f8e8771873f8ea03',
      ]),
      file('tokens', 'tokens.txt', [436_688, '1165c2aeb9f72f457a83be2d459a09054f27490acd9b41bd43794dfd25e296ea']),
    ],
  },
  {
    name: 'sense-voice',
    family: 'sense-voice',
    description: 'SenseVoice small: Chinese, Cantonese, English, Japanese, Korean; very fast',
    languages: ['zh', 'yue', 'en', 'ja', 'ko'],
    licence: 'FunASR model licence 1.1',
    repository: 'csukuangfj/sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17',
    revision: '2365baeacb507f821a0c8120fcee3d484dba7a07',
    source: EXAMPLES,
    files: [
      file('model', 'model.int8.onnx', [
        239_233_841,
        'c71f0ce00bec95b07744e116345e33d8cbbe08cef896382cf907bf4b51a2cd51',
      ]),
      file('tokens', 'tokens.txt', [315_894, 'f449eb28dc567533d7fa59be34e2abca8784f771850c78a47fb731a31429a1dc']),
    ],
  },
  {
    name: DEFAULT_SPEAKERS_MODEL,
    family: 'speakers',
    description: 'Who speaks when: pyannote segmentation 3.0 and ERes2Net of 3D-Speaker, for SPEAKERS_MODEL',
    languages: [],
    licence: 'MIT and Apache-2.0',
    repository: 'csukuangfj/sherpa-onnx-pyannote-segmentation-3-0',
    revision: '9403a6902bb58e3d5ae8c7e77c3422de279db2e0',
    source: DIARIZATION_PAGE,
    files: [
      {
        role: 'segmentation',
        name: 'segmentation.onnx',
        bytes: 5_992_913,
        sha256: '220ad67ca923bef2fa91f2390c786097bf305bceb5e261d4af67b38e938e1079',
        from: {
          repository: 'csukuangfj/sherpa-onnx-pyannote-segmentation-3-0',
          revision: '9403a6902bb58e3d5ae8c7e77c3422de279db2e0',
          name: 'model.onnx',
        },
      },
      {
        role: 'embedding',
        name: 'embedding.onnx',
        bytes: 39_593_761,
        sha256: '1a331345f04805badbb495c775a6ddffcdd1a732567d5ec8b3d5749e3c7a5e4b',
        from: {
          repository: 'csukuangfj/speaker-embedding-models',
          revision: '0743f301363dec56491a490f6d6cbc9d67f9a3bf',
          name: '3dspeaker_speech_eres2net_base_sv_zh-cn_3dspeaker_16k.onnx',
        },
      },
    ],
  },
];

function whisper(
  size: string,
  revision: string,
  description: string,
  parts: Readonly<Record<'encoder' | 'decoder', Part>>,
): ModelSpec {
  return {
    name: `whisper-${size}`,
    family: 'whisper',
    description,
    languages: size === 'turbo' ? [...WHISPER_LANGUAGES, 'yue'] : WHISPER_LANGUAGES,
    licence: 'MIT',
    repository: `csukuangfj/sherpa-onnx-whisper-${size}`,
    revision,
    source: WHISPER_PAGE,
    files: [
      file('encoder', `${size}-encoder.int8.onnx`, parts.encoder),
      file('decoder', `${size}-decoder.int8.onnx`, parts.decoder),
      { role: 'tokens', name: `${size}-tokens.txt`, ...WHISPER_TOKENS },
    ],
  };
}

function file(role: string, name: string, [bytes, sha256]: Part): ModelFile {
  return { role, name, bytes, sha256 };
}
