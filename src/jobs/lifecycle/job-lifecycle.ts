import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import type { JobRecord } from '../record/job-record.js';
import type { JobStatus, MoveReason } from '../record/job-status.js';
import { claimJobs, type TakenDelivery } from './claim-store.js';
import { type Delivery, JOB_DISPATCH, type JobDispatch } from './job-dispatch.js';
import { advanceJobs, completeJobs, failJobs, handOverJobs } from './job-move-store.js';
import type { AdvanceMove, CompleteMove, FailMove, HandOverMove } from './job-moves.js';
import {
  announceCancelled,
  bindDeliveries,
  cancelJob,
  insertJob,
  lockUnadopted,
  type NewJob,
  reopenJobs,
  requeueJob,
} from './job-request-store.js';
import { findTransitionDefects, isTerminal, JOB_TRANSITIONS } from './job-transitions.js';
import { restartPoint } from './restart-point.js';

/** Moves that settle stages; each group may be empty. */
export interface SettlingMoves {
  readonly advance: readonly AdvanceMove[];
  readonly complete: readonly CompleteMove[];
  readonly fail: readonly FailMove[];
  readonly handOver: readonly HandOverMove[];
}

/** Who moves jobs, and for which reason the events give. */
export interface MovedBy<Reason extends MoveReason> {
  readonly reason: Reason;
  readonly actor: string;
}

/** A FAILED row that its transaction has locked. */
export interface LockedFailure {
  readonly job_id: string;
  readonly user_id: string;
  readonly raw_transcript: string | null;
  readonly system_prompt_used: string | null;
}

/**
 * The one door to a job's status: every move goes through here, named by its reason, inside the caller's transaction. A worker's
 * move names the claim it expects, so that a worker that lost its claim changes nothing.
 */
@Injectable()
export class JobLifecycle {
  constructor(@Inject(JOB_DISPATCH) private readonly dispatch: JobDispatch) {
    const defects = findTransitionDefects(JOB_TRANSITIONS);
    if (defects.length > 0) throw new Error(`The job transitions do not hold together: ${defects.join('; ')}`);
  }

  /** Takes a job in: the row in NEW with its first delivery. Null when its id or its name is taken. */
  async submit(trx: DatabaseTransaction, job: NewJob): Promise<JobRecord | null> {
    const inserted = await insertJob(trx, job);
    if (inserted === null) return null;
    const { jobId, userId } = inserted;
    await this.dispatch.deliver(trx, [{ deliveryId: job.deliveryId, jobId, userId, stage: 'TRANSCRIBING' }]);
    return inserted;
  }

  /** Gives a delivery to the oldest rows that a frontend inserted and no replica has adopted. Returns how many. */
  async adopt(trx: DatabaseTransaction, limit: number): Promise<number> {
    const rows = await lockUnadopted(trx, limit);
    const deliveries = rows.map(
      (row): Delivery => ({
        deliveryId: randomUUID(),
        jobId: row.job_id,
        userId: row.user_id,
        stage: 'TRANSCRIBING',
      }),
    );
    await this.redeliver(trx, deliveries);
    return rows.length;
  }

  /** Claims jobs for their stage (NEW moves to the first one). A job that has moved on or follows another delivery is missing. */
  begin(trx: DatabaseTransaction, taken: readonly TakenDelivery[], worker: string) {
    return claimJobs(trx, taken, worker);
  }

  /** Ends runs of stages. Returns the ids of the jobs that moved: the others belong to a newer claim, or moved on. */
  async settle(trx: DatabaseTransaction, moves: SettlingMoves, worker: string): Promise<ReadonlySet<string>> {
    const moved = new Set<string>();
    const collect = (ids: ReadonlySet<string>) => {
      for (const id of ids) moved.add(id);
    };
    if (moves.advance.length > 0) collect(await advanceJobs(trx, moves.advance, worker));
    if (moves.complete.length > 0) collect(await completeJobs(trx, moves.complete, worker));
    if (moves.fail.length > 0) collect(await failJobs(trx, moves.fail));
    if (moves.handOver.length > 0) collect(await handOverJobs(trx, moves.handOver));
    return moved;
  }

  /** Puts deliveries that the moves name into the queue; the caller passes those of the moves that took effect. */
  async deliver(trx: DatabaseTransaction, deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length > 0) await this.dispatch.deliver(trx, deliveries);
  }

  /** Replaces the delivery of unfinished rows that the transaction has locked: the status stays. */
  async redeliver(trx: DatabaseTransaction, deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await bindDeliveries(trx, deliveries);
    await this.dispatch.deliver(trx, deliveries);
  }

  /** Returns locked FAILED jobs to the stage whose input is stored, with a delivery each. Answers them as they are then. */
  async requeue(
    trx: DatabaseTransaction,
    rows: readonly LockedFailure[],
    by: MovedBy<'retried' | 'swept'>,
  ): Promise<readonly JobRecord[]> {
    const deliveries: Delivery[] = [];
    const jobs: JobRecord[] = [];
    for (const row of rows) {
      const to = restartPoint(row);
      const deliveryId = randomUUID();
      jobs.push(await requeueJob(trx, { jobId: row.job_id, to, deliveryId, ...by }));
      deliveries.push({
        deliveryId,
        jobId: row.job_id,
        userId: row.user_id,
        stage: to === 'NEW' ? 'TRANSCRIBING' : to,
      });
    }
    await this.deliver(trx, deliveries);
    return jobs;
  }

  /** Opens locked jobs again at REFINING, with a delivery each. One that cannot be refined is missing from the answer. */
  async reopen(
    trx: DatabaseTransaction,
    jobs: readonly { readonly jobId: string; readonly userId: string }[],
    actor: string,
  ): Promise<readonly JobRecord[]> {
    const planned = jobs.map(
      ({ jobId, userId }): Delivery => ({ deliveryId: randomUUID(), jobId, userId, stage: 'REFINING' }),
    );
    const reopened = await reopenJobs(trx, planned, actor);
    const moved = new Set(reopened.map(({ jobId }) => jobId));
    await this.deliver(
      trx,
      planned.filter(({ jobId }) => moved.has(jobId)),
    );
    return reopened;
  }

  /** Ends a locked, unfinished job FAILED with CANCELLED, takes its delivery out, and announces the stop to every replica. */
  async cancel(
    trx: DatabaseTransaction,
    row: {
      readonly job_id: string;
      readonly status: string;
      readonly delivery_id: string | null;
      readonly attempt: number;
    },
    actor: string,
  ): Promise<JobRecord> {
    if (isTerminal(row.status as JobStatus)) throw new Error(`a job that is ${row.status} cannot be cancelled`);
    if (row.delivery_id !== null) await this.dispatch.withdraw(trx, [row.delivery_id]);
    const details = {
      code: 'CANCELLED',
      message: 'The job was cancelled. Retry it to run it again.',
      stage: row.status === 'NEW' ? 'TRANSCRIBING' : row.status,
      attempt: row.attempt,
      retryable: false,
    };
    const job = await cancelJob(trx, { jobId: row.job_id, details, actor });
    await announceCancelled(trx, row.job_id);
    return job;
  }
}
