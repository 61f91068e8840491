import { createRequire } from 'node:module';
import type { LibraryAnswer, SpeechModel } from './speech-protocol.js';

/** Handles of the native library; it frees what they name when they are collected. */
export type Recogniser = { readonly recogniser: unique symbol };
export type Diariser = { readonly diariser: unique symbol };
type Stream = { readonly stream: unique symbol };

/** The functions of the native library that the engine calls. Its wrapper classes parse its JSON without care for control characters. */
interface Library {
  createOfflineRecognizer(config: unknown): Recogniser;
  offlineRecognizerSetConfig(recogniser: Recogniser, config: unknown): void;
  createOfflineStream(recogniser: Recogniser): Stream;
  acceptWaveformOffline(stream: Stream, wave: { samples: Float32Array; sampleRate: number }): void;
  decodeOfflineStream(recogniser: Recogniser, stream: Stream): void;
  getOfflineStreamResultAsJson(stream: Stream): string;
  createOfflineSpeakerDiarization(config: unknown): Diariser;
  offlineSpeakerDiarizationProcess(
    diariser: Diariser,
    samples: Float32Array,
  ): { start: number; end: number; speaker: number }[];
}

let library: Library | undefined;

/** Loads the native library (33 MB) on first use; only the child does. */
export function speechLibrary(): Library {
  library ??= createRequire(import.meta.url)('sherpa-onnx-node/addon.js') as Library;
  return library;
}

/** @param language of Whisper and SenseVoice; a Whisper ends the process for a language it does not know */
export function recogniserConfig({ family, files, threads }: SpeechModel, language: string): unknown {
  const own: Record<SpeechModel['family'], object> = {
    whisper: {
      whisper: {
        encoder: files.encoder,
        decoder: files.decoder,
        language,
        task: 'transcribe',
        enableSegmentTimestamps: 1,
      },
    },
    transducer: {
      transducer: { encoder: files.encoder, decoder: files.decoder, joiner: files.joiner },
      modelType: 'nemo_transducer',
    },
    moonshine: {
      moonshine: {
        preprocessor: files.preprocessor,
        encoder: files.encoder,
        uncachedDecoder: files.uncachedDecoder,
        cachedDecoder: files.cachedDecoder,
      },
    },
    'sense-voice': { senseVoice: { model: files.model, language, useInverseTextNormalization: 1 } },
  };
  return {
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: { ...own[family], tokens: files.tokens, numThreads: threads, provider: 'cpu', debug: 0 },
  };
}

/** Decodes one part of a sound. @param samples 16 kHz mono, -1 to 1 */
export function decode(recogniser: Recogniser, samples: Float32Array): LibraryAnswer {
  const native = speechLibrary();
  const stream = native.createOfflineStream(recogniser);
  native.acceptWaveformOffline(stream, { samples, sampleRate: 16_000 });
  native.decodeOfflineStream(recogniser, stream);
  return readAnswer(native.getOfflineStreamResultAsJson(stream));
}

/** The library escapes quotation marks alone, and prints numbers that JSON does not have. */
export function readAnswer(json: string): LibraryAnswer {
  const clean = json
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
    .replaceAll(/[\u0000-\u001f]/g, ' ')
    .replaceAll(/([[,]\s*)-?(?:nan|inf)(?=\s*[,\]])/g, '$1null');
  return JSON.parse(clean) as LibraryAnswer;
}
