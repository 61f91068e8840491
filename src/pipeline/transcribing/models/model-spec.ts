import type { ModelFamily } from '../speech/speech-protocol.js';

/** A file of a model as the hub has it. */
export interface ModelFile {
  /** What the library needs it for, e.g. `encoder`. */
  readonly role: string;
  /** Its name at the hub and on disk. */
  readonly name: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** A model that the engine can fetch and run. */
export interface ModelSpec {
  /** The value of TRANSCRIBER_MODEL, and the name of its folder in `DATA_DIR/models`. */
  readonly name: string;
  readonly family: ModelFamily;
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
