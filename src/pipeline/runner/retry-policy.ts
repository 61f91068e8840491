import type { Fault } from '../../platform/fault.js';
import { CircuitOpen } from '../providers/circuit-open.js';
import type { StageOutcome } from './outcome.js';

export interface RetryBudget {
  /** Tries of one stage in one run. */
  readonly stageAttempts: number;
  readonly retryDelaySeconds: number;
}

/** A provider may ask for any wait; beyond this the sweep is the better waiter. Milliseconds. */
const LONGEST_DELAY_MS = 15 * 60_000;

/** A job younger than this waits for a provider that is left alone, however often; an older one uses its tries up. Milliseconds. */
const PATIENCE_MS = 24 * 3600_000;

/** The try that failed. */
export interface FailedTry {
  /** Failed tries of this stage in this run before this one. */
  readonly earlierFaults: number;
  /** Since the job was taken in, in milliseconds. */
  readonly jobAgeMs: number;
}

/**
 * What becomes of a fault: a try later when it can pass by itself and the budget allows, otherwise the end.
 *
 * @param random 0 to 1, for the jitter that keeps jobs that failed together from coming back together
 */
export function outcomeOf(
  fault: Fault,
  { earlierFaults, jobAgeMs }: FailedTry,
  budget: RetryBudget,
  random = Math.random(),
): StageOutcome {
  const waited = fault instanceof CircuitOpen && jobAgeMs < PATIENCE_MS;
  if (fault.retryable && waited) return { kind: 'deferred', fault, delayMs: restOf(fault, budget, random) };
  if (!fault.retryable || earlierFaults + 1 >= budget.stageAttempts) return { kind: 'failed', fault };
  const backoff = budget.retryDelaySeconds * 1000 * 2 ** Math.min(earlierFaults, 16) * (0.5 + random);
  return { kind: 'retry', fault, delayMs: Math.min(LONGEST_DELAY_MS, Math.max(backoff, fault.retryAfterMs ?? 0)) };
}

/** As long as the provider is to rest, and a little more, so that not all who wait come at once. */
function restOf({ retryAfterMs = 0 }: Fault, { retryDelaySeconds }: RetryBudget, random: number): number {
  return Math.min(LONGEST_DELAY_MS, retryAfterMs + retryDelaySeconds * 1000 * random);
}
