import { availableParallelism } from 'node:os';
import {
  DEFAULT_SPEAKERS_MODEL,
  DEFAULT_SPEECH_MODEL,
  HUB_URL,
  REFINER_KINDS,
  TRANSCRIBER_KINDS,
} from './provider-kinds.js';
import { readFallbacks } from './provider-lists.js';
import { isTranscriberUnset, OPENAI_MODELS, readProvider, readVerifier } from './provider-rules.js';
import { composed, type Setting, type SettingOptions, setting } from './setting.js';
import { httpUrl, text, whole, word } from './setting-kinds.js';

const TOKEN = /^[\x21-\x7e]{1,4096}$/;
const MODEL = /^[\x21-\x7e]{1,200}$/;
const CAPABILITIES = /^[\w.=,\s]{1,1000}$/;
const SPEAKERS = /^(off|auto|[1-9]\d?)$/i;
/** As a submission may name: MOST_SPEAKERS of jobs/record/speakers-wanted.ts, which platform may not import. */
const MOST_SPEAKERS = 20;
const FALLBACKS = /^[\x20-\x7e]{1,8000}$/;

const KIND_DEFAULT = { text: 'openai with a server or an OpenAI key, else offline' };
const TRANSCRIBER_KIND_DEFAULT = {
  text: 'openai with a server or an OpenAI key; else offline, or local in local mode if the model can be downloaded',
};

const key = (name: string, description: string) =>
  text(name, { description, pattern: TOKEN, wanted: 'a key without spaces', secret: true });
const model = (name: string, description: string, options: Pick<SettingOptions, 'default' | 'example'>) =>
  text(name, { description, pattern: MODEL, wanted: 'a model name without spaces', ...options });
const capabilities = (name: string, description: string, example: string) =>
  text(name, { description, pattern: CAPABILITIES, wanted: `a list such as ${example}`, example });
/** The list contains keys, so it is a secret. provider-lists.ts has the rules of its entries. */
const fallbacks = (name: string, description: string, example: string) =>
  setting(
    name,
    { description, default: { text: 'none' }, secret: true },
    {
      wanted: `a list such as ${example}, offline`,
      accepts: (list) => FALLBACKS.test(list),
      parse: readFallbacks,
      unset: readFallbacks(''),
    },
  );

const openAiKey = key('OPENAI_API_KEY', 'An OpenAI key; it is enough for transcriber and refiner');
const transcriberKind = word('TRANSCRIBER_KIND', {
  description:
    'The kind of transcriber: the wire format of its server (`openai` for most servers), `local` for Whisper in a process of the engine, or `offline` for the built-in recogniser',
  words: TRANSCRIBER_KINDS,
  default: TRANSCRIBER_KIND_DEFAULT,
  example: 'openai',
});

/** The transcriber, the refiner and the source of second opinions. Without settings, all work offline. */
export const PROVIDERS = {
  /** Null: the offline recogniser. */
  transcriber: composed(
    [
      openAiKey,
      transcriberKind,
      httpUrl('TRANSCRIBER_BASE_URL', {
        description:
          "The address of the transcriber's server; for `azure` with ?api-version=; `deepgram` and `assemblyai` have one of their own; or `offline` for the built-in recogniser",
        example: 'http://localhost:8000/v1',
        otherWords: ['offline'],
        parameters: ['api-version'],
      }),
      model('TRANSCRIBER_MODEL', 'The speech model; for `azure` the name of the deployment', {
        default: {
          text: `${OPENAI_MODELS.TRANSCRIBER} at OpenAI, nova-3 at Deepgram, universal-3-pro at AssemblyAI, ${DEFAULT_SPEECH_MODEL} of the kind local`,
        },
        example: OPENAI_MODELS.TRANSCRIBER,
      }),
      key('TRANSCRIBER_API_KEY', "The key of the transcriber's server, if it needs one"),
      capabilities(
        'TRANSCRIBER_CAPABILITIES',
        'What the speech model can do, where it differs from what the engine knows: field=value, comma-separated',
        'maxSeconds=600, parallel=2, pricePerMinute=0.006',
      ),
    ],
    (raw) => readProvider(raw, 'TRANSCRIBER'),
  ),
  /** Whether local mode chooses the transcriber at its start. */
  transcriberUnset: composed([openAiKey, transcriberKind], isTranscriberUnset),
  /** The hub, or a mirror with the same paths. */
  modelsUrl: httpUrl('MODELS_URL', {
    description: 'Where the models of the kind `local` are fetched from: a mirror with the same paths as the hub',
    default: HUB_URL,
    example: 'http://mirror.example.com:8000',
  }) as Setting<string>,
  speechThreads: whole('SPEECH_THREADS', {
    description: 'Processor threads of the process with the speech models',
    least: 1,
    most: 64,
    default: { text: 'the number of processors, 4 at most', of: () => String(Math.min(4, availableParallelism())) },
    example: '2',
  }),
  /** Null means the offline recogniser. */
  transcriberFallbacks: fallbacks(
    'TRANSCRIBER_FALLBACKS',
    'Transcribers to ask in this order when the first one is unavailable, comma-separated: https://KEY@host/v1?model=NAME, with &kind=KIND where it is not `openai`, `local?model=NAME`, or `offline`',
    'https://KEY@api.groq.com/openai/v1?model=whisper-large-v3',
  ),
  /** A job's own value comes before it. */
  speakers: setting<'off' | 'auto' | number>(
    'SPEAKERS',
    {
      description:
        'Whether transcripts distinguish speakers, where the submission does not say: `off`, `auto`, or how many there are',
      default: 'auto',
    },
    {
      wanted: `off, auto or a whole number from 1 to ${MOST_SPEAKERS}`,
      accepts: (value) => SPEAKERS.test(value) && !(Number(value) > MOST_SPEAKERS),
      parse: (value) => (/^\d+$/.test(value) ? Number(value) : (value.toLowerCase() as 'off' | 'auto')),
      unset: 'auto',
    },
  ),
  /** The name of a folder in DATA_DIR/models. */
  speakersModel: setting(
    'SPEAKERS_MODEL',
    {
      description:
        'The pair of models with which the engine separates voices, if it is in DATA_DIR/models and no transcriber labels speakers',
      default: DEFAULT_SPEAKERS_MODEL,
      example: 'our-speakers',
    },
    {
      wanted: 'the name of a model: lower-case letters, digits, dots and hyphens',
      accepts: (value) => /^[a-z0-9][a-z0-9._-]{0,63}$/.test(value),
      parse: (value) => value,
      unset: DEFAULT_SPEAKERS_MODEL,
    },
  ),
  /** Null: the offline copy-editor. */
  refiner: composed(
    [
      word('REFINER_KIND', {
        description: 'The kind of refiner: the wire format of its server, or `offline` for the built-in copy-editor',
        words: REFINER_KINDS,
        default: KIND_DEFAULT,
        example: 'openai',
      }),
      httpUrl('REFINER_BASE_URL', {
        description:
          "A server with OpenAI's /chat/completions, for `azure` with ?api-version=, or `offline` for the built-in copy-editor",
        example: 'http://localhost:11434/v1',
        otherWords: ['offline'],
        parameters: ['api-version'],
      }),
      model('REFINER_MODEL', 'The language model', {
        default: { text: `${OPENAI_MODELS.REFINER} at OpenAI` },
        example: OPENAI_MODELS.REFINER,
      }),
      key('REFINER_API_KEY', "The key of the refiner's server, if it needs one"),
      capabilities(
        'REFINER_CAPABILITIES',
        'What the language model can do and costs, where it differs from what the engine knows: field=value, comma-separated; prices in US dollars for a million tokens',
        'parallel=2, inputPricePerMillion=0.75, outputPricePerMillion=4.5',
      ),
    ],
    (raw) => readProvider(raw, 'REFINER'),
  ),
  /** Null means the offline copy-editor. */
  refinerFallbacks: fallbacks(
    'REFINER_FALLBACKS',
    'Refiners to ask in this order when the first one is unavailable, comma-separated: https://KEY@host/v1?model=NAME, or `offline`',
    'https://KEY@openrouter.ai/api/v1?model=NAME',
  ),
  refinerOnReject: word('REFINER_ON_REJECT', {
    description:
      "What happens when the checks reject the refined text: `fail`, or `copy-editor` for the offline copy-editor's text, flagged",
    words: ['fail', 'copy-editor'],
    default: 'fail',
  }),
  /** `off`: no second opinion; null: the refiner's providers, if a model refines. */
  verifier: composed(
    [
      httpUrl('VERIFIER_BASE_URL', {
        description:
          "A server with OpenAI's /chat/completions that gives a second opinion on whether a refined text says what was said",
        default: { text: "the refiner's" },
        example: 'http://localhost:11434/v1',
      }),
      model('VERIFIER_MODEL', 'The model that gives the second opinion, or `off` for none', {
        default: { text: "the refiner's" },
        example: 'off',
      }),
      key('VERIFIER_API_KEY', "The key of the verifier's server, if it differs from the refiner's"),
    ],
    readVerifier,
  ),
};
