import { setTimeout as pause } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';

interface Change {
  readonly eventId: string;
  readonly jobId: string;
  readonly number: number;
  readonly toStatus: string;
}

const QUERY = 'subscription ($after: String) { jobStatusChanged(after: $after) { eventId jobId number toStatus } }';
const AGAIN_MS = 200;
/** With busy loops beside it the first connection can take a minute. */
const START_LIMIT_MS = 180_000;
/** A server that answers no ping for so long is given up. */
const PING_MS = 5_000;

/** A socket that is closed while it still connects reports an error, which nobody awaits any more. */
class Socket extends WebSocket {
  constructor(...how: ConstructorParameters<typeof WebSocket>) {
    super(...how);
    this.on('error', () => undefined);
  }
}

/** A client that follows every job over graphql-ws, and resumes where it was after each cut. */
export class Subscriber {
  /** Numbers of the changes of each job, as they came. */
  readonly seen = new Map<string, number[]>();
  readonly troubles: string[] = [];
  resumed = 0;
  private after: string | null = null;
  private last = '';
  private client: Client | null = null;
  private stopped = false;
  private turn = 0;
  private started = Promise.withResolvers<void>();

  constructor(
    private readonly urls: () => readonly string[],
    private readonly secretKey: string,
  ) {}

  /** Resolves when it is connected for the first time. Throws when it cannot be in time. */
  async start(): Promise<void> {
    void this.follow();
    const late = pause(START_LIMIT_MS, 'late', { ref: false });
    if ((await Promise.race([this.started.promise, late])) === 'late') throw new Error(`no subscription: ${this.last}`);
  }

  /** Waits until each job was seen up to its number, or the limit. Returns what is missing. */
  async caughtUp(jobs: readonly { job_id: string; event_count: number }[], limitMs: number): Promise<string[]> {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const behind = jobs.filter(({ job_id, event_count }) => this.seen.get(job_id)?.at(-1) !== event_count);
      if (behind.length === 0 || Date.now() > deadline) {
        return behind.map(
          ({ job_id, event_count }) => `${job_id}: saw ${this.seen.get(job_id)?.join()} of ${event_count}`,
        );
      }
      await pause(50);
    }
  }

  stop(): void {
    this.stopped = true;
    this.client?.terminate();
  }

  private async follow(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.listen();
      } catch (error) {
        const said = error instanceof Error ? String(error) : (JSON.stringify(error) ?? '');
        this.last = said;
        if (/CURSOR_EXPIRED|BAD_REQUEST|FORBIDDEN|UNAUTHENTICATED/.test(said)) this.troubles.push(said.slice(0, 300));
      }
      this.resumed += 1;
      await pause(AGAIN_MS);
    }
  }

  private async listen(): Promise<void> {
    const urls = this.urls();
    const url = urls[this.turn++ % urls.length] as string;
    let late: NodeJS.Timeout | undefined;
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: Socket,
      connectionParams: { authorization: `Bearer ${this.secretKey}` },
      retryAttempts: 0,
      keepAlive: PING_MS,
      on: {
        connected: () => setTimeout(this.started.resolve, AGAIN_MS),
        ping: (received) => {
          if (!received) late = setTimeout(() => client.terminate(), PING_MS);
        },
        pong: () => clearTimeout(late),
      },
    });
    this.client = client;
    try {
      const changes = client.iterate<{ jobStatusChanged: Change }>({ query: QUERY, variables: { after: this.after } });
      for await (const { data, errors } of changes) {
        if (data?.jobStatusChanged) this.take(data.jobStatusChanged);
        else throw errors;
      }
    } finally {
      clearTimeout(late);
      client.terminate();
    }
  }

  private take({ eventId, jobId, number }: Change): void {
    this.after = eventId;
    const numbers = this.seen.get(jobId);
    if (numbers === undefined) this.seen.set(jobId, [number]);
    else numbers.push(number);
  }
}
