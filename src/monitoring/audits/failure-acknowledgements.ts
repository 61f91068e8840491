import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { actorOf, requireAdmin } from '../../access/caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import { keyFor, notFound } from '../../jobs/record/job-key.js';
import { lockJob } from '../../jobs/record/job-lock-store.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import { toJobRecord } from '../../jobs/record/job-record.js';
import { findJob } from '../../jobs/record/job-store.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { storeAcknowledgement } from './acknowledgement-store.js';

/** Marks failures as seen. For admins and keys. */
@Injectable()
export class FailureAcknowledgements {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws Fault FORBIDDEN, NOT_FOUND, CONFLICT when the job has not failed */
  acknowledge(caller: Caller, id: string, note: string): Promise<JobRecord> {
    requireAdmin(caller);
    return this.database.transaction().execute(async (trx) => {
      const found = await findJob(trx, keyFor(caller, id));
      const row = found === null ? null : await lockJob(trx, found.jobId);
      if (row === null) throw notFound();
      if (row.status !== 'FAILED') {
        throw new Fault('CONFLICT', `Only the failure of a FAILED job can be acknowledged; this one is ${row.status}.`);
      }
      const jobId = row.job_id;
      await storeAcknowledgement(trx, { jobId, eventNumber: row.event_count, by: actorOf(caller), note });
      await recordAction(trx, caller, { action: 'ACKNOWLEDGE_FAILURE', jobId, affected: 1, note });
      return toJobRecord(row);
    });
  }
}
