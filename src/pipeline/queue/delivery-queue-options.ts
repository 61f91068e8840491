import type { StageStatus } from '../../jobs/record/job-status.js';
import type { Environment } from '../../platform/environment/environment.js';
import type { Logger } from '../../platform/logging/logger.js';
import { answeringClient } from '../../platform/postgres/answering-client.js';
import { ANSWER_LIMIT_MS, STATEMENT_TIMEOUT_MS } from '../../platform/postgres/database.js';
import { pinSession } from '../../platform/postgres/session-settings.js';

/** pg-boss passes its settings on to its pool, although its type does not say so. Its connections are therefore set up like the engine's own. */
export const QUEUE_CONNECTIONS: object = {
  Client: answeringClient(ANSWER_LIMIT_MS),
  keepAlive: true,
  onConnect: (client: Parameters<typeof pinSession>[0]) => pinSession(client, STATEMENT_TIMEOUT_MS),
};

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

/** A delivery whose worker died is redelivered this many times before the row itself ends the job (see StageRunner). */
const HAND_OUTS = 100;
/** The runner aborts a stage at its time limit; the queue's own limit applies only if the stage ignores the abort. */
const EXPIRY_MARGIN_SECONDS = 120;
/** Waiting deliveries do not expire: the sweep could rebuild them, but should not have to. */
const RETENTION_SECONDS = 90 * 24 * 3600;
/** For ended deliveries that release 0.1.0 keeps; the engine deletes its own. */
const DELETE_AFTER_SECONDS = 3600;

export type QueueSettings = ReturnType<typeof queueSettings>;

/** The queue options of pg-boss; each delivery copies them when it is created. */
export function queueSettings(limits: Pick<Environment, 'heartbeatSeconds' | 'stageTimeoutSeconds'>) {
  return {
    retryLimit: HAND_OUTS,
    retryDelay: 0,
    expireInSeconds: Math.ceil(limits.stageTimeoutSeconds) + EXPIRY_MARGIN_SECONDS,
    heartbeatSeconds: limits.heartbeatSeconds,
    retentionSeconds: RETENTION_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    notify: true,
  };
}

/** The name of a stage's queue in pg-boss; the database function studio_queue returns the same. */
export function queueOf(stage: StageStatus): string {
  return `studio-${stage.toLowerCase()}`;
}
