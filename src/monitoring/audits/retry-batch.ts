/** Failed jobs on their way back into the queue, so many a second. */
export interface RetryBatch {
  readonly id: string;
  readonly startedAt: Date;
  /** `user` and an id, or `service`. */
  readonly startedBy: string;
  readonly filter: object;
  readonly perSecond: number;
  readonly total: number;
  /** Put back. */
  readonly released: number;
  /** No longer in the failure that was picked when their turn came: retried by somebody else, or gone; or waiting when the batch was stopped. */
  readonly passedOver: number;
  readonly endedAt: Date | null;
}
