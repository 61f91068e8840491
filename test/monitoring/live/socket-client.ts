import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { WAIT_MS } from '../../support/eventually.js';

/** A change as the tests' operations ask for it. */
export interface SocketChange {
  readonly eventId: string;
  readonly jobId: string;
  readonly number: number;
  readonly userId: string;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly job: { readonly jobId: string; readonly status: string } | null;
}

export const CHANGES = `subscription ($jobId: ID, $userId: UUID, $statuses: [JobStatus!], $after: String) {
  jobStatusChanged(jobId: $jobId, userId: $userId, statuses: $statuses, after: $after) {
    eventId jobId number userId fromStatus toStatus at attempt reason job { jobId status }
  }
}`;

/** A frontend's client of the engine's socket. */
export function socketClient(engineUrl: string, token: string): Client {
  return createClient({
    url: `${engineUrl.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
}

/** What a subscription gives, one field's values as they come. */
export class Subscribed<Value> {
  readonly values: Value[] = [];
  readonly errors: { message: string; extensions?: { code?: string } }[] = [];
  closed = false;
  private readonly watchers = new Set<() => void>();
  private readonly dispose: () => void;

  constructor(client: Client, query: string, variables: Record<string, unknown> = {}) {
    this.dispose = client.subscribe<Record<string, Value>>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors !== undefined) this.errors.push(...(errors as never[]));
          if (data) this.values.push(...Object.values(data));
          this.look();
        },
        error: (error) => {
          if (Array.isArray(error)) this.errors.push(...error);
          this.end();
        },
        complete: () => this.end(),
      },
    );
  }

  /** Resolves when the condition holds. */
  until(holds: (subscribed: this) => boolean, limitMs = WAIT_MS): Promise<void> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(
        () => reject(new Error(`after ${limitMs} ms: ${this.values.length} values, ${JSON.stringify(this.errors)}`)),
        limitMs,
      );
      const look = () => {
        if (!holds(this)) return;
        clearTimeout(limit);
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
      look();
    });
  }

  stop(): void {
    this.dispose();
  }

  private end(): void {
    this.closed = true;
    this.look();
  }

  private look(): void {
    for (const watcher of this.watchers) watcher();
  }
}
