import type { Fault } from '../../platform/fault.js';
import { CircuitOpen } from '../providers/circuit-open.js';
import type { StageOutcome } from './outcome.js';

export interface RetryBudget {
  /** Attempts of one stage in one run. */
  readonly stageAttempts: number;
  readonly retryDelaySeconds: number;
}

/** The longest delay that a provider can ask for; a longer wait is left to the sweep. Milliseconds. */
const LONGEST_DELAY_MS = 15 * 60_000;

/** While a provider's circuit is open, a younger job waits without a limit; an older one uses up its attempts. Milliseconds. */
const LONGEST_CIRCUIT_WAIT_MS = 24 * 3600_000;

/** The attempt that failed. */
export interface FailedTry {
  /** Earlier failed attempts of this stage in this run. */
  readonly earlierFaults: number;
  /** Time since the job was accepted, in milliseconds. */
  readonly jobAgeMs: number;
}

/**
 * Decides what follows a fault: a retry if the fault is transient and the budget allows it, otherwise the job fails.
 *
 * @param random 0 to 1, for the jitter that spreads the retries of jobs that failed together
 */
export function outcomeOf(
  fault: Fault,
  { earlierFaults, jobAgeMs }: FailedTry,
  budget: RetryBudget,
  random = Math.random(),
): StageOutcome {
  const waited = fault instanceof CircuitOpen && jobAgeMs < LONGEST_CIRCUIT_WAIT_MS;
  if (fault.retryable && waited) return { kind: 'deferred', fault, delayMs: restOf(fault, budget, random) };
  if (!fault.retryable || earlierFaults + 1 >= budget.stageAttempts) return { kind: 'failed', fault };
  const backoff = budget.retryDelaySeconds * 1000 * 2 ** Math.min(earlierFaults, 16) * (0.5 + random);
  return { kind: 'retry', fault, delayMs: Math.min(LONGEST_DELAY_MS, Math.max(backoff, fault.retryAfterMs ?? 0)) };
}

/** The time until the circuit closes, plus jitter, so that waiting jobs do not all retry at once. */
function restOf({ retryAfterMs = 0 }: Fault, { retryDelaySeconds }: RetryBudget, random: number): number {
  return Math.min(LONGEST_DELAY_MS, retryAfterMs + retryDelaySeconds * 1000 * random);
}
