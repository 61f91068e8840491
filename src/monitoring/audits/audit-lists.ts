import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { requireAdmin } from '../../access/caller.js';
import type { JobCursor } from '../../jobs/reading/job-cursor.js';
import { isUuid } from '../../jobs/record/job-store.js';
import { DeliveryQueue } from '../../pipeline/queue/delivery-queue.js';
import type { QueueInstance } from '../../pipeline/queue/queue-instance.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import type { NumberedSlice } from '../paging/number-cursor.js';
import { listOperatorActions, listSweepRuns } from './audit-list-store.js';
import { findBatch, listBatches } from './retry-batch-store.js';

/** The audit lists for operators. Only admins and keys have access: all others get Fault FORBIDDEN. */
@Injectable()
export class AuditLists {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DeliveryQueue) private readonly queue: DeliveryQueue,
  ) {}

  sweepRuns(caller: Caller, slice: NumberedSlice) {
    requireAdmin(caller);
    return listSweepRuns(this.database, slice);
  }

  operatorActions(caller: Caller, slice: NumberedSlice, about: { readonly jobId: string | null }) {
    requireAdmin(caller);
    return listOperatorActions(this.database, slice, about);
  }

  retryBatches(caller: Caller, slice: { direction: 'forward' | 'backward'; cursor: JobCursor | null; limit: number }) {
    requireAdmin(caller);
    return listBatches(this.database, slice);
  }

  /** A batch, or null. */
  async retryBatch(caller: Caller, id: string) {
    requireAdmin(caller);
    return isUuid(id) ? findBatch(this.database, id) : null;
  }

  /** The replicas of the engine that the queue knows, including stopped ones. */
  workers(caller: Caller): Promise<readonly QueueInstance[]> {
    requireAdmin(caller);
    return this.queue.instances();
  }
}
