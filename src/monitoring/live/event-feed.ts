import { setImmediate as turn } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Fault } from '../../platform/fault.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { PostgresListener } from '../../platform/postgres/listener.js';
import { type FailedAttempt, retry } from '../../platform/retry.js';
import { Semaphore } from '../../platform/semaphore.js';
import { CatchUp } from './catch-up.js';
import { ChangeQueue } from './change-queue.js';
import { ChangeStream } from './change-stream.js';
import type { EventPosition } from './event-position.js';
import { decodeCursor, encodeCursor } from './event-position.js';
import { EventReader } from './event-reader.js';
import { JoinRequests, SubscriberIndex } from './feed-subscribers.js';
import type { ChangeFilter } from './job-change.js';

/** A notification can be lost; a change must not wait for longer than this. Milliseconds. */
const POLL_MS = 1_000;
const BACKOFF = { firstMs: 50, longestMs: 1_000 };
/** Pages of the past that are read at once. A thousand clients that reconnect together must not take every connection of the pool. */
const PAST_READS = 2;
const EVERYTHING: ChangeFilter = { userId: null, jobId: null, statuses: null };

/**
 * The changes of all jobs, read from job_events once for all subscribers of this replica, whichever replica did the work. A notification
 * only wakes it. Without subscribers it sleeps.
 */
@Injectable()
export class EventFeed implements OnModuleDestroy {
  private readonly subscribers = new SubscriberIndex();
  private readonly joins = new JoinRequests();
  private readonly slots = new Semaphore(PAST_READS);
  /** Null while it sleeps. */
  private position: EventPosition | null = null;
  private timer: NodeJS.Timeout | null = null;
  private busy: Promise<void> | null = null;
  private again = false;
  private closed = false;

  constructor(
    @Inject(EventReader) private readonly reader: EventReader,
    @Inject(PostgresListener) listener: PostgresListener,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    listener.on('studio_job_events', () => this.wake());
    listener.onResume(() => this.wake());
  }

  /**
   * Everything that passes the filter and commits from now on or, with `after`, since that event: in order for each job, nothing
   * missed, nothing twice.
   * @param after `eventId` of the last change that was received, from any replica
   * @throws Fault BAD_REQUEST or CURSOR_EXPIRED for an `after` that cannot be resumed from, UNAVAILABLE without a database
   */
  async subscribe(filter: ChangeFilter, after: string | null = null): Promise<ChangeStream> {
    const start = after === null ? null : decodeCursor(after, new Date());
    const queue: ChangeQueue = new ChangeQueue(() => this.leave(queue));
    if (start === null) {
      await this.join(queue, filter);
      return new ChangeStream(queue, null);
    }
    const page: EventReader['page'] = (...args) => this.slots.run(() => this.reader.page(...args));
    const catchUp = new CatchUp(start, {
      page: (position, until) => page(position, filter, until),
      join: () => this.join(queue, filter),
    });
    return new ChangeStream(queue, catchUp);
  }

  /**
   * The present as an `after` for `subscribe`: a client that reads it, then loads the jobs, then subscribes with it misses nothing, however
   * long each step takes.
   * @throws Fault UNAVAILABLE without a database
   */
  async present(): Promise<string> {
    return encodeCursor(await this.begin(), new Date());
  }

  /** The number of live subscribers, without subscribers who still read past events. */
  get size(): number {
    return this.subscribers.size;
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    const fault = new Fault(
      'UNAVAILABLE',
      'The engine is stopping. Subscribe again with the last eventId that you received.',
    );
    this.joins.refuse(fault);
    for (const queue of this.subscribers.all()) queue.end(fault);
    this.sleep();
    await this.busy;
  }

  /** Resolves with the point from which on changes are queued. The point is after this call. */
  private join(queue: ChangeQueue, filter: ChangeFilter) {
    const joined = this.joins.ask((position) => {
      if (queue.open) this.subscribers.add(queue, filter);
      return position;
    });
    this.timer ??= setInterval(() => this.wake(), POLL_MS);
    this.wake();
    return joined;
  }

  private leave(queue: ChangeQueue): void {
    this.subscribers.remove(queue);
    if (this.subscribers.size === 0 && this.joins.size === 0) this.sleep();
  }

  private sleep(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.position = null;
  }

  /** Runs one read at a time. A wake-up during a read starts one more read after it. */
  private wake(): void {
    if (this.closed || this.timer === null) return;
    this.again = true;
    this.busy ??= this.run();
  }

  private async run(): Promise<void> {
    const passWhileAwake = async () => {
      if (this.timer !== null) await this.pass();
    };
    while (this.again && this.timer !== null) {
      this.again = false;
      await retry(passWhileAwake, { ...BACKOFF, next: (failure) => this.noteFailure(failure) });
    }
    // In the same turn as the last check of `again`: no wake-up can occur in between.
    this.busy = null;
  }

  private noteFailure({ error, waitMs }: FailedAttempt): number {
    if (error instanceof Fault && error.code === 'CURSOR_EXPIRED') this.startAnew(error);
    this.log.warn('Job events cannot be read. The feed tries again.', { error, retryInMs: Math.round(waitMs) });
    return waitMs;
  }

  private async pass(): Promise<void> {
    const waiting = this.joins.take();
    try {
      const position = this.position === null ? await this.begin() : await this.tail(this.position);
      this.position = position;
      waiting.admit(position.seen);
    } catch (error) {
      waiting.requeueFailed();
      throw error;
    }
    if (this.subscribers.size === 0 && this.joins.size === 0) this.sleep();
  }

  private async begin(): Promise<EventPosition> {
    await this.reader.prepare();
    return this.reader.now();
  }

  /** Hands out all that is committed now. */
  private async tail(from: EventPosition): Promise<EventPosition> {
    for (let position = from; ; ) {
      const page = await this.reader.page(position, EVERYTHING);
      position = page.position;
      for (const change of page.changes) this.subscribers.deliver(change);
      // A change that was delivered must not be delivered again if the next page fails.
      this.position = position;
      if (!page.more) return position;
      // Readers that keep up empty their queues before the next page fills them.
      await turn();
    }
  }

  /** After a restore the database has another history: no earlier position is valid in it. */
  private startAnew(fault: Fault): void {
    this.position = null;
    for (const queue of this.subscribers.all()) queue.end(fault);
  }
}
