import { WAIT_MS } from './eventually.js';

/** What a question returns while there is no answer yet. */
type NotYet = null | undefined | false;

/** Wakes those who wait for a condition each time that something has happened. */
export class Moments {
  private count = 0;
  private waiting: (() => void)[] = [];

  /** To be called after the change: whoever waits asks again. */
  readonly happened = (): void => {
    this.count += 1;
    for (const wake of this.waiting.splice(0)) wake();
  };

  /**
   * Asks now and after each change until the answer is neither null, undefined nor false, and returns it.
   * @param limitMs fails after so many milliseconds
   * @param backstopMs asks again after so many milliseconds without a change
   * @throws what `ask` throws, or an Error at the limit
   */
  async until<T>(
    ask: () => T | NotYet | Promise<T | NotYet>,
    limitMs = WAIT_MS,
    backstopMs = Number.POSITIVE_INFINITY,
  ): Promise<T> {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const { count } = this;
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      const leftMs = deadline - Date.now();
      if (leftMs <= 0) throw new Error(`it did not happen within ${limitMs} ms`);
      if (count === this.count) await this.next(Math.min(leftMs, backstopMs));
    }
  }

  private next(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** What has come so far, in order, for those who wait for more. */
export class Arrivals<T> {
  readonly all: T[] = [];
  private readonly came = new Moments();

  readonly add = (item: T): void => {
    this.all.push(item);
    this.came.happened();
  };

  /** Resolves when what has come satisfies the condition; throws at the limit of `Moments.until`. */
  async until(holds: (all: readonly T[]) => boolean): Promise<void> {
    await this.came.until(() => holds(this.all));
  }
}
