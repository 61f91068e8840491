import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { type FailedAttempt, retry } from '../../platform/retry.js';
import { CircuitOpen } from './circuit-open.js';
import { beginWait } from './waiting.js';

/** Attempts of one request at one provider, for transient faults. After them the next provider is asked, or the stage is retried. */
const ATTEMPTS = 3;
/** If a provider asks for a longer wait, the request is not retried here; milliseconds. */
const LONGEST_WAIT_MS = 60_000;

export interface RequestRetry {
  /** First wait between attempts, doubled each time; milliseconds. */
  readonly firstWaitMs: number;
  /** Ends the waits. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/**
 * Sends a request until it succeeds or the attempts are used up; waits at least as long as the provider asks.
 * @throws what the last attempt threw; immediately a permanent fault or CircuitOpen; the signal's reason if aborted
 */
export function retryRequest<T>(request: () => Promise<T>, { firstWaitMs, signal, log }: RequestRetry): Promise<T> {
  const next = ({ error, attempt, waitMs }: FailedAttempt) => {
    if (!(error instanceof Fault) || !error.retryable || error instanceof CircuitOpen) return null;
    const wait = Math.max(error.retryAfterMs ?? 0, waitMs);
    if (attempt >= ATTEMPTS || wait > LONGEST_WAIT_MS) return null;
    log.info('A request to a provider failed. It is retried.', { error, attempt, retryInMs: Math.round(wait) });
    const nextTry = new Date(Date.now() + wait);
    endWait = beginWait({ provider: error.provider ?? 'provider', nextTry, reason: error.message });
    return wait;
  };
  let endWait = () => {};
  const again = () => {
    endWait();
    endWait = () => {};
    return request();
  };
  return retry(again, { firstMs: firstWaitMs, longestMs: Number.POSITIVE_INFINITY, signal, next }).finally(() =>
    endWait(),
  );
}
