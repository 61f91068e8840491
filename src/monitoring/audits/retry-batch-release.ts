import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { backstopMs } from '../../platform/postgres/backstop.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';
import { PostgresListener } from '../../platform/postgres/listener.js';
import { dueBatch, noteRelease, stillFailed, takeFromBatch, takeReleaseLock } from './batch-release-store.js';
import { BATCH_CHANNEL } from './retry-batch-store.js';

/** Interval between releases while a batch is open: several releases a second even out the pace. Milliseconds. */
const OPEN_MS = 200;

/** The result of one pass; `open` says whether any batch is unfinished. */
export interface Release {
  readonly released: number;
  readonly open: boolean;
}

/**
 * Requeues the jobs of retry batches at their pace, the oldest batch first, if the process has the role `scheduler`. Pace and progress are in the
 * database: one replica at a time, and a restart continues from there.
 */
@Injectable()
export class RetryBatchRelease implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private closed = true;
  private passing = false;
  /** A batch was announced during the pass. */
  private again = false;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobLifecycle) private readonly lifecycle: JobLifecycle,
    @Inject(PostgresListener) private readonly listener: Pick<PostgresListener, 'connected' | 'on'>,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    if (environment.roles.includes('scheduler')) listener.on(BATCH_CHANNEL, () => this.schedule(0));
  }

  onApplicationBootstrap(): void {
    if (!this.environment.roles.includes('scheduler')) return;
    this.closed = false;
    this.schedule(0);
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  /** Requeues the jobs that are due. Does nothing while another replica does so. */
  runOnce(): Promise<Release> {
    return this.database.transaction().execute((trx) => this.release(trx));
  }

  private async release(trx: DatabaseTransaction): Promise<Release> {
    if (!(await takeReleaseLock(trx))) return { released: 0, open: true };
    const batch = await dueBatch(trx);
    if (batch === null) return { released: 0, open: false };
    if (batch.due < 1) return { released: 0, open: true };
    const picked = await takeFromBatch(trx, batch.retry_batch_id, batch.due);
    const rows = picked.length === 0 ? [] : await stillFailed(trx, picked);
    await this.lifecycle.requeue(trx, rows, { reason: 'retried', actor: batch.started_by });
    const passedOver = picked.length - rows.length;
    await noteRelease(trx, batch.retry_batch_id, { released: rows.length, passedOver, base: batch.base });
    return { released: rows.length, open: true };
  }

  private schedule(delayMs: number): void {
    if (this.closed) return;
    if (this.passing) {
      this.again = true;
      return;
    }
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.running = this.pass();
    }, delayMs);
    this.timer.unref();
  }

  private async pass(): Promise<void> {
    let open = false;
    this.passing = true;
    this.again = false;
    try {
      ({ open } = await this.runOnce());
    } catch (error) {
      this.log.warn('Failed jobs could not be requeued. The next pass tries again.', { error });
    }
    this.passing = false;
    this.schedule(this.again ? 0 : open ? OPEN_MS : backstopMs(this.listener));
  }
}
