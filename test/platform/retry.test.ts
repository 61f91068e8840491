import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoffMs, type FailedAttempt, retry } from '../../src/platform/retry.js';

const AT_ONCE = { firstMs: 0, longestMs: 0 };

describe('the wait after a failed attempt', () => {
  it('doubles up to the cap and lies between half of that and all of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, firstMs, longestMs, random) => {
          const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 30));
          const wait = backoffMs(attempt, { firstMs, longestMs }, random);
          expect(wait).toBeGreaterThanOrEqual(full / 2);
          expect(wait).toBeLessThanOrEqual(full);
        },
      ),
    );
  });

  it.each([
    [1, 100],
    [2, 200],
    [3, 400],
    [9, 1_000],
  ])('number %d is %d ms at most', (attempt, most) => {
    expect(backoffMs(attempt, { firstMs: 100, longestMs: 1_000 }, 1)).toBe(most);
  });
});

describe('retry', () => {
  it('runs the work until it succeeds, and says what failed', async () => {
    const failures: FailedAttempt[] = [];
    const answer = await retry(
      async (attempt) => {
        if (attempt < 3) throw new Error(`attempt ${attempt}`);
        return attempt;
      },
      {
        ...AT_ONCE,
        next: (failure) => {
          failures.push(failure);
          return 0;
        },
      },
    );
    expect(answer).toBe(3);
    expect(failures.map(({ attempt, error }) => [attempt, (error as Error).message])).toEqual([
      [1, 'attempt 1'],
      [2, 'attempt 2'],
    ]);
  });

  it('stops with the last error, or with one that is thrown instead', async () => {
    const failing = () => Promise.reject(new Error('down'));
    await expect(retry(failing, { ...AT_ONCE, next: ({ attempt }) => (attempt < 3 ? 0 : null) })).rejects.toThrow(
      'down',
    );
    const instead = () => {
      throw new Error('check the address');
    };
    await expect(retry(failing, { ...AT_ONCE, next: instead })).rejects.toThrow('check the address');
  });

  it('ends a wait with the reason of the signal', async () => {
    const stop = new AbortController();
    const next = () => {
      queueMicrotask(() => stop.abort(new Error('stopping')));
      return 3_600_000;
    };
    await expect(
      retry(() => Promise.reject(new Error('down')), { ...AT_ONCE, signal: stop.signal, next }),
    ).rejects.toThrow('stopping');
  });
});
