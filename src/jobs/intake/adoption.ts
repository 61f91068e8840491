import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { Backstop } from '../../platform/postgres/backstop.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { PostgresListener } from '../../platform/postgres/listener.js';
import { JobLifecycle } from '../lifecycle/job-lifecycle.js';

/** The most rows of one transaction: up to a thousand rows that arrive together are adopted as one set. */
const PAGE = 1_000;

/** Takes in the jobs that a frontend inserted directly. Each gets exactly one delivery, from whichever replica is first. */
@Injectable()
export class Adoption implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly backstop: Backstop;
  private running: Promise<void> | null = null;
  private again = false;
  private closed = false;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobLifecycle) private readonly lifecycle: JobLifecycle,
    @Inject(PostgresListener) private readonly listener: PostgresListener,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.listener.on('studio_jobs_waiting', () => this.wake());
    this.listener.onResume(() => this.wake());
    this.backstop = new Backstop(this.listener, () => this.wake());
  }

  onApplicationBootstrap(): void {
    this.wake();
    this.backstop.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    this.backstop.stop();
    await this.running;
  }

  /** Adopts every row that waits now. Returns their number. */
  async runOnce(): Promise<number> {
    for (let total = 0; ; ) {
      const adopted = await this.adoptPage();
      total += adopted;
      if (adopted < PAGE) return total;
    }
  }

  /** Runs one pass at a time. A wake-up during a pass starts one more pass after it. */
  private wake(): void {
    if (this.closed) return;
    this.again = true;
    this.running ??= this.passes().finally(() => {
      this.running = null;
    });
  }

  private async passes(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false;
      try {
        const adopted = await this.runOnce();
        if (adopted > 0) this.log.info('Jobs that were inserted directly were adopted.', { adopted });
      } catch (error) {
        this.log.warn('Jobs that were inserted directly could not be adopted. The engine tries again.', { error });
      }
    }
  }

  private adoptPage(): Promise<number> {
    return this.database.transaction().execute((trx) => this.lifecycle.adopt(trx, PAGE));
  }
}
