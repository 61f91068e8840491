import type { Fault } from '../../platform/fault.js';

type Waiter<T> = {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (error: Fault) => void;
};

/**
 * Values of which only the newest matters: who reads slowly skips those in between, so nothing piles up. One reader; the last value is
 * always read before the end.
 */
export class LatestValue<T extends object> implements AsyncIterableIterator<T, undefined> {
  private newest: T | null = null;
  private waiter: Waiter<T> | null = null;
  private ended = false;
  private fault: Fault | null = null;

  /** @param onEnd called once, when nothing more is wanted */
  constructor(private readonly onEnd: () => void) {}

  get open(): boolean {
    return !this.ended;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  set(value: T): void {
    if (this.ended) return;
    this.newest = value;
    this.flush();
  }

  /** No value comes after the newest. */
  finish(): void {
    this.end(null);
  }

  cut(fault: Fault): void {
    this.newest = null;
    this.end(fault);
  }

  next(): Promise<IteratorResult<T, undefined>> {
    return new Promise((resolve, reject) => {
      this.waiter?.resolve({ value: undefined, done: true });
      this.waiter = { resolve, reject };
      this.flush();
    });
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.newest = null;
    this.end(null);
    return Promise.resolve({ value: undefined, done: true });
  }

  private end(fault: Fault | null): void {
    if (this.ended) return;
    this.ended = true;
    this.fault = fault;
    this.flush();
    this.onEnd();
  }

  private flush(): void {
    const { waiter, newest, fault } = this;
    if (waiter === null || (newest === null && !this.ended)) return;
    this.waiter = null;
    this.newest = null;
    this.fault = null;
    if (newest !== null) waiter.resolve({ value: newest, done: false });
    else if (fault !== null) waiter.reject(fault);
    else waiter.resolve({ value: undefined, done: true });
  }
}
