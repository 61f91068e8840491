import type { Logger } from '../../platform/logging/logger.js';

/** The options of a DeliveryQueue. */
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
  /** Concurrency of each stage. */
  readonly concurrency: number;
  /** Whether the process runs the queue's upkeep. A process with no other work does this best. */
  readonly watches: boolean;
  /** The roles of the process, shown to operators. */
  readonly roles?: readonly string[];
}
