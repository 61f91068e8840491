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
