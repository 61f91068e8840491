import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { actorOf, requireAdmin } from '../../access/caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import type { JobFilter } from '../../jobs/reading/job-filter.js';
import { JobFilterAccess } from '../../jobs/reading/job-filter-access.js';
import { keyFor, notFound } from '../../jobs/record/job-key.js';
import { lockJob } from '../../jobs/record/job-lock-store.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import { toJobRecord } from '../../jobs/record/job-record.js';
import { findJob } from '../../jobs/record/job-store.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { storeAcknowledgement, storeAcknowledgements } from './acknowledgement-store.js';

/** Failures that one request marks at most: a statement of a second. */
const MOST = 10_000;

/** Marks failures as seen. For admins and keys. */
@Injectable()
export class FailureAcknowledgements {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobFilterAccess) private readonly access: JobFilterAccess,
  ) {}

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

  /**
   * Acknowledges the failures of a filter that are not acknowledged yet, the latest 10,000. Returns their number.
   * @throws Fault FORBIDDEN
   */
  async acknowledgeMany(caller: Caller, asked: JobFilter, note: string, said: object): Promise<number> {
    requireAdmin(caller);
    const filter = await this.access.admit(caller, asked);
    if (filter === null) return 0;
    return this.database.transaction().execute(async (trx) => {
      const affected = await storeAcknowledgements(trx, filter, { by: actorOf(caller), note, limit: MOST });
      await recordAction(trx, caller, { action: 'ACKNOWLEDGE_FAILURE', filter: said, affected, note });
      return affected;
    });
  }
}
