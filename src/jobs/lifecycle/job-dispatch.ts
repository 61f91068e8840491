import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { StageStatus } from '../record/job-status.js';

/** One queue entry to be made: it carries only the job's id; the fields beside it are for the queue's own ordering. */
export interface Delivery {
  readonly deliveryId: string;
  readonly jobId: string;
  /** Whose job it is: the queue is fair between users. */
  readonly userId: string;
  readonly stage: StageStatus;
  /** Milliseconds before it may be taken. */
  readonly delayMs?: number;
}

/** What the jobs area asks of the queue. A call joins the transaction that it is given. */
export interface JobDispatch {
  /** Puts deliveries into the queue. */
  deliver(transaction: DatabaseTransaction, deliveries: readonly Delivery[]): Promise<void>;
  /** Takes deliveries out of every stage's queue, whether they wait or are being run. */
  withdraw(db: Database | DatabaseTransaction, deliveryIds: readonly string[]): Promise<void>;
}

/** Nest injection token of the JobDispatch. */
export const JOB_DISPATCH = Symbol('JobDispatch');
