import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { WAIT_MS } from '../../support/eventually.js';
import { Moments } from '../../support/moments.js';

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
  private readonly came = new Moments();
  private readonly dispose: () => void;

  constructor(client: Client, query: string, variables: Record<string, unknown> = {}) {
    this.dispose = client.subscribe<Record<string, Value>>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors !== undefined) this.errors.push(...(errors as never[]));
          if (data) this.values.push(...Object.values(data));
          this.came.happened();
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
  async until(holds: (subscribed: this) => boolean, limitMs = WAIT_MS): Promise<void> {
    await this.came
      .until(() => holds(this), limitMs)
      .catch((error: Error) => {
        throw new Error(`${error.message}: ${this.values.length} values, ${JSON.stringify(this.errors)}`);
      });
  }

  stop(): void {
    this.dispose();
  }

  private end(): void {
    this.closed = true;
    this.came.happened();
  }
}
