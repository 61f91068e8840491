import { Fault } from '../../platform/fault.js';
import type { JobChange } from './job-change.js';

type Result = IteratorResult<JobChange, undefined>;
interface Waiter {
  readonly resolve: (result: Result) => void;
  readonly reject: (fault: Fault) => void;
}

/** Changes that are queued for one slow subscriber: about 20 seconds of a busy engine, 200 bytes each and shared. */
export const QUEUE_BOUND = 1_000;

/** The queue of one subscriber. When it reaches its bound, it is emptied and ends with SUBSCRIBER_TOO_SLOW. */
export class ChangeQueue {
  private changes: JobChange[] = [];
  private head = 0;
  private waiters: Waiter[] = [];
  private ended = false;
  private fault: Fault | null = null;

  /**
   * @param onEnd called once, when nothing more is wanted
   * @param bound most changes that wait
   */
  constructor(
    private readonly onEnd: () => void,
    private readonly bound: number = QUEUE_BOUND,
  ) {}

  get open(): boolean {
    return !this.ended;
  }

  offer(change: JobChange): void {
    if (this.ended) return;
    const waiter = this.waiters.shift();
    if (waiter !== undefined) waiter.resolve({ value: change, done: false });
    else if (this.changes.length - this.head < this.bound) this.changes.push(change);
    else this.end(tooSlow(this.bound));
  }

  /** Ends the queue and drops its changes; the next read throws the fault, once. */
  end(fault: Fault | null = null): void {
    if (this.ended) return;
    this.ended = true;
    this.changes = [];
    this.head = 0;
    const [first, ...others] = this.waiters;
    this.waiters = [];
    if (fault === null || first === undefined) {
      this.fault = fault;
      first?.resolve({ value: undefined, done: true });
    } else {
      first.reject(fault);
    }
    for (const waiter of others) waiter.resolve({ value: undefined, done: true });
    this.onEnd();
  }

  /** The next change; waits for it. @throws the Fault it was ended with */
  next(): Promise<Result> {
    if (this.fault !== null) {
      const { fault } = this;
      this.fault = null;
      return Promise.reject(fault);
    }
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    const change = this.changes[this.head];
    if (change === undefined) return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }));
    this.head += 1;
    // Shifting one by one would move the whole rest each time.
    if (this.head * 2 > this.changes.length) {
      this.changes = this.changes.slice(this.head);
      this.head = 0;
    }
    return Promise.resolve({ value: change, done: false });
  }
}

function tooSlow(bound: number): Fault {
  return new Fault(
    'SUBSCRIBER_TOO_SLOW',
    `More than ${bound} changes waited for this subscription, so it was ended. Subscribe again with "after" set to the last eventId you received: no change is lost.`,
  );
}
