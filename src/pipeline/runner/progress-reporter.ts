import { type ProgressRow, writeProgress } from '../../jobs/results/progress-store.js';
import type { Logger } from '../../platform/logging/logger.js';
import type { Database } from '../../platform/postgres/database.js';
import type { StageProgress } from '../stages/stage.js';
import type { StageClaim } from './outcome.js';

/** Interval between two writes, in milliseconds: progress is for people, and does not justify a commit per update. */
const WRITE_EVERY_MS = 500;

/** Collects the progress of every running stage and writes the latest values together, at most twice a second. */
export class ProgressReporter {
  private pending = new Map<string, ProgressRow>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  report(claim: StageClaim, progress: StageProgress): void {
    this.pending.set(claim.job.jobId, {
      jobId: claim.job.jobId,
      attempt: claim.attempt,
      stage: claim.stage,
      percent: Math.min(100, Math.max(0, progress.percent)),
      note: progress.note.slice(0, 200),
      secondsLeft: progress.secondsLeft ?? null,
      chunksDone: progress.chunksDone ?? null,
      chunksTotal: progress.chunksTotal ?? null,
    });
    this.timer ??= setTimeout(() => this.flush(), WRITE_EVERY_MS);
  }

  /** The run has ended: discards its unwritten progress. */
  end(claim: StageClaim): void {
    this.pending.delete(claim.job.jobId);
  }

  /** Waits for the write that is under way and drops the rest. */
  async close(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.pending.clear();
    await this.writing;
  }

  private flush(): void {
    this.timer = null;
    const rows = [...this.pending.values()];
    this.pending.clear();
    if (rows.length === 0) return;
    this.writing = writeProgress(this.database, rows).catch((error: unknown) => {
      this.log.debug('progress could not be written', { error });
    });
  }
}
