import type { ErrorDetails } from '../record/error-details.js';
import type { MoveReason, StageStatus } from '../record/job-status.js';
import type { StageOutput } from '../results/stage-output.js';

/** What fences a worker's write: the worker must still hold the delivery, and this claim must hold the row. */
export interface HeldClaim {
  readonly jobId: string;
  readonly deliveryId: string;
  /** How often the delivery had been handed out before. */
  readonly retryCount: number;
  readonly attempt: number;
  readonly stage: StageStatus;
}

/** How a run of a stage is settled; `kind` is what its attempt is recorded with. */
export interface StageSettlement extends HeldClaim {
  /** advanced: on to the next stage. failed: the end. Otherwise the stage stays and another delivery takes over; only a retry counts as a try. */
  readonly kind: 'advanced' | 'retry' | 'deferred' | 'interrupted' | 'failed';
  /** Milliseconds before the next delivery may be taken. */
  readonly delayMs?: number;
  /** What went wrong, in full: for admins only. */
  readonly fault?: object;
  /** Of a job that fails. */
  readonly errorDetails?: Omit<ErrorDetails, 'attempts' | 'at'>;
  readonly reason?: Extract<MoveReason, 'failed' | 'cancelled'>;
  readonly output?: StageOutput;
}
