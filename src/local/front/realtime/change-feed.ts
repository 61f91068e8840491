import type { Logger } from '../../../platform/logging/logger.js';
import type { CallerSessions } from '../caller-sessions.js';
import { ChangeDelivery, type ChangeSubscriber } from './change-delivery.js';
import { ChangeStream } from './change-stream.js';
import { PUBLICATION } from './changed-table.js';
import type { RowChange } from './pgoutput.js';

/** Changes read ahead of their delivery; past that PostgreSQL waits. */
const MOST_WAITING = 1_000;
const MOST_WAITING_BYTES = 16 * 1024 * 1024;
/** How long the stream stays open for a page that is loaded again. */
const LINGER_MS = 30_000;

/** The one stream of changes of all sockets: open while somebody listens. */
export class ChangeFeed {
  private readonly subscribers = new Set<ChangeSubscriber>();
  private readonly delivery: ChangeDelivery;
  private readonly waiting: RowChange[] = [];
  private waitingBytes = 0;
  private stream: Promise<ChangeStream> | null = null;
  private delivering: Promise<void> | null = null;
  private idle: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    sessions: CallerSessions,
    private readonly databaseUrl: string,
    private readonly log: Logger,
  ) {
    this.delivery = new ChangeDelivery(sessions);
  }

  /** Resolves when every change that commits from now on is delivered. */
  async add(subscriber: ChangeSubscriber): Promise<void> {
    clearTimeout(this.idle);
    this.subscribers.add(subscriber);
    try {
      await this.open();
      await this.delivery.prepare(subscriber);
    } catch (error) {
      this.remove(subscriber);
      throw error;
    }
  }

  remove(subscriber: ChangeSubscriber): void {
    if (!this.subscribers.delete(subscriber) || this.subscribers.size > 0 || this.closed) return;
    this.idle = setTimeout(() => void this.closeStream(), LINGER_MS);
    this.idle.unref();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.idle);
    this.subscribers.clear();
    await this.closeStream();
    await this.delivering;
  }

  private async open(): Promise<void> {
    this.stream ??= ChangeStream.open({
      databaseUrl: this.databaseUrl,
      publication: PUBLICATION,
      onChange: (change) => this.take(change),
      onEnd: (error) => this.lose(error),
    });
    try {
      await this.stream;
    } catch (error) {
      this.stream = null;
      throw error;
    }
  }

  private async closeStream(): Promise<void> {
    const stream = this.stream;
    this.stream = null;
    this.waiting.length = 0;
    this.waitingBytes = 0;
    await stream?.then((open) => open.close()).catch(() => undefined);
  }

  private take(change: RowChange): void {
    this.waiting.push(change);
    this.waitingBytes += change.bytes;
    if (this.waiting.length >= MOST_WAITING || this.waitingBytes >= MOST_WAITING_BYTES)
      void this.stream?.then((stream) => stream.pause());
    this.delivering ??= this.deliverAll();
  }

  private async deliverAll(): Promise<void> {
    try {
      for (let change = this.waiting.shift(); change !== undefined; change = this.waiting.shift()) {
        this.waitingBytes -= change.bytes;
        await this.delivery.deliver(change, this.subscribers);
        if (this.waiting.length === 0) void this.stream?.then((stream) => stream.resume());
      }
    } catch (error) {
      // Who misses one change must know it: they all join again.
      this.lose(error as Error);
    } finally {
      this.delivering = null;
    }
    if (this.waiting.length > 0) this.delivering ??= this.deliverAll();
  }

  private lose(error: Error | null): void {
    if (this.closed) return;
    this.log.warn('The stream of changes for Realtime ended. The channels join again.', { error });
    const lost = [...this.subscribers];
    this.subscribers.clear();
    void this.closeStream();
    for (const subscriber of lost) subscriber.lost();
  }
}
