import type { StageStatus } from '../../jobs/record/job-status.js';

/** A paused stage is tried again after so long at the latest, whatever its provider was given; milliseconds. */
const LONGEST_PAUSE_MS = 30_000;

/** How many jobs of a stage may be claimed now, or when to ask again. */
export interface Allowance {
  readonly room: number;
  /** Milliseconds; 0 where there is room. */
  readonly waitMs: number;
}

/**
 * Stages of this process whose provider's circuit is open. Their jobs stay in the queue meanwhile: claiming each only to defer it would cost as
 * many transactions as there are jobs, over and over. After the pause one job probes the provider; the others follow when it was served.
 */
export class StagePause {
  /** Until when each of them is paused, by the clock that never goes back. */
  private readonly until = new Map<StageStatus, number>();
  private onResume: (stage: StageStatus) => void = () => undefined;

  /** Registers who is told when a stage goes on. */
  whenResumed(handler: (stage: StageStatus) => void): void {
    this.onResume = handler;
  }

  /** The provider could not be asked, and is to be asked again after so long, in milliseconds. */
  pause(stage: StageStatus, forMs: number): void {
    this.until.set(stage, performance.now() + Math.min(forMs, LONGEST_PAUSE_MS));
  }

  /** The provider was asked: the stage goes on. */
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
