import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { isProviderAtFault } from './provider-at-fault.js';

/** Providers of one role, in the order in which they are asked. */
export interface InOrder<Candidate> {
  readonly candidates: readonly Candidate[];
  readonly nameOf: (candidate: Candidate) => string;
  /** e.g. `refiner`. */
  readonly noun: string;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/**
 * Returns the answer of the first provider that is available. It asks the next one if a provider is down, limits requests or is not set up, but
 * not if it refuses the content.
 * @throws Fault of the first provider whose fault is transient, or else of the first one; immediately a fault about the content
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
