import pg from 'pg';
import { Moments } from './moments.js';

/** A check without a notification, for changes that nothing announces. Milliseconds. */
const BACKSTOP_MS = 500;
/** Of the engine, which announces its own changes, and of the triggers below. */
const CHANNELS = [
  'studio_job_events',
  'studio_jobs_waiting',
  'studio_webhooks',
  'studio_retry_batches',
  'brand_bible_trials',
  'test_changes',
];
/** In a schema of its own, so that no test of the engine's schema sees it. */
const ANNOUNCER = `
  create schema if not exists test_changes;
  create or replace function test_changes.announce() returns trigger language plpgsql as
    $$ begin perform pg_catalog.pg_notify('test_changes', ''); return null; end $$`;

/** Waits for changes of a database by their notifications, also where another process makes them. */
export class DatabaseChanges {
  private readonly moments = new Moments();
  private listening: Promise<pg.Client> | null = null;

  constructor(private readonly url: string) {}

  /** One wait on a connection of its own. */
  static async until<T>(url: string, ...wait: Parameters<typeof DatabaseChanges.prototype.until<T>>): Promise<T> {
    const changes = new DatabaseChanges(url);
    try {
      return await changes.until(...wait);
    } finally {
      await changes.close();
    }
  }

  /** Asks after each change that is announced until there is an answer, as `Moments.until`. */
  async until<T>(ask: () => Promise<T | null | undefined | false>, limitMs?: number): Promise<T> {
    await this.listener();
    return this.moments.until(ask, limitMs, BACKSTOP_MS);
  }

  /** From now on each statement that changes one of these tables is announced, too. For tables that no channel of the engine speaks of. */
  async watch(...tables: string[]): Promise<void> {
    const client = await this.listener();
    await client.query(ANNOUNCER);
    for (const table of tables) {
      await client.query(
        `create trigger test_changes after insert or update or delete on ${table} for each statement execute function test_changes.announce()`,
      );
    }
  }

  async close(): Promise<void> {
    const client = await this.listening?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  private listener(): Promise<pg.Client> {
    this.listening ??= this.listen().catch((error: unknown) => {
      this.listening = null;
      throw error;
    });
    return this.listening;
  }

  private async listen(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url });
    // Some tests cut connections on purpose: the next wait listens again.
    client.on('error', () => {
      this.listening = null;
    });
    client.on('notification', this.moments.happened);
    await client.connect();
    await client.query(CHANNELS.map((channel) => `listen ${channel}`).join(';'));
    return client;
  }
}
