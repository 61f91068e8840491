import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CircuitOpen } from '../../../src/pipeline/providers/circuit-open.js';
import { outcomeOf } from '../../../src/pipeline/runner/retry-policy.js';
import { Fault } from '../../../src/platform/fault.js';

const BUDGET = { stageAttempts: 5, retryDelaySeconds: 5 };
const DAY_MS = 24 * 3600_000;
const down = new Fault('REFINER_UNAVAILABLE', 'It is down.', { retryable: true });
const resting = (retryAfterMs: number, retryable = true) =>
  new CircuitOpen('REFINER_UNAVAILABLE', 'It is left alone.', { retryable, retryAfterMs });

describe('what becomes of a failed try', () => {
  it('is another try, later each time, until the budget is spent', () => {
    const delays = [0, 1, 2, 3].map((earlierFaults) => outcomeOf(down, { earlierFaults, jobAgeMs: 0 }, BUDGET, 0.5));
    expect(delays).toMatchObject([5_000, 10_000, 20_000, 40_000].map((delayMs) => ({ kind: 'retry', delayMs })));
    expect(outcomeOf(down, { earlierFaults: 4, jobAgeMs: 0 }, BUDGET).kind).toBe('failed');
  });

  it('costs no try where nothing was tried, for a day', () => {
    expect(outcomeOf(resting(10_000), { earlierFaults: 4, jobAgeMs: DAY_MS - 1 }, BUDGET).kind).toBe('deferred');
    expect(outcomeOf(resting(10_000), { earlierFaults: 4, jobAgeMs: DAY_MS }, BUDGET).kind).toBe('failed');
    expect(outcomeOf(resting(10_000), { earlierFaults: 0, jobAgeMs: DAY_MS }, BUDGET).kind).toBe('retry');
  });

  it('is the end where the provider rests for a reason that does not pass', () => {
    expect(outcomeOf(resting(10_000, false), { earlierFaults: 0, jobAgeMs: 0 }, BUDGET).kind).toBe('failed');
  });

  it('never comes back before it may, nor later than a quarter of an hour', () => {
    fc.assert(
      fc.property(
        fc.nat(20 * 60_000),
        fc.nat(4),
        fc.boolean(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (retryAfterMs, earlierFaults, rests, random) => {
          const fault = rests ? resting(retryAfterMs) : new Fault(down.code, down.message, { retryAfterMs });
          const outcome = outcomeOf(fault, { earlierFaults, jobAgeMs: 0 }, BUDGET, random);
          if (outcome.kind === 'failed') return;
          const { delayMs } = outcome as { delayMs: number };
          expect(delayMs).toBeLessThanOrEqual(15 * 60_000);
          expect(delayMs).toBeGreaterThanOrEqual(Math.min(retryAfterMs, 15 * 60_000));
        },
      ),
    );
  });
});
