import { type ProgressRow, writeProgress } from '../../jobs/results/progress-store.js';
import type { Logger } from '../../platform/logging/logger.js';
import type { Database } from '../../platform/postgres/database.js';
import type { ProviderWait } from '../providers/waiting.js';
import type { StageProgress } from '../stages/stage.js';
import type { StageClaim } from './outcome.js';

/** Interval between two writes, in milliseconds: progress is for people, and does not justify a commit per update. */
const WRITE_EVERY_MS = 500;

/** Collects the progress of every running stage and writes the latest values together, at most twice a second. */
export class ProgressReporter {
  private pending = new Map<string, ProgressRow>();
  /** The latest of each run that reported or waits. */
  private readonly latest = new Map<string, ProgressRow>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  report(claim: StageClaim, progress: StageProgress): void {
    this.put({
      ...this.rowOf(claim),
      percent: Math.min(100, Math.max(0, progress.percent)),
      note: progress.note.slice(0, 200),
      secondsLeft: progress.secondsLeft ?? null,
      chunksDone: progress.chunksDone ?? null,
      chunksTotal: progress.chunksTotal ?? null,
    });
  }

  /** What the run waits for; null: it works again. */
  wait(claim: StageClaim, wait: ProviderWait | null): void {
    this.put({ ...this.rowOf(claim), waiting: wait === null ? null : { what: 'PROVIDER', ...wait } });
  }

  private rowOf({ job: { jobId }, attempt, stage }: StageClaim): ProgressRow {
    const known = this.latest.get(jobId);
    if (known?.attempt === attempt) return known;
    const nothing = { secondsLeft: null, chunksDone: null, chunksTotal: null, waiting: null };
    return { jobId, attempt, stage, percent: 0, note: '', ...nothing };
  }

  private put(row: ProgressRow): void {
    this.latest.set(row.jobId, row);
    this.pending.set(row.jobId, row);
    this.timer ??= setTimeout(() => this.flush(), WRITE_EVERY_MS);
  }

  /** The run has ended: discards its unwritten progress. */
  end(claim: StageClaim): void {
    this.pending.delete(claim.job.jobId);
    this.latest.delete(claim.job.jobId);
  }

  /** Waits for the write that is under way and drops the rest. */
  async close(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.pending.clear();
    this.latest.clear();
    await this.writing;
  }

  private flush(): void {
    this.timer = null;
    const rows = [...this.pending.values()];
    this.pending.clear();
    if (rows.length === 0) return;
    this.writing = writeProgress(this.database, rows).catch((error: unknown) => {
      this.log.debug('The progress of a job was not stored.', { error });
    });
  }
}
