import type { RefinementFinding } from '../../jobs/results/refinement.js';
import { directDesk, type TextDesk } from '../../language/thread/text-desk.js';
import { Fault } from '../../platform/fault.js';
import type { Refiner, RefinerInput, RefinerResult } from './refiner.js';

/** Some 270 words, a tenth of a second: others need not wait for long, and progress and cancels come often. */
const LONGEST_PART = 1_500;

/** What the editor left undone is not an error in the text: it is a note on the whole text. */
function noteOf(message: string): RefinementFinding {
  return { check: 'not-edited', grade: 'NOTE', message, rawSpan: null, refinedSpan: null };
}

/** Edits by fixed rules, on this machine: no key, no network, the same result every time. */
export class CopyEditor implements Refiner {
  readonly provider = 'copy-editor';
  /** Raised when the same transcript comes out differently. */
  readonly model = 'rules-4';
  readonly longestPart = LONGEST_PART;
  readonly canRepair = false;

  constructor(private readonly desk: TextDesk = directDesk) {}

  /** @throws Fault REFINER_REJECTED if nothing is left of the transcript; that of the desk; the signal's reason when aborted */
  async refine({ transcript, document, brandBible, speakers, signal }: RefinerInput): Promise<RefinerResult> {
    const { glossary, banned, numberStyle } = brandBible;
    const task = {
      text: transcript,
      language: document?.language ?? null,
      rules: { glossary, banned, numberStyle },
      speakers,
    };
    const edited = await this.desk.run('edit', task, signal);
    const text = edited.text.trim();
    if (text === '') throw new Fault('REFINER_REJECTED', 'The transcript has no words.');
    const usage = { provider: this.provider, model: this.model, requests: 0 };
    return { text, usage, finishReason: 'stop', remarks: edited.remarks.map(noteOf) };
  }
}
