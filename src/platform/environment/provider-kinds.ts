/** A provider behind a URL. */
export interface ProviderSettings {
  /** Its wire format, of TRANSCRIBER_KINDS or REFINER_KINDS; absent: `openai`. */
  readonly kind?: string;
  /** Without a trailing slash, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Azure's `?api-version=`, for its addresses that want one. */
  readonly apiVersion?: string;
  /** Null for servers that want none. */
  readonly apiKey: string | null;
  /** Fields of the model's capability record that differ from what the engine knows. */
  readonly capabilities?: Readonly<Record<string, string>>;
}

export type ProviderPrefix = 'TRANSCRIBER' | 'REFINER';

/**
 * The kinds of provider that a setting can name. To add a kind, add a word here and an entry in the registry that creates it
 * (`pipeline/transcribing/make-transcribers.ts`, `pipeline/refining/make-refiner.ts`).
 */
export const TRANSCRIBER_KINDS = [
  'openai',
  'azure',
  'whisper-cpp',
  'deepgram',
  'assemblyai',
  'local',
  'offline',
] as const;
export type TranscriberKind = (typeof TRANSCRIBER_KINDS)[number];

export const REFINER_KINDS = ['openai', 'azure', 'offline'] as const;
export type RefinerKind = (typeof REFINER_KINDS)[number];

/** The kinds by the prefix of their settings. */
export const KINDS: Readonly<Record<ProviderPrefix, readonly string[]>> = {
  TRANSCRIBER: TRANSCRIBER_KINDS,
  REFINER: REFINER_KINDS,
};

/** The kind that no setting asks for. */
export const DEFAULT_KIND = 'openai';

/** The kind that is built in: it needs no server, no model and no key, and its settings are null. */
export const BUILT_IN_KIND = 'offline';

/** The kind that runs a speech model in a process of the engine: it needs no server and no key, but a model. */
export const LOCAL_KIND = 'local';

/** The speech model of the kind `local` where no setting names one. */
export const DEFAULT_SPEECH_MODEL = 'whisper-base';

/** The default pair of models that separates speakers. */
export const DEFAULT_SPEAKERS_MODEL = 'speakers';

/** The hub with the repositories of the speech models. */
export const HUB_URL = 'https://huggingface.co';

/** The settings of the kind `local`. */
export function localSpeech(model: string = DEFAULT_SPEECH_MODEL): ProviderSettings {
  return { kind: LOCAL_KIND, baseUrl: '', model, apiKey: null };
}

/** The kind of a provider by its settings. */
export function kindOf<Kind extends string>(settings: ProviderSettings | null): Kind {
  return (settings === null ? BUILT_IN_KIND : (settings.kind ?? DEFAULT_KIND)) as Kind;
}
