import { type Client, createClient } from 'graphql-ws';
import type { JobStatus } from './row-types.js';
import type { Sink, Source } from './status-changes.js';

const CHANGES = `subscription ($jobId: ID, $after: String) {
  jobStatusChanged(jobId: $jobId, after: $after) { eventId toStatus }
}`;
/** How long to wait for an engine that may not be running. Milliseconds. */
const CONNECT_LIMIT_MS = 5_000;
/** Consecutive reconnections, with growing pauses, before the next source takes over. */
const RETRIES = 5;

interface Answer {
  readonly jobStatusChanged: { readonly eventId: string; readonly toStatus: JobStatus };
}

/** Changes over the engine's GraphQL socket. After a reconnection it resumes after the last change, so that none is missed. */
export const graphqlChanges: Source = async ({ client, jobId }, sink) => {
  const { engineUrl } = client.options;
  const token = await client.accessToken();
  if (engineUrl === undefined || token === null || typeof WebSocket === 'undefined') return false;
  return new Promise((resolve) => {
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
    // Disposal waits for a connection that is being made, and rejects when it fails.
    const close = () => void Promise.resolve(socket.dispose()).catch(() => undefined);
    sink.signal.addEventListener('abort', close, { once: true });
    void follow(socket, jobId, sink).finally(() => {
      finish(false);
      sink.lost();
    });
  });
};

/** Reports each change until the socket or the engine ends the subscription. */
async function follow(socket: Client, jobId: string, sink: Sink): Promise<void> {
  // The socket sends these variables again when it reconnects.
  const variables: { jobId: string; after: string | null } = { jobId, after: null };
  try {
    for await (const { data } of socket.iterate<Answer>({ query: CHANGES, variables })) {
      if (data === null || data === undefined) break;
      variables.after = data.jobStatusChanged.eventId;
      sink.moved(data.jobStatusChanged.toStatus);
    }
  } catch {
    // No connection was made, or the engine ended the subscription.
  }
}
