import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Delivery } from '../../jobs/lifecycle/job-dispatch.js';
import { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import { STAGE_STATUSES, type StageStatus } from '../../jobs/record/job-status.js';
import { DeliveryQueue } from '../../pipeline/queue/delivery-queue.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';
import { recordedRun, SWEEPER } from './recorded-run.js';
import type { Sweep, SweepCounts } from './sweep.js';
import { lockPassable, lockUnfinished, takeSweepLock, type UnfinishedRow } from './sweep-store.js';

/** The result of a sweep of failed and stranded jobs. */
export interface FailedJobCounts extends SweepCounts {
  readonly examined: number;
  readonly redelivered: number;
  readonly retried: number;
}

const PAGE = 500;
/** The most jobs that one run requeues, so that a provider that has just recovered is not flooded. */
const RETRIES_A_RUN = 50;
/** How long a failed job waits before a sweep requeues it, in seconds. */
const WAIT_SECONDS = 300;
/** How often sweeps requeue a job; after that a person must retry it. */
const BUDGET = 3;

/**
 * Scheduled repair: rows that wait or are stuck without a delivery in the queue get a new one; jobs that failed with a
 * transient fault are requeued, within their budget. One replica at a time; safe to run twice, and while everything else runs.
 */
@Injectable()
export class FailedJobSweep implements Sweep {
  readonly name = 'failed-jobs';

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DeliveryQueue) private readonly queue: DeliveryQueue,
    @Inject(JobLifecycle) private readonly lifecycle: JobLifecycle,
  ) {}

  /** Runs once and records the run in sweep_runs, even if it fails. Throws the error of the database. */
  async runOnce(): Promise<FailedJobCounts> {
    return (await this.run()).counts;
  }

  /**
   * The same, with the id of its row in sweep_runs: null when another replica ran it.
   * @param alongside is written in the transaction of the repair
   */
  run(alongside?: (trx: DatabaseTransaction, counts: FailedJobCounts) => Promise<void>) {
    return recordedRun(this.database, this.name, () =>
      this.database.transaction().execute(async (trx) => {
        const done = await this.sweep(trx);
        if (done.skipped === 0) await alongside?.(trx, done);
        return done;
      }),
    );
  }

  private async sweep(trx: DatabaseTransaction): Promise<FailedJobCounts> {
    if (!(await takeSweepLock(trx, this.name))) return { examined: 0, redelivered: 0, retried: 0, skipped: 1 };
    let examined = 0;
    let redelivered = 0;
    for (let after: UnfinishedRow | null = null; ; ) {
      const rows: readonly UnfinishedRow[] = await lockUnfinished(trx, after, PAGE);
      examined += rows.length;
      redelivered += await this.redeliver(trx, rows);
      if (rows.length < PAGE) break;
      after = rows.at(-1) ?? null;
    }
    await this.queue.forgetTurns(trx, PAGE);
    return { examined, redelivered, retried: await this.retry(trx), skipped: 0 };
  }

  private async redeliver(trx: DatabaseTransaction, rows: readonly UnfinishedRow[]): Promise<number> {
    const missing: Delivery[] = [];
    for (const stage of STAGE_STATUSES) {
      const waiting = rows.filter((row) => stageOf(row) === stage);
      const ids = waiting.flatMap((row) => row.delivery_id ?? []);
      const live = ids.length === 0 ? new Set<string>() : await this.queue.live(trx, stage, ids);
      for (const row of waiting) {
        if (row.delivery_id !== null && live.has(row.delivery_id)) continue;
        missing.push({ deliveryId: randomUUID(), jobId: row.job_id, userId: row.user_id, stage });
      }
    }
    if (missing.length === 0) return 0;
    const replaced = new Set(missing.map(({ jobId }) => jobId));
    // Their old deliveries, postponed by hand or in the queue of another stage, would never be claimed.
    await this.queue.forget(
      trx,
      rows.flatMap((row) => (replaced.has(row.job_id) && row.delivery_id !== null ? [row.delivery_id] : [])),
    );
    await this.lifecycle.redeliver(trx, missing);
    return missing.length;
  }

  private async retry(trx: DatabaseTransaction): Promise<number> {
    const rows = await lockPassable(trx, { restSeconds: WAIT_SECONDS, budget: BUDGET, limit: RETRIES_A_RUN });
    return (await this.lifecycle.requeue(trx, rows, { reason: 'swept', actor: SWEEPER })).length;
  }
}

function stageOf(row: UnfinishedRow): StageStatus {
  return row.status === 'NEW' ? 'TRANSCRIBING' : (row.status as StageStatus);
}
