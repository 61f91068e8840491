import { createClient } from 'graphql-ws';
import type { JobStatus } from './row-types.js';
import type { Source } from './status-changes.js';

const CHANGES = `subscription ($jobId: ID, $after: String) {
  jobStatusChanged(jobId: $jobId, after: $after) { eventId toStatus }
}`;
/** An engine that is not there answers nothing. Milliseconds. */
const CONNECT_LIMIT_MS = 5_000;
/** Reconnections in a row, with growing pauses, before another way takes over. */
const RETRIES = 5;

interface Answer {
  readonly jobStatusChanged: { readonly eventId: string; readonly toStatus: JobStatus };
}

/** Changes over the engine's GraphQL socket. It resumes behind the last change, so that none is missed. */
export const graphqlChanges: Source = async ({ client, jobId }, sink) => {
  const { engineUrl } = client.options;
  const token = await client.accessToken();
  if (engineUrl === undefined || token === null || typeof WebSocket === 'undefined') return false;
  return new Promise((resolve) => {
    let after: string | null = null;
    const limit = setTimeout(() => finish(false), CONNECT_LIMIT_MS);
    const socket = createClient({
      url: `${engineUrl.replace(/^http/, 'ws').replace(/\/$/, '')}/graphql`,
      connectionParams: async () => ({ authorization: `Bearer ${(await client.accessToken()) ?? token}` }),
      retryAttempts: RETRIES,
      shouldRetry: () => !sink.signal.aborted,
      on: {
        connected: () => {
          finish(true);
          void sink.look();
        },
      },
    });
    const finish = (works: boolean) => {
      clearTimeout(limit);
      resolve(works);
    };
    // It waits for a connection that is being made, and rejects when none comes of it.
    const close = () => void Promise.resolve(socket.dispose()).catch(() => undefined);
    sink.signal.addEventListener('abort', close, { once: true });
    void follow();

    async function follow(): Promise<void> {
      try {
        const changes = socket.iterate<Answer>({ query: CHANGES, variables: { jobId, after } });
        for await (const { data } of changes) {
          if (data === null || data === undefined) break;
          after = data.jobStatusChanged.eventId;
          sink.moved(data.jobStatusChanged.toStatus);
        }
      } catch {
        // The socket could not be had, or the engine ended the subscription.
      }
      finish(false);
      sink.lost();
    }
  });
};
