import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { actorOf } from '../../access/caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { requireEngineDriven } from '../record/job-driver.js';
import { keyFor, notFound } from '../record/job-key.js';
import { lockJob } from '../record/job-lock-store.js';
import type { JobRecord } from '../record/job-record.js';
import { isTerminal, type JobStatus } from '../record/job-status.js';
import { findJob } from '../record/job-store.js';
import { requireSomethingLeft } from '../record/retention-state.js';
import { JobLifecycle } from './job-lifecycle.js';

/** Retries and cancels existing jobs on request. Users may do it to their own jobs, admins and keys to any job; each action is recorded. */
@Injectable()
export class JobRequests {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobLifecycle) private readonly lifecycle: JobLifecycle,
  ) {}

  /**
   * Retries a FAILED job from the stage whose input is stored, with a new budget of attempts.
   * @throws Fault NOT_FOUND (also for another user's job); CONFLICT if it is not FAILED, if a client drives it, or if retention deleted the input
   * of its stage
   */
  async retry(caller: Caller, id: string): Promise<JobRecord> {
    const { jobId } = await this.find(caller, id);
    return this.database.transaction().execute(async (trx) => {
      const row = await lockJob(trx, jobId);
      if (row === null) throw notFound();
      if (row.status !== 'FAILED') {
        throw new Fault('CONFLICT', `Only a FAILED job can be retried; this one is ${row.status}.`);
      }
      requireEngineDriven(row.driven_by);
      requireSomethingLeft(row);
      const [job] = await this.lifecycle.requeue(trx, [row], { reason: 'retried', actor: actorOf(caller) });
      await recordAction(trx, caller, { action: 'RETRY_JOB', jobId, affected: 1 });
      return job as JobRecord;
    });
  }

  /**
   * Ends an unfinished job as FAILED with CANCELLED; a running stage stops.
   * @throws Fault NOT_FOUND (also for another user's job), CONFLICT if it has ended
   */
  async cancel(caller: Caller, id: string): Promise<JobRecord> {
    const { jobId } = await this.find(caller, id);
    return this.database.transaction().execute(async (trx) => {
      const row = await lockJob(trx, jobId);
      if (row === null) throw notFound();
      if (isTerminal(row.status as JobStatus)) {
        throw new Fault('CONFLICT', `Only an unfinished job can be cancelled; this one is ${row.status}.`);
      }
      const job = await this.lifecycle.cancel(trx, row, actorOf(caller));
      await recordAction(trx, caller, { action: 'CANCEL_JOB', jobId, affected: 1 });
      return job;
    });
  }

  private async find(caller: Caller, id: string): Promise<JobRecord> {
    const job = await findJob(this.database, keyFor(caller, id));
    if (job === null) throw notFound();
    return job;
  }
}
