import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { indexTexts } from '../../jobs/reading/job-search-store.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { PostgresListener } from '../../platform/postgres/listener.js';

/** How long after a move its texts are indexed: the moves of this time share the work. Milliseconds. */
const PAUSE_MS = 1_000;
/** Interval while no job moves: then only edits need indexing. Milliseconds. */
const QUIET_PAUSE_MS = 15_000;
/** Jobs of one transaction: short ones, so that stages settle between them. */
const BATCH = 50;

/** Indexes the words of jobs for search while jobs move, in every process regardless of its roles. Replicas share the queue. */
@Injectable()
export class TextIndexing implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private moved = true;
  private indexedAt = Number.NEGATIVE_INFINITY;
  private stopped = false;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PostgresListener) listener: PostgresListener,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    const wake = () => {
      this.moved = true;
    };
    listener.on('studio_job_events', wake);
    listener.onResume(wake);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tick(), PAUSE_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Indexes everything that waits. Returns how many entries of the queue that were. */
  async runOnce(): Promise<number> {
    let done = 0;
    for (let taken = BATCH; taken === BATCH && !this.stopped; done += taken) {
      taken = await indexTexts(this.database, BATCH);
    }
    return done;
  }

  private tick(): void {
    if (this.running !== null) return;
    if (!this.moved && performance.now() - this.indexedAt < QUIET_PAUSE_MS) return;
    this.moved = false;
    this.indexedAt = performance.now();
    this.running = this.run().finally(() => {
      this.running = null;
    });
  }

  private async run(): Promise<void> {
    try {
      await this.runOnce();
    } catch (error) {
      this.log.warn('Texts were not indexed for search. The next run tries again.', { error });
    }
  }
}
