/** Failed jobs that are requeued at a fixed rate per second. */
export interface RetryBatch {
  readonly id: string;
  readonly startedAt: Date;
  /** `user` and an id, or `service`. */
  readonly startedBy: string;
  readonly filter: object;
  readonly perSecond: number;
  readonly total: number;
  /** Jobs that were requeued. */
  readonly released: number;
  /** Jobs that no longer had the selected failure at their turn (retried elsewhere, or deleted), or that waited when the batch was stopped. */
  readonly passedOver: number;
  readonly endedAt: Date | null;
}
