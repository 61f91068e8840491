import { setTimeout as pause } from 'node:timers/promises';

/** How the waits between two attempts grow. */
export interface Backoff {
  /** Before the second attempt, in milliseconds; doubled for each further one. */
  readonly firstMs: number;
  /** The cap, in milliseconds. */
  readonly longestMs: number;
}

/** A failed attempt. */
export interface FailedAttempt {
  readonly error: unknown;
  /** 1 for the first one. */
  readonly attempt: number;
  /** The wait that the backoff proposes before the next attempt, in milliseconds. */
  readonly waitMs: number;
}

export interface RetryOptions extends Backoff {
  /** Ends the waits. */
  readonly signal?: AbortSignal;
  /**
   * Decides about a failure: the wait before the next attempt in milliseconds, or null to give up with the failure's own error. It may
   * throw a different error instead.
   */
  readonly next: (failure: FailedAttempt) => number | null;
}

/**
 * The wait after a failed attempt: exponential, capped, and with jitter between half of it and all of it, so that attempts that failed
 * together are not retried together.
 *
 * @param attempt 1 after the first failure
 * @param random 0 to 1
 */
export function backoffMs(attempt: number, { firstMs, longestMs }: Backoff, random = Math.random()): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 30)) * (0.5 + random / 2);
}

/**
 * Runs the work until it succeeds or `next` gives up. Every loop of the engine that tries again within a process is this one; what is
 * tried again by way of the queue has its delay from `backoffMs` alone.
 * @throws what the last attempt threw, or what `next` threw; the signal's reason when aborted
 */
export async function retry<T>(work: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, next } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      signal?.throwIfAborted();
      const waitMs = next({ error, attempt, waitMs: backoffMs(attempt, options) });
      if (waitMs === null) throw error;
      await pause(waitMs, undefined, { signal }).catch(() => signal?.throwIfAborted());
    }
  }
}
