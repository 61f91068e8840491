import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { isProviderAtFault } from './provider-at-fault.js';

/** Providers of one role, to be asked in this order. */
export interface InOrder<Candidate> {
  readonly candidates: readonly Candidate[];
  readonly nameOf: (candidate: Candidate) => string;
  /** e.g. `refiner`. */
  readonly noun: string;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/**
 * The answer of the first provider that can serve. The next is asked where one is down, limits or is not set up, and not where it refuses the content.
 * @throws Fault of the first provider that can pass by itself, or of the first; at once one that is about the content
 */
export async function askInOrder<Candidate, Answer>(
  { candidates, nameOf, noun, signal, log }: InOrder<Candidate>,
  ask: (candidate: Candidate) => Promise<Answer>,
): Promise<Answer> {
  const faults: Fault[] = [];
  for (const candidate of candidates) {
    try {
      return await ask(candidate);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Fault) || error.code === 'INTERNAL') throw error;
      if (faults.length === 0 && !isProviderAtFault(error)) throw error;
      faults.push(error);
      log.warn(`A ${noun} could not be used.`, { provider: nameOf(candidate), error });
    }
  }
  throw faults.find((fault) => fault.retryable) ?? faults[0];
}
