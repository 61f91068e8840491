import type { Logger } from '../../platform/logging/logger.js';

/** What a DeliveryQueue is given. */
export interface DeliveryQueueOptions {
  readonly url: string;
  readonly log: Logger;
  /** Of the pool that pg-boss keeps for its own polling and upkeep. */
  readonly poolSize: number;
  readonly heartbeatSeconds: number;
  readonly stageTimeoutSeconds: number;
  /** False in a process that only takes jobs in. */
  readonly works: boolean;
  /** What the process plays: shown to operators. */
  readonly roles?: readonly string[];
}
