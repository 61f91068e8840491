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
 * The kinds of provider that a setting may name. A further kind is one word here and one entry in the registry that makes it
 * (`pipeline/transcribing/make-transcribers.ts`, `pipeline/refining/make-refiner.ts`).
 */
export const TRANSCRIBER_KINDS = ['openai', 'azure', 'whisper-cpp', 'deepgram', 'assemblyai', 'offline'] as const;
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

/** The kind of a provider by its settings. */
export function kindOf<Kind extends string>(settings: ProviderSettings | null): Kind {
  return (settings === null ? BUILT_IN_KIND : (settings.kind ?? DEFAULT_KIND)) as Kind;
}
