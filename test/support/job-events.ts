import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { WAIT_MS } from './eventually.js';

/** A check without a notification, for changes that move no job. Milliseconds. */
const BACKSTOP_MS = 500;

/** Waits for the job events of a test database (the NOTIFY of each move of a job). */
export class JobEvents {
  private listening: Promise<pg.Client> | null = null;
  private moves = 0;
  private waiters: (() => void)[] = [];

  constructor(private readonly url: string) {}

  /**
   * Asks after each move of a job until the answer is neither null, undefined nor false, and returns it.
   * @throws what `ask` throws, or an Error after the limit in milliseconds
   */
  async until<T>(ask: () => Promise<T | null | undefined | false>, limitMs = WAIT_MS): Promise<T> {
    const deadline = Date.now() + limitMs;
    this.listening ??= this.listen();
    await this.listening;
    for (;;) {
      const seen = this.moves;
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      if (Date.now() > deadline) throw new Error(`it did not happen within ${limitMs} ms`);
      if (seen === this.moves) await this.nextMove();
    }
  }

  async close(): Promise<void> {
    const client = await this.listening?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  private async nextMove(): Promise<void> {
    const backstop = new AbortController();
    const moved = new Promise<void>((resolve) => this.waiters.push(resolve));
    await Promise.race([moved, pause(BACKSTOP_MS, undefined, { signal: backstop.signal }).catch(() => undefined)]);
    backstop.abort();
  }

  private async listen(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url });
    // Some tests cut connections on purpose: the next wait listens again.
    client.on('error', () => {
      this.listening = null;
    });
    client.on('notification', () => {
      this.moves += 1;
      for (const wake of this.waiters.splice(0)) wake();
    });
    await client.connect();
    await client.query('listen studio_job_events');
    return client;
  }
}
