import type { ModelFamily } from '../speech/speech-protocol.js';

/** What a model is for: a family of recognisers, or `speakers`, the pair of models that separates voices. */
export type SpecFamily = ModelFamily | 'speakers';

/** Where the hub has a file that is not in the repository of its model under its own name. */
export interface FileOrigin {
  readonly repository: string;
  readonly revision: string;
  readonly name: string;
}

/** A file of a model as the hub has it. */
export interface ModelFile {
  /** What the library needs it for, e.g. `encoder`. */
  readonly role: string;
  /** Its name on disk, and at the hub where `from` does not say otherwise. */
  readonly name: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly from?: FileOrigin;
}

/** A model, or a pair of them, that the engine can fetch and run. */
export interface ModelSpec {
  /** The value of TRANSCRIBER_MODEL or SPEAKERS_MODEL, and the name of its folder in `DATA_DIR/models`. */
  readonly name: string;
  readonly family: SpecFamily;
  /** One line for a person who chooses. */
  readonly description: string;
  /** BCP 47 primary tags; `*`: the languages of Whisper. */
  readonly languages: readonly string[];
  readonly licence: string;
  /** The repository at the hub, e.g. `owner/name`, and its commit: a later change there changes nothing here. */
  readonly repository: string;
  readonly revision: string;
  /** Where its name and address were found. */
  readonly source: string;
  readonly files: readonly ModelFile[];
}

/** The size of all files in bytes. */
export function bytesOf({ files }: Pick<ModelSpec, 'files'>): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
