import type { StageStatus } from '../../jobs/record/job-status.js';
import { StageAbort } from './stage-run.js';

/** A stage that rests is tried again after so long at the latest, whatever its provider was given; milliseconds. */
const LONGEST_HOLD_MS = 30_000;

/**
 * Stages of this process whose provider is left alone. What the queue hands out for them meanwhile is held where it is: claiming each
 * waiting job only to put it back would cost as many transactions as there are jobs, over and over.
 */
export class StagePause {
  /** Until when each of them rests, by the clock that never goes back. */
  private readonly until = new Map<StageStatus, number>();
  private readonly sleepers = new Set<{ readonly stage: StageStatus; readonly wake: () => void }>();
  private stopping = false;

  /** The stage could do nothing, and its provider is to rest for so long, in milliseconds. */
  rest(stage: StageStatus, forMs: number): void {
    this.until.set(stage, performance.now() + Math.min(forMs, LONGEST_HOLD_MS));
  }

  /** The stage did its work: whoever waits for it goes on. */
  over(stage: StageStatus): void {
    if (!this.until.delete(stage)) return;
    for (const sleeper of this.sleepers) if (sleeper.stage === stage) sleeper.wake();
  }

  /** Ends every wait: the process stops. */
  stop(): void {
    this.stopping = true;
    for (const { wake } of this.sleepers) wake();
  }

  /** Resolves when the stage may be tried, or the signal is aborted. @throws StageAbort when the process stops meanwhile */
  async wait(stage: StageStatus, signal: AbortSignal): Promise<void> {
    const waitMs = (this.until.get(stage) ?? 0) - performance.now();
    if (waitMs > 0 && !signal.aborted && !this.stopping) await this.sleep(stage, waitMs, signal);
    if (this.stopping) throw new StageAbort('stopping');
  }

  private sleep(stage: StageStatus, waitMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.sleepers.delete(sleeper);
        resolve();
      };
      const timer = setTimeout(wake, waitMs);
      const sleeper = { stage, wake };
      this.sleepers.add(sleeper);
      signal.addEventListener('abort', wake);
    });
  }
}
