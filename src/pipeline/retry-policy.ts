import type { Fault } from '../platform/fault.js';
import type { StageOutcome } from './outcome.js';

export interface RetryBudget {
  /** Tries of one stage in one run. */
  readonly stageAttempts: number;
  readonly retryDelaySeconds: number;
}

/** A provider may ask for any wait; beyond this the sweep is the better waiter. Milliseconds. */
const LONGEST_DELAY_MS = 15 * 60_000;

/**
 * What becomes of a fault: a try later when it can pass by itself and the budget allows, otherwise the end.
 *
 * @param earlierFaults failed tries of this stage in this run before this one
 * @param random 0 to 1, for the jitter that keeps jobs that failed together from coming back together
 */
export function outcomeOf(
  fault: Fault,
  earlierFaults: number,
  budget: RetryBudget,
  random = Math.random(),
): StageOutcome {
  if (!fault.retryable || earlierFaults + 1 >= budget.stageAttempts) return { kind: 'failed', fault };
  const backoff = budget.retryDelaySeconds * 1000 * 2 ** Math.min(earlierFaults, 16) * (0.5 + random);
  return { kind: 'retry', fault, delayMs: Math.min(LONGEST_DELAY_MS, Math.max(backoff, fault.retryAfterMs ?? 0)) };
}
