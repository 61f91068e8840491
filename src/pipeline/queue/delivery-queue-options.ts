import type { Logger } from '../../platform/logging/logger.js';

/** What a DeliveryQueue is given. */
export interface DeliveryQueueOptions {
  readonly url: string;
  readonly log: Logger;
  /** Of the pool that pg-boss and the upkeep share. */
  readonly poolSize: number;
  readonly heartbeatSeconds: number;
  readonly stageTimeoutSeconds: number;
  /** The name of this process in the records of its claims. */
  readonly worker: string;
  /** False in a process that runs no stages. */
  readonly works: boolean;
  /** Jobs of each stage at once. */
  readonly concurrency: number;
  /** Whether the process watches over the queue: one that is busy with nothing else is the best at it. */
  readonly watches: boolean;
  /** What the process plays: shown to operators. */
  readonly roles?: readonly string[];
}
