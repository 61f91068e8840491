import { answeringClient } from '../../platform/postgres/answering-client.js';
import { ANSWER_LIMIT_MS, STATEMENT_TIMEOUT_MS } from '../../platform/postgres/database.js';
import { pinSession } from '../../platform/postgres/session-settings.js';

/** pg-boss passes its settings on to its pool, although its type does not say so. Its connections are therefore set up like the engine's own. */
export const QUEUE_CONNECTIONS: object = {
  Client: answeringClient(ANSWER_LIMIT_MS),
  keepAlive: true,
  onConnect: (client: Parameters<typeof pinSession>[0]) => pinSession(client, STATEMENT_TIMEOUT_MS),
};
