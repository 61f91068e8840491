/** The kinds of recogniser that the library loads; each has files of its own. */
export type ModelFamily = 'whisper' | 'transducer' | 'moonshine' | 'sense-voice';

/** A model on disk, as the child loads it. */
export interface SpeechModel {
  readonly family: ModelFamily;
  /** Absolute paths by the role of the file, e.g. `encoder`, `decoder`, `tokens`. */
  readonly files: Readonly<Record<string, string>>;
  /** Processor threads of one request. */
  readonly threads: number;
}

/** What the child can be asked; a further operation is an entry here and in `operations.ts`. */
export interface SpeechOperations {
  readonly transcribe: {
    readonly request: {
      readonly model: SpeechModel;
      /** 16 kHz mono 16-bit PCM WAV of at most 29 s. */
      readonly wavPath: string;
      /** A language that the model knows; empty: it detects the language. */
      readonly language: string;
      /** Into how many parts the sound is cut: a text that repeats itself comes out right from shorter parts. */
      readonly parts: number;
    };
    readonly result: { readonly parts: readonly SpeechPart[] };
  };
  readonly diarise: {
    readonly request: {
      /** Absolute paths. */
      readonly model: { readonly segmentation: string; readonly embedding: string; readonly threads: number };
      /** 16 kHz mono 16-bit PCM WAV of a whole recording. */
      readonly wavPath: string;
      /** How many voices there are; null: as many as there are. */
      readonly speakers: number | null;
    };
    /** In order of time; seconds from the start. */
    readonly result: {
      readonly spans: readonly { readonly start: number; readonly end: number; readonly speaker: string }[];
    };
  };
}
export type SpeechOperation = keyof SpeechOperations;

/** What the library says of one part of the sound. Times count from the start of the part. */
export interface SpeechPart {
  /** Where the part begins in the sound, and how long it is; seconds. */
  readonly offset: number;
  readonly seconds: number;
  readonly answer: LibraryAnswer;
}

/** The fields of the library's answer that the engine reads. */
export interface LibraryAnswer {
  readonly text: string;
  /** Of Whisper a tag such as `en`, of SenseVoice `<|en|>`; empty if the model names none. */
  readonly lang?: string;
  readonly tokens?: readonly string[];
  /** Start of each token, seconds; empty if the model gives none. */
  readonly timestamps?: readonly number[];
  /** Length of each token, seconds. */
  readonly durations?: readonly number[];
  /** Natural logarithms of the tokens' probabilities. */
  readonly ys_log_probs?: readonly (number | null)[];
  readonly segment_timestamps?: readonly number[];
  readonly segment_durations?: readonly number[];
  readonly segment_texts?: readonly string[];
}

/** A request to the child: one line on its standard input. */
export interface SpeechRequestLine {
  readonly operation: SpeechOperation;
  readonly request: SpeechOperations[SpeechOperation]['request'];
}

/** Lines that the child writes on its standard output, as JSON. A request ends with `done` or `failed`. */
export type SpeechMessage =
  /** The child loads a model: if it dies now, the model is the cause. */
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'done'; readonly result: SpeechOperations[SpeechOperation]['result'] }
  | { readonly kind: 'failed'; readonly detail: string };
