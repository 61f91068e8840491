import type { ErrorDetails } from '../record/error-details.js';
import type { MoveReason, StageStatus } from '../record/job-status.js';
import type { StageOutput } from '../results/stage-output.js';

/** The fence of a worker's write: the worker must still hold the delivery, and this claim must be the newest of the row. */
export interface HeldClaim {
  readonly jobId: string;
  readonly deliveryId: string;
  /** How many times the delivery was claimed before. */
  readonly retryCount: number;
  readonly attempt: number;
  readonly stage: StageStatus;
}

/** How a run of a stage ends; the attempt records `kind`. */
export interface StageSettlement extends HeldClaim {
  /**
   * advanced: the job moves to the next stage. failed: the job ends. Otherwise it stays in the stage with a new delivery; only a retry uses up an
   * attempt.
   */
  readonly kind: 'advanced' | 'retry' | 'deferred' | 'interrupted' | 'failed';
  /** Milliseconds before the next delivery is due. */
  readonly delayMs?: number;
  /** The fault in full, for admins only. */
  readonly fault?: object;
  /** The error_details of a job that fails. */
  readonly errorDetails?: Omit<ErrorDetails, 'attempts' | 'at'>;
  readonly reason?: Extract<MoveReason, 'failed' | 'cancelled'>;
  readonly output?: StageOutput;
}
