import type { StageStatus } from '../../jobs/record/job-status.js';

/** The longest pause of a stage, even if its provider's circuit stays open for longer. Milliseconds. */
const LONGEST_PAUSE_MS = 30_000;

/** How many jobs of a stage may be claimed now, or when to ask again. */
export interface Allowance {
  readonly room: number;
  /** Milliseconds; 0 where there is room. */
  readonly waitMs: number;
}

/**
 * Stages of this process whose provider's circuit is open. Their jobs stay in the queue: claiming each only to defer it would cost
 * one transaction per job, again and again. After the pause one job probes the provider; the others follow once that job is served.
 */
export class StagePause {
  /** The end of each stage's pause, by a monotonic clock. */
  private readonly until = new Map<StageStatus, number>();
  private onResume: (stage: StageStatus) => void = () => undefined;

  /** Registers a listener that is called when a stage resumes. */
  whenResumed(handler: (stage: StageStatus) => void): void {
    this.onResume = handler;
  }

  /** Pauses the stage: its provider's circuit is open for this long, in milliseconds. */
  pause(stage: StageStatus, forMs: number): void {
    this.until.set(stage, performance.now() + Math.min(forMs, LONGEST_PAUSE_MS));
  }

  /** The provider was called: the stage resumes. */
  resume(stage: StageStatus): void {
    if (this.until.delete(stage)) this.onResume(stage);
  }

  /** How many of `free` slots may claim a job: none during the pause, one right after it. */
  allowance(stage: StageStatus, free: number): Allowance {
    const until = this.until.get(stage);
    if (until === undefined) return { room: free, waitMs: 0 };
    const waitMs = until - performance.now();
    return waitMs > 0 ? { room: 0, waitMs } : { room: Math.min(1, free), waitMs: 0 };
  }
}
