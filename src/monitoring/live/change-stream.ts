import type { Fault } from '../../platform/fault.js';
import type { CatchUp } from './catch-up.js';
import type { ChangeQueue } from './change-queue.js';
import type { JobChange } from './job-change.js';

/**
 * The changes one subscriber gets: first what they missed, then the live ones. Read it with `for await`, one reader at a time. What is
 * not read waits in the queue or, of the past, in the database.
 */
export class ChangeStream implements AsyncIterableIterator<JobChange, undefined> {
  private page: readonly JobChange[] = [];
  private read = 0;

  /** @param catchUp null for a subscriber who starts with the live changes */
  constructor(
    private readonly queue: ChangeQueue,
    private readonly catchUp: CatchUp | null,
  ) {}

  /** False once it has ended, from either side. */
  get open(): boolean {
    return this.queue.open;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** @throws Fault SUBSCRIBER_TOO_SLOW, CURSOR_EXPIRED, UNAVAILABLE, or the fault passed to `cut`; after that the stream has ended */
  async next(): Promise<IteratorResult<JobChange, undefined>> {
    while (this.queue.open) {
      const change = this.page[this.read];
      if (change !== undefined) {
        this.read += 1;
        return { value: change, done: false };
      }
      if (this.catchUp === null || this.catchUp.finished) break;
      await this.load(this.catchUp);
    }
    return this.queue.next();
  }

  /** Ends the stream and frees everything; the next read throws the reason. */
  cut(fault: Fault): void {
    this.queue.end(fault);
  }

  /** Ends the subscription. Resolves immediately, even while a read waits. */
  return(): Promise<IteratorResult<JobChange, undefined>> {
    this.queue.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  private async load(catchUp: CatchUp): Promise<void> {
    try {
      this.page = await catchUp.next();
      this.read = 0;
    } catch (error) {
      this.queue.end();
      throw error;
    }
  }
}
