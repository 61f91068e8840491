import type { SpeechModel } from '../speech/speech-protocol.js';
import type { SpecFamily } from './model-spec.js';

/** A model whose files are complete on disk. */
export interface InstalledModel extends Pick<SpeechModel, 'files'> {
  readonly family: SpecFamily;
  readonly name: string;
  /** BCP 47 primary tags that the model may be asked for. */
  readonly languages: readonly string[];
  /** Of all files. */
  readonly bytes: number;
}
