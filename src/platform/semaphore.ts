import pLimit, { type LimitFunction } from 'p-limit';

/** Lets a few pieces of work run at the same time; the others wait in the order they came. p-limit, with waits that a signal ends. */
export class Semaphore {
  private readonly limit: LimitFunction;

  constructor(places: number) {
    this.limit = pLimit(places);
  }

  /**
   * Runs the work when a place is free. Work that has begun is never abandoned: it handles the signal itself.
   * @throws what the work throws; the signal's reason when aborted before the work began
   */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const begun = Promise.withResolvers<void>();
    const abandon = () => begun.reject(signal?.reason);
    signal?.addEventListener('abort', abandon, { once: true });
    const result = this.limit(async () => {
      begun.resolve();
      signal?.throwIfAborted();
      return work();
    });
    // An aborted waiter stops waiting immediately; its later turn does nothing.
    result.catch(() => undefined);
    try {
      await begun.promise;
    } finally {
      signal?.removeEventListener('abort', abandon);
    }
    return result;
  }
}
