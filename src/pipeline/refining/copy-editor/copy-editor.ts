import { Fault } from '../../../platform/fault.js';
import type { Refiner, RefinerInput, RefinerResult } from '../refiner.js';
import { editEnglish, editOther } from './edit-text.js';

/** Some 270 words: bench/refining measured 256 ms at most for which the process is held, on two cores with ten processes waiting for them. */
const LONGEST_PART = 1_500;

/** Edits by fixed rules, on this machine: no key, no network, the same result every time. */
export class CopyEditor implements Refiner {
  readonly provider = 'copy-editor';
  /** Raised when the same transcript comes out differently. */
  readonly model = 'rules-2';
  readonly longestPart = LONGEST_PART;
  readonly canRepair = false;

  /** @throws Fault REFINER_REJECTED where nothing is left of the transcript. */
  refine({ transcript, document, brandBible, signal }: RefinerInput): Promise<RefinerResult> {
    signal.throwIfAborted();
    const language = document?.language ?? 'en';
    const edit = language.toLowerCase().split('-')[0] === 'en' ? editEnglish : editOther;
    const text = edit(transcript, brandBible).trim();
    if (text === '') throw new Fault('REFINER_REJECTED', 'The transcript holds no words that could be edited.');
    return Promise.resolve({
      text,
      usage: { provider: this.provider, model: this.model, requests: 0 },
      finishReason: 'stop',
    });
  }
}
