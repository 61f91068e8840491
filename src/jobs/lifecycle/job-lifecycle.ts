import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { JobRecord } from '../record/job-record.js';
import {
  FIRST_STAGE,
  isTerminal,
  type JobStatus,
  type MoveReason,
  type StageStatus,
  stageOf,
} from '../record/job-status.js';
import { type Claimed, type ClaimRequest, claimNext } from './claim-store.js';
import { type Delivery, JOB_DISPATCH, type JobDispatch } from './job-dispatch.js';
import type { StageSettlement } from './job-moves.js';
import {
  announceCancelled,
  announceSubmissions,
  bindDeliveries,
  cancelJob,
  insertAndClaimJobs,
  insertJobs,
  insertUnannouncedJobs,
  lockUnadopted,
  type NewJob,
  reopenJobs,
  requeueJobs,
  type Submitted,
} from './job-request-store.js';
import { findTransitionDefects, JOB_TRANSITIONS, REOPENED_AT } from './job-transitions.js';
import { type PreparedSettlement, prepareSettlement, type Rooms, type Settled, settleStages } from './settle-store.js';

/** Who moves jobs, and the reason that the events record. */
export interface MovedBy<Reason extends MoveReason> {
  readonly reason: Reason;
  readonly actor: string;
}

/** A row that the transaction has locked. */
export interface LockedJob {
  readonly job_id: string;
}

/**
 * Makes every change of a job's status; each method is named by its reason. A move by a person or a sweep joins the caller's transaction.
 * A worker's move is one statement that names the expected claim, so a worker that lost its claim changes nothing.
 */
@Injectable()
export class JobLifecycle {
  constructor(@Inject(JOB_DISPATCH) private readonly dispatch: JobDispatch) {
    const defects = findTransitionDefects(JOB_TRANSITIONS);
    if (defects.length > 0) throw new Error(`The job transitions are inconsistent: ${defects.join('; ')}`);
  }

  /**
   * Takes jobs in, in one statement: the rows in NEW with their first deliveries. Returns an answer for each, in order; null if its id or
   * name is taken.
   */
  submit(db: Database | DatabaseTransaction, jobs: readonly NewJob[]): Promise<readonly (JobRecord | null)[]> {
    return insertJobs(db, jobs);
  }

  /** The same outside of a transaction and without a notification: see SubmissionAnnouncer. */
  submitUnannounced(db: Database, jobs: readonly NewJob[]): Promise<readonly (JobRecord | null)[]> {
    return insertUnannouncedJobs(db, jobs);
  }

  /** Notifies workers and subscribers of the jobs that `submitUnannounced` stored. */
  announceSubmissions(db: Database): Promise<void> {
    return announceSubmissions(db);
  }

  /** The same outside of a transaction; claims the jobs for the first stage in the same statement, if the worker has room for them and for all that wait. */
  submitAndBegin(
    db: Database,
    jobs: readonly NewJob[],
    by: { readonly worker: string; readonly room: number },
  ): Promise<Submitted> {
    return insertAndClaimJobs(db, jobs, by);
  }

  /** Gives a delivery to the oldest rows that a frontend inserted and no replica has adopted. Returns their number. */
  async adopt(trx: DatabaseTransaction, limit: number): Promise<number> {
    const rows = await lockUnadopted(trx, limit);
    const deliveries = rows.map(({ job_id, user_id }) => deliveryOf(job_id, user_id, FIRST_STAGE));
    await this.redeliver(trx, deliveries);
    return rows.length;
  }

  /**
   * Takes due deliveries and claims their jobs for the stage (NEW moves to the first one). Drops deliveries whose job cannot be claimed, and postpones those
   * whose job is locked.
   */
  begin(database: Database, request: ClaimRequest): Promise<Claimed> {
    return claimNext(database, request);
  }

  /**
   * Ends runs of stages. Returns the jobs that were settled, and those that another transaction has locked (`busy`: nothing was changed). The others have a
   * newer claim or another status. Claims the jobs for their next stages in the same statement, as far as the worker has room
   * and nobody else waits.
   */
  settle(
    db: Database,
    settlements: readonly PreparedSettlement[],
    by: { readonly worker: string; readonly rooms: Rooms },
  ): Promise<Settled> {
    return settleStages(db, settlements, by);
  }

  /** A settlement in the form that `settle` takes; its length is the amount of data to store. */
  prepare(settlement: StageSettlement): PreparedSettlement {
    return prepareSettlement(settlement);
  }

  /** Replaces the deliveries of unfinished rows that the transaction has locked. Their status does not change. */
  async redeliver(trx: DatabaseTransaction, deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await bindDeliveries(trx, deliveries);
    await this.dispatch.deliver(trx, deliveries);
  }

  /** Requeues locked FAILED jobs at the stage whose input is stored, each with a delivery. Returns them after the move. */
  async requeue(
    trx: DatabaseTransaction,
    rows: readonly LockedJob[],
    by: MovedBy<'retried' | 'swept'>,
  ): Promise<readonly JobRecord[]> {
    if (rows.length === 0) return [];
    const bound = rows.map(({ job_id }) => ({ jobId: job_id, deliveryId: randomUUID() }));
    return this.deliverMoved(trx, bound, await requeueJobs(trx, bound, by));
  }

  /** Reopens locked jobs, each with a delivery. Leaves out jobs whose texts are not stored. */
  async reopen(
    trx: DatabaseTransaction,
    jobs: readonly { readonly jobId: string }[],
    actor: string,
  ): Promise<readonly JobRecord[]> {
    const bound = jobs.map(({ jobId }) => ({ jobId, deliveryId: randomUUID() }));
    return this.deliverMoved(trx, bound, await reopenJobs(trx, bound, { at: REOPENED_AT, actor }));
  }

  /** Ends a locked, unfinished job as FAILED with CANCELLED, removes its delivery, and announces the stop to every replica. */
  async cancel(
    trx: DatabaseTransaction,
    row: LockedJob & { readonly status: string; readonly delivery_id: string | null; readonly attempt: number },
    actor: string,
  ): Promise<JobRecord> {
    const status = row.status as JobStatus;
    if (isTerminal(status)) throw new Error(`a job that is ${status} cannot be cancelled`);
    if (row.delivery_id !== null) await this.dispatch.withdraw(trx, [row.delivery_id]);
    const details = {
      code: 'CANCELLED',
      message: 'The job was cancelled. Retry it to run it again.',
      stage: stageOf(status),
      attempt: row.attempt,
      retryable: false,
    };
    const job = await cancelJob(trx, { jobId: row.job_id, details, actor });
    await announceCancelled(trx, row.job_id);
    return job;
  }

  private async deliverMoved(
    trx: DatabaseTransaction,
    bound: readonly { readonly jobId: string; readonly deliveryId: string }[],
    moved: readonly JobRecord[],
  ): Promise<readonly JobRecord[]> {
    const ids = new Map(bound.map(({ jobId, deliveryId }) => [jobId, deliveryId]));
    const deliveries = moved.map(({ jobId, userId, status }) => ({
      ...deliveryOf(jobId, userId, stageOf(status) as StageStatus),
      deliveryId: ids.get(jobId) as string,
    }));
    if (deliveries.length > 0) await this.dispatch.deliver(trx, deliveries);
    return moved;
  }
}

function deliveryOf(jobId: string, userId: string, stage: StageStatus): Delivery {
  return { deliveryId: randomUUID(), jobId, userId, stage };
}
