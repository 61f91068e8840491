import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Fault } from '../platform/fault.js';
import { DATABASE, type Database } from '../platform/postgres/database.js';
import { JOB_DISPATCH, type JobDispatch } from './job-dispatch.js';
import type { JobRecord } from './job-record.js';
import { announceCancelled, cancelJob, lockJob, requeueJob, restartPoint } from './job-request-store.js';
import type { JobStatus } from './job-status.js';
import { findJob } from './job-store.js';
import { isTerminal } from './job-transitions.js';

/** What a person may ask of a job that exists: run again, stop. */
@Injectable()
export class JobRequests {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JOB_DISPATCH) private readonly dispatch: JobDispatch,
  ) {}

  /**
   * Runs a FAILED job again from the stage whose input is stored, with a new budget.
   * @throws Fault NOT_FOUND (or not the caller's), CONFLICT when it has not failed
   */
  async retry(caller: Caller, id: string): Promise<JobRecord> {
    const { jobId } = await this.find(caller, id);
    return this.database.transaction().execute(async (trx) => {
      const row = await lockJob(trx, jobId);
      if (row === null) throw notFound();
      if (row.status !== 'FAILED') {
        throw new Fault('CONFLICT', `Only a FAILED job can be retried; this one is ${row.status}.`);
      }
      const to = restartPoint(row);
      const deliveryId = randomUUID();
      const job = await requeueJob(trx, { jobId, to, deliveryId, reason: 'retried', actor: actorOf(caller) });
      const stage = to === 'NEW' ? 'TRANSCRIBING' : to;
      await this.dispatch.deliver(trx, [{ deliveryId, jobId, userId: job.userId, stage }]);
      return job;
    });
  }

  /**
   * Ends a job FAILED with CANCELLED, wherever it stands; a stage that is running is told to stop.
   * @throws Fault NOT_FOUND (or not the caller's), CONFLICT when it has ended already
   */
  async cancel(caller: Caller, id: string): Promise<JobRecord> {
    const { jobId } = await this.find(caller, id);
    return this.database.transaction().execute(async (trx) => {
      const row = await lockJob(trx, jobId);
      if (row === null) throw notFound();
      if (isTerminal(row.status as JobStatus)) {
        throw new Fault('CONFLICT', `Only a job that has not ended can be cancelled; this one is ${row.status}.`);
      }
      if (row.delivery_id !== null) await this.dispatch.withdraw(trx, [row.delivery_id]);
      const details = {
        code: 'CANCELLED',
        message: 'The job was cancelled. Retry it to run it again.',
        stage: row.status === 'NEW' ? 'TRANSCRIBING' : row.status,
        attempt: row.attempt,
        retryable: false,
      };
      const job = await cancelJob(trx, { jobId, details, actor: actorOf(caller) });
      await announceCancelled(trx, jobId);
      return job;
    });
  }

  private async find(caller: Caller, id: string): Promise<JobRecord> {
    const job = await findJob(this.database, { id, userId: caller.kind === 'user' ? caller.userId : null });
    if (job === null) throw notFound();
    return job;
  }
}

/** What a job that is not there and one that is somebody else's both look like. */
export function notFound(): Fault {
  return new Fault('NOT_FOUND', 'There is no such job. Check the id.');
}

function actorOf(caller: Caller): string {
  return caller.kind === 'user' ? `user ${caller.userId}` : 'service';
}
