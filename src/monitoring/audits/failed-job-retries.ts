import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { actorOf, requireAdmin } from '../../access/caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import type { JobFilter } from '../../jobs/reading/job-filter.js';
import { JobFilterAccess } from '../../jobs/reading/job-filter-access.js';
import { isUuid } from '../../jobs/record/job-store.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import type { RetryBatch } from './retry-batch.js';
import { countRetryable, findBatch, firstOfBatch, openBatch, pickRetryable, stopBatch } from './retry-batch-store.js';

/** A request to requeue failed jobs. */
export interface RetryOrder {
  readonly filter: JobFilter;
  /** The filter in the caller's words, for the record. */
  readonly asked: object;
  /** Most jobs. */
  readonly limit: number;
  readonly perSecond: number;
  readonly dryRun: boolean;
}

export interface RetryAnswer {
  /** How many match, counted up to MOST_COUNTED. */
  readonly matched: number;
  /** How many of them are, or would be, requeued. */
  readonly count: number;
  /** The first of these, the oldest first. */
  readonly jobIds: readonly string[];
  /** Null in a dry run. */
  readonly batch: RetryBatch | null;
}

/** A higher count would take seconds, and the exact number is not useful. */
export const MOST_COUNTED = 100_000;
const NAMED = 100;

/** Requeues many failed jobs at a limited rate. For admins and keys. */
@Injectable()
export class FailedJobRetries {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobFilterAccess) private readonly access: JobFilterAccess,
  ) {}

  /**
   * Requeues cancelled jobs only if the filter names their code. Does not count jobs that already wait in a batch.
   * @throws Fault FORBIDDEN
   */
  async order(caller: Caller, order: RetryOrder): Promise<RetryAnswer> {
    requireAdmin(caller);
    const admitted = await this.access.admit(caller, order.filter);
    const filter: JobFilter =
      admitted === null
        ? { statuses: [] }
        : { ...admitted, exceptCodes: admitted.errorCodes ? undefined : ['CANCELLED'] };
    return this.database.transaction().execute(async (trx) => {
      const matched = await countRetryable(trx, filter, MOST_COUNTED);
      if (order.dryRun) {
        const count = Math.min(matched, order.limit);
        return { matched, count, jobIds: await pickRetryable(trx, filter, Math.min(count, NAMED)), batch: null };
      }
      const batch = await openBatch(trx, { ...order, filter, startedBy: actorOf(caller) });
      const asked = { ...order.asked, limit: order.limit, perSecond: order.perSecond };
      await recordAction(trx, caller, { action: 'RETRY_FAILED_JOBS', filter: asked, affected: batch.total });
      return { matched, count: batch.total, jobIds: await firstOfBatch(trx, batch.id, NAMED), batch };
    });
  }

  /**
   * Stops a batch: requeued jobs continue, the others stay FAILED.
   * @throws Fault FORBIDDEN, NOT_FOUND, CONFLICT when it has ended already
   */
  async stop(caller: Caller, batchId: string): Promise<RetryBatch> {
    requireAdmin(caller);
    return this.database.transaction().execute(async (trx) => {
      const left = isUuid(batchId) ? await stopBatch(trx, batchId) : null;
      const batch = isUuid(batchId) ? await findBatch(trx, batchId) : null;
      if (batch === null)
        throw new Fault('NOT_FOUND', 'There is no such retry batch. Query retryBatches for the existing ones.');
      if (left === null) throw new Fault('CONFLICT', 'This retry batch has already ended.');
      await recordAction(trx, caller, { action: 'STOP_RETRY_BATCH', filter: { batch: batchId }, affected: left });
      return batch;
    });
  }
}
