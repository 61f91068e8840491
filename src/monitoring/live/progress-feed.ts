import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { JobVisibility } from '../../jobs/reading/job-visibility.js';
import { notFound } from '../../jobs/record/job-key.js';
import { isTerminal } from '../../jobs/record/job-status.js';
import { findJob } from '../../jobs/record/job-store.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { AdminStanding } from './admin-standing.js';
import { boundedRead } from './bounded-read.js';
import { LatestValue } from './latest-value.js';
import { type ProgressUpdate, readProgressUpdates } from './progress-watch-store.js';

/** Workers write progress twice a second. Milliseconds. */
const POLL_MS = 500;

interface Watcher {
  readonly stream: LatestValue<ProgressUpdate>;
  sent: string;
}

/** The progress of running jobs: read for all subscribers of this replica together, while there are any. */
@Injectable()
export class ProgressFeed implements OnModuleDestroy {
  private readonly watchers = new Map<string, Set<Watcher>>();
  private timer: NodeJS.Timeout | null = null;
  private reading = false;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobVisibility) private readonly visibility: JobVisibility,
    @Inject(AdminStanding) private readonly standing: AdminStanding,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * The progress of a job: the present state first, then each change. The job's end is the last update.
   * @param id UUID or the submitter's own name
   * @throws Fault NOT_FOUND, for another's job too
   */
  async watch(caller: Caller, id: string): Promise<AsyncIterableIterator<ProgressUpdate, undefined>> {
    const job = await this.visibility.read(caller, (reader) => findJob(reader, { id, userId: null }));
    if (job === null) throw notFound();
    const watcher: Watcher = { stream: new LatestValue(() => this.leave(job.jobId, watcher)), sent: '' };
    const known = this.watchers.get(job.jobId) ?? new Set();
    known.add(watcher);
    this.watchers.set(job.jobId, known);
    if (caller.kind === 'user' && caller.userId !== job.userId) this.standing.watch(caller.userId, watcher.stream);
    this.timer ??= setInterval(() => void this.poll(), POLL_MS);
    void this.poll();
    return watcher.stream;
  }

  onModuleDestroy(): void {
    for (const watchers of this.watchers.values()) for (const { stream } of watchers) stream.finish();
  }

  private leave(jobId: string, watcher: Watcher): void {
    const known = this.watchers.get(jobId);
    known?.delete(watcher);
    if (known?.size === 0) this.watchers.delete(jobId);
    if (this.watchers.size > 0 || this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  /** Runs one pass at a time, so that no subscriber gets an older state after a newer one. The next pass serves subscribers who join later. */
  private async poll(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    const asked = [...this.watchers.keys()];
    try {
      const updates = new Map(
        (await boundedRead(readProgressUpdates(this.database, asked))).map((update) => [update.jobId, update]),
      );
      for (const jobId of asked) this.publish(jobId, updates.get(jobId) ?? null);
    } catch (error) {
      this.log.warn('The progress of jobs cannot be read. The next pass tries again.', { error });
    } finally {
      this.reading = false;
    }
  }

  private publish(jobId: string, update: ProgressUpdate | null): void {
    const text = JSON.stringify(update);
    for (const watcher of [...(this.watchers.get(jobId) ?? [])]) {
      if (update !== null && watcher.sent !== text) {
        watcher.sent = text;
        watcher.stream.set(update);
      }
      // Null: the job was deleted.
      if (update === null || isTerminal(update.status)) watcher.stream.finish();
    }
  }
}
