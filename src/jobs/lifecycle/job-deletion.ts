import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Caller } from '../../access/caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { keyFor, notFound } from '../record/job-key.js';
import { lockJob } from '../record/job-lock-store.js';
import { isTerminal, type JobStatus } from '../record/job-status.js';
import { findJob } from '../record/job-store.js';
import { JobLifecycle } from './job-lifecycle.js';
import { deleteJobWithRecording } from './job-request-store.js';

/** Deletes jobs permanently: the row, texts, transcript, versions and chunks immediately, the recording within minutes. */
@Injectable()
export class JobDeletion {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobLifecycle) private readonly lifecycle: JobLifecycle,
  ) {}

  /**
   * Cancels an unfinished job first, so that a running stage stops. `operator_actions` keeps who deleted which job. Returns the id
   * of the deleted job.
   * @throws Fault NOT_FOUND, also for another user's job
   */
  async delete(caller: Caller, id: string): Promise<string> {
    const found = await findJob(this.database, keyFor(caller, id));
    if (found === null) throw notFound();
    const { jobId } = found;
    await this.database.transaction().execute(async (trx) => {
      const row = await lockJob(trx, jobId);
      if (row === null) throw notFound();
      if (!isTerminal(row.status as JobStatus)) await this.lifecycle.cancel(trx, row, actorOf(caller));
      await deleteJobWithRecording(trx, jobId);
      await recordAction(trx, caller, { action: 'DELETE_JOB', jobId, filter: { userId: row.user_id }, affected: 1 });
    });
    return jobId;
  }
}
