import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { StageStatus } from '../record/job-status.js';

/** A new queue entry. It carries only the job's id; the other fields are for the queue's order. */
export interface Delivery {
  readonly deliveryId: string;
  readonly jobId: string;
  /** The owner of the job: the queue is fair between users. */
  readonly userId: string;
  readonly stage: StageStatus;
  /** Milliseconds before it is due. */
  readonly delayMs?: number;
}

/** The queue as the jobs area uses it. Each call joins the given transaction. */
export interface JobDispatch {
  /** Puts deliveries into the queue. */
  deliver(transaction: DatabaseTransaction, deliveries: readonly Delivery[]): Promise<void>;
  /** Removes deliveries from the queue of every stage, whether they wait or run. */
  withdraw(db: Database | DatabaseTransaction, deliveryIds: readonly string[]): Promise<void>;
}

/** Nest injection token of the JobDispatch. */
export const JOB_DISPATCH = Symbol('JobDispatch');
