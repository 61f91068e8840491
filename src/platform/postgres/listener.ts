import pg from 'pg';
import type { Logger } from '../logging/logger.js';
import { backoffMs } from '../retry.js';
import { pinSession } from './session-settings.js';

export interface ListenerOptions {
  readonly url: string;
  readonly log: Logger;
  /** Between two checks that the connection is alive, in milliseconds. */
  readonly heartbeatMs?: number;
}

type Handler = (payload: string) => void;

const HEARTBEAT_MS = 10_000;
const QUERY_TIMEOUT_MS = 5_000;
const RECONNECT = { firstMs: 200, longestMs: 5_000 };
/** The listener notifies itself over this channel: a pooler in transaction mode would lose the notification. */
const ECHO_CHANNEL = 'studio_listener_echo';

/**
 * The one session-pinned connection of a process that LISTENs. A notification is a hint and can be lost: `onResume` runs after
 * each (re)connection so that subscribers read what they may have missed.
 */
export class PostgresListener {
  private readonly handlers = new Map<string, Set<Handler>>();
  private readonly resumeHandlers = new Set<() => void>();
  private client: pg.Client | null = null;
  private closed = false;
  private failures = 0;
  private timer: NodeJS.Timeout | null = null;
  private prepared: Promise<pg.Client> | null = null;

  constructor(private readonly options: ListenerOptions) {}

  /** Whether notifications arrive at present. */
  get connected(): boolean {
    return this.client !== null;
  }

  /** Registers a handler; call before `start`, or the channel is listened to with the next connection. */
  on(channel: string, handler: Handler): void {
    const known = this.handlers.get(channel) ?? new Set();
    known.add(handler);
    this.handlers.set(channel, known);
  }

  /** Registers a handler for the case that notifications may have been missed. */
  onResume(handler: () => void): void {
    this.resumeHandlers.add(handler);
  }

  /** Opens the connection that `start` uses, so that it waits less. */
  prepare(): void {
    this.prepared = this.open();
    this.prepared.catch(() => undefined);
  }

  /** Connects, and keeps reconnecting in the background with a capped backoff when that fails. */
  async start(): Promise<void> {
    try {
      await this.connect();
    } catch (error) {
      this.reconnectLater(error);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    const client = this.client ?? (await this.prepared?.catch(() => null)) ?? null;
    this.client = null;
    this.prepared = null;
    if (client !== null) await client.end();
  }

  private async open(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: 'evolution-studios-engine listener',
      connectionTimeoutMillis: QUERY_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', (error) => this.drop(client, error));
    client.on('end', () => this.drop(client, new Error('the connection was closed')));
    try {
      await client.connect();
      await pinSession(client, QUERY_TIMEOUT_MS);
      return client;
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  private async connect(): Promise<void> {
    const opening = this.prepared ?? this.open();
    this.prepared = null;
    const client = await opening;
    try {
      await Promise.all([hear(client, ECHO_CHANNEL), this.subscribe(client)]);
    } catch (error) {
      await client.end();
      throw error;
    }
    if (this.closed) {
      await client.end();
      return;
    }
    this.client = client;
    this.failures = 0;
    for (const resume of this.resumeHandlers) resume();
    this.schedule(() => this.heartbeat(client), this.options.heartbeatMs ?? HEARTBEAT_MS);
  }

  private async subscribe(client: pg.Client): Promise<void> {
    client.on('notification', ({ channel, payload }) => {
      for (const handler of this.handlers.get(channel) ?? []) handler(payload ?? '');
    });
    // One round trip for all; the echo is a transaction of its own, as every notification is.
    const channels = [ECHO_CHANNEL, ...this.handlers.keys()];
    await client.query(channels.map((channel) => `listen ${client.escapeIdentifier(channel)}`).join('; '));
    await client.query(`select pg_notify('${ECHO_CHANNEL}', '')`);
  }

  private async heartbeat(client: pg.Client): Promise<void> {
    if (this.client !== client) return;
    try {
      // A server that became a standby sends no notifications; the next connection may reach the new primary.
      const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
      if (rows[0]?.standby) throw new Error('the server has become a standby');
      this.schedule(() => this.heartbeat(client), this.options.heartbeatMs ?? HEARTBEAT_MS);
    } catch (error) {
      this.drop(client, error);
    }
  }

  private drop(client: pg.Client, error: unknown): void {
    if (this.client !== client) return;
    this.client = null;
    client
      .end()
      .catch((endError: unknown) =>
        this.options.log.debug('The lost connection did not close cleanly.', { error: endError }),
      );
    this.reconnectLater(error);
  }

  private reconnectLater(error: unknown): void {
    if (this.closed) return;
    this.failures += 1;
    const delay = backoffMs(this.failures, RECONNECT);
    this.options.log.warn('Notifications do not arrive. Polling continues, and the listener reconnects.', {
      error,
      retryInMs: Math.round(delay),
    });
    this.schedule(() => this.start(), delay);
  }

  private schedule(work: () => Promise<void>, delayMs: number): void {
    if (this.closed) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void work(), delayMs);
    this.timer.unref();
  }
}

/** Resolves with the first notification on the channel; rejects when none comes in time. */
function hear(client: pg.Client, channel: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () =>
        reject(
          new Error(
            'No notification arrived after LISTEN. DATABASE_URL must be a session connection, not a transaction-mode pooler.',
          ),
        ),
      QUERY_TIMEOUT_MS,
    );
    client.on('notification', (message) => {
      if (message.channel !== channel) return;
      clearTimeout(limit);
      resolve();
    });
    client.on('end', () => {
      clearTimeout(limit);
      reject(new Error('the connection was closed'));
    });
  });
}
