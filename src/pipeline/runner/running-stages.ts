import { Injectable } from '@nestjs/common';
import type { StageAbort, StageRun } from './stage-run.js';

/** The runs of this process, so that a cancel or a stop reaches them. */
@Injectable()
export class RunningStages {
  private readonly runs = new Set<StageRun>();
  private readonly idleWaiters = new Set<() => void>();

  get count(): number {
    return this.runs.size;
  }

  add(run: StageRun): void {
    this.runs.add(run);
  }

  remove(run: StageRun): void {
    this.runs.delete(run);
    if (this.runs.size > 0) return;
    for (const wake of this.idleWaiters) wake();
    this.idleWaiters.clear();
  }

  /** Aborts the runs of one job. */
  abortJob(jobId: string, reason: StageAbort['reason']): void {
    for (const run of this.runs) if (run.jobId === jobId) run.abort(reason);
  }

  abortAll(reason: StageAbort['reason']): void {
    for (const run of this.runs) run.abort(reason);
  }

  /** Resolves to true when nothing runs any more, or to false after the limit (milliseconds). */
  async idle(limitMs: number): Promise<boolean> {
    if (this.runs.size === 0) return true;
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.idleWaiters.delete(wake);
        resolve(false);
      }, limitMs);
      const wake = () => {
        clearTimeout(limit);
        resolve(true);
      };
      this.idleWaiters.add(wake);
    });
  }
}
