import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { CircuitOpen } from './circuit-open.js';

/** Tries of one request at one provider, for faults that can pass; beyond them the next provider or the stage's own retry helps. */
const TRIES = 3;
/** A provider that wants to be left alone for longer is not waited for here; milliseconds. */
const LONGEST_WAIT_MS = 60_000;

export interface Patience {
  /** First wait between tries, doubled each time; milliseconds. */
  readonly firstWaitMs: number;
  /** Ends the waits. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/**
 * Asks until there is an answer or the tries are used up, waiting as long as the provider asks for and with jitter.
 * @throws what the last try threw; at once what cannot pass by itself, and CircuitOpen; the signal's reason when aborted
 */
export async function retryRequest<T>(request: () => Promise<T>, { firstWaitMs, signal, log }: Patience): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await request();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Fault) || !error.retryable || error instanceof CircuitOpen) throw error;
      const wait = Math.max(error.retryAfterMs ?? 0, firstWaitMs * 2 ** (tries - 1) * (0.5 + Math.random()));
      if (tries >= TRIES || wait > LONGEST_WAIT_MS) throw error;
      log.info('a part is tried again', { error, tries, wait });
      await pause(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
