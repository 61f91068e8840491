import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { JobLifecycle } from '../lifecycle/job-lifecycle.js';

/** The shortest time between two announcements: a notification wakes every replica, and one stands for all jobs before it. Milliseconds. */
const PAUSE_MS = 10;

/**
 * Notifies workers and subscribers of jobs that were stored without a notification. A commit that carries one keeps other such commits waiting until it is on the disk
 * (migration 092). The first announcement is sent immediately; those that follow share one. If it is lost, workers find the jobs at their next check.
 */
@Injectable()
export class SubmissionAnnouncer implements OnModuleDestroy {
  private running: Promise<void> | null = null;
  private again = false;
  private closed = false;
  private wake: () => void = () => undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobLifecycle) private readonly lifecycle: JobLifecycle,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Announces what was stored before this call. */
  announce(): void {
    this.again = true;
    this.running ??= this.passes().finally(() => {
      this.running = null;
    });
  }

  /** Announces what is still to be announced. */
  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    this.wake();
    await this.running;
  }

  private async passes(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        await this.lifecycle.announceSubmissions(this.database);
      } catch (error) {
        this.log.warn('New jobs could not be announced. Workers find them within 15 seconds.', { error });
      }
      await this.pause();
    }
  }

  private async pause(): Promise<void> {
    if (this.closed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.wake = resolve;
    const timer = setTimeout(resolve, PAUSE_MS);
    await promise;
    clearTimeout(timer);
  }
}
