import { Fault } from '../../platform/fault.js';
import type { ChangeQueue } from './change-queue.js';
import { type ChangeFilter, type JobChange, passes } from './job-change.js';
import type { Snapshot } from './snapshot.js';

interface Request {
  readonly admit: (position: Snapshot) => void;
  readonly refuse: (fault: Fault) => void;
}

/** How long a subscriber waits for the feed to reach the present, in milliseconds. */
const LIMIT_MS = 30_000;

/** Subscribers who join at the feed's next settled position. */
export class JoinRequests {
  private waiting: Request[] = [];

  get size(): number {
    return this.waiting.length;
  }

  /**
   * Waits for the next settled position.
   * @param enter called in the turn in which the feed is at the position; no change comes between
   * @throws Fault UNAVAILABLE if that takes too long
   */
  ask(enter: (position: Snapshot) => Snapshot): Promise<Snapshot> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter((other) => other !== request);
        request.refuse(new Fault('UNAVAILABLE', 'Live changes cannot be read right now. Subscribe again shortly.'));
      }, LIMIT_MS);
      let open = true;
      const settle = (answer: () => void) => {
        if (!open) return;
        open = false;
        clearTimeout(timer);
        answer();
      };
      const request: Request = {
        admit: (position) => settle(() => resolve(enter(position))),
        refuse: (fault) => settle(() => reject(fault)),
      };
      this.waiting.push(request);
    });
  }

  /** Subscribers who asked before a read began. The events that the read finds are in their past. */
  take(): { admit(position: Snapshot): void; requeueFailed(): void } {
    const taken = this.waiting;
    this.waiting = [];
    return {
      admit: (position) => {
        for (const request of taken) request.admit(position);
      },
      requeueFailed: () => {
        this.waiting = [...taken, ...this.waiting];
      },
    };
  }

  refuse(fault: Fault): void {
    const refused = this.waiting;
    this.waiting = [];
    for (const request of refused) request.refuse(fault);
  }
}

/** The subscribers, by the job or else the user of their filter, so that a change is compared only with filters that it can pass. */
export class SubscriberIndex {
  private readonly filters = new Map<ChangeQueue, ChangeFilter>();
  private readonly byKey = new Map<string, Set<ChangeQueue>>();

  get size(): number {
    return this.filters.size;
  }

  add(queue: ChangeQueue, filter: ChangeFilter): void {
    this.filters.set(queue, filter);
    const key = keyOf(filter);
    const known = this.byKey.get(key) ?? new Set();
    known.add(queue);
    this.byKey.set(key, known);
  }

  remove(queue: ChangeQueue): void {
    const filter = this.filters.get(queue);
    if (filter === undefined) return;
    this.filters.delete(queue);
    const key = keyOf(filter);
    const known = this.byKey.get(key);
    known?.delete(queue);
    if (known?.size === 0) this.byKey.delete(key);
  }

  /** Queues the change, as the same object, for every subscriber whose filter it passes. */
  deliver(change: JobChange): void {
    for (const key of [`job ${change.jobId}`, `user ${change.userId}`, 'all']) {
      // A queue that overflows removes itself from the set. A Set allows that during iteration.
      for (const queue of this.byKey.get(key) ?? []) {
        const filter = this.filters.get(queue);
        if (filter !== undefined && passes(change, filter)) queue.offer(change);
      }
    }
  }

  /** All subscribers, for ending their subscriptions. */
  all(): readonly ChangeQueue[] {
    return [...this.filters.keys()];
  }
}

function keyOf({ jobId, userId }: ChangeFilter): string {
  if (jobId !== null) return `job ${jobId}`;
  return userId === null ? 'all' : `user ${userId}`;
}
