import { setImmediate as nextTurn } from 'node:timers/promises';
import { withPauses } from '../../language/text/pauses.js';
import { directDesk, type TextDesk } from '../../language/thread/text-desk.js';
import type { Logger } from '../../platform/logging/logger.js';
import { estimateSecondsLeft } from '../stages/time-left.js';
import { type JudgedText, together, withDoubts } from './judged-text.js';
import { PartRefining } from './part-refining.js';
import { cutIntoParts, type TranscriptPart } from './parts.js';
import type { Refiner } from './refiner.js';
import type { RefiningTask } from './refining-task.js';
import { sideBySide } from './side-by-side.js';
import { SecondReading } from './verifier/second-reading.js';
import type { Verifier } from './verifier/verifier.js';

/** Refines several parts concurrently, judges each against what was said, and asks once for a repair of the findings. */
export class FaithfulRefining {
  constructor(
    readonly refiner: Refiner,
    private readonly desk: TextDesk = directDesk,
    /** Gives a second opinion on what the rules are not sure of; null: the rules alone decide. */
    private readonly verifier: Verifier | null = null,
    private readonly log: Logger | null = null,
  ) {}

  /** @throws Fault of the refiner; REFINER_REJECTED if it cannot finish even a short part. */
  async refine(given: RefiningTask): Promise<JudgedText> {
    const transcript = withPauses(given.transcript, given.segments ?? []);
    const task = { ...given, transcript };
    const parts = cutIntoParts(transcript, this.refiner.longestPart).filter(({ text }) => text.trim() !== '');
    const { verifier } = this;
    const read = () => (verifier === null ? null : new SecondReading(verifier, this.log));
    const refining = new PartRefining(this.refiner, this.desk, task, read);
    const progress = new PartProgress(task, parts);
    const done = await sideBySide(parts, this.refiner.parallel ?? 1, async (part) => {
      // Offline refiners never wait: here the event loop handles heartbeats and cancels.
      await nextTurn();
      task.signal.throwIfAborted();
      progress.begin();
      const refined = await refining.refine(part);
      progress.end(part);
      return refined;
    });
    const pieces = done.flatMap((one) => one.pieces);
    const spent = done.flatMap((one) => one.spent);
    return withDoubts(together(pieces, spent, this.refiner), given.doubts ?? []);
  }
}

/** Reports the progress of the parts. */
class PartProgress {
  private readonly startedAt = Date.now();
  private begun = 0;
  private done = 0;
  private charactersDone = 0;

  constructor(
    private readonly task: RefiningTask,
    private readonly parts: readonly TranscriptPart[],
  ) {}

  begin(): void {
    this.begun += 1;
    this.tell();
  }

  end({ text }: TranscriptPart): void {
    this.done += 1;
    this.charactersDone += text.length;
    if (this.done < this.parts.length) this.tell();
  }

  private tell(): void {
    const { length } = this.task.transcript;
    this.task.progress({
      percent: Math.round((this.charactersDone / length) * 100),
      note: `refining part ${Math.min(this.begun, this.parts.length)} of ${this.parts.length}`,
      secondsLeft: estimateSecondsLeft(this.startedAt, this.charactersDone, length),
      chunksDone: this.done,
      chunksTotal: this.parts.length,
    });
  }
}
