import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverRange, DAY_MS, HOUR_MS, MINUTE_MS, type Segment } from '../../../src/monitoring/stats/time-range.js';

const NOW = Date.UTC(2026, 5, 15, 12, 34, 56);
const HORIZON = { minutesFrom: new Date(Date.UTC(2026, 5, 12, 12)), hoursFrom: new Date(Date.UTC(2025, 4, 11)) };
const STEP = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS, all: Infinity };
const moment = fc.integer({ min: NOW - 500 * DAY_MS, max: NOW + DAY_MS }).map((ms) => new Date(ms));
const recent = fc.integer({ min: NOW - 2 * DAY_MS, max: NOW }).map((ms) => new Date(ms));
const bound = fc.option(fc.oneof(moment, recent), { nil: null });

describe('a range taken apart', () => {
  it('covers every moment of the range once, in whole buckets that are kept', () => {
    fc.assert(
      fc.property(bound, bound, (from, to) => {
        fc.pre(from === null || to === null || from < to);
        const { segments, ...covered } = coverRange({ from, to }, HORIZON);
        const [first, last] = [segments[0] as Segment, segments.at(-1) as Segment];
        expect(first.from).toBe(covered.from?.getTime() ?? -Infinity);
        expect(last.to).toBe(covered.to?.getTime() ?? Infinity);
        expect(first.from).toBeLessThanOrEqual(from?.getTime() ?? -Infinity);
        expect(last.to).toBeGreaterThanOrEqual(to?.getTime() ?? Infinity);
        for (const [index, segment] of segments.entries()) {
          if (index > 0) expect(segment.from).toBe(segments[index - 1]?.to);
          expectWhole(segment);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is widened by less than one bucket of what is kept at its ends', () => {
    fc.assert(
      fc.property(moment, moment, (from, to) => {
        fc.pre(from < to);
        const covered = coverRange({ from, to }, HORIZON);
        expect(from.getTime() - (covered.from?.getTime() ?? 0)).toBeLessThan(stepAt(from));
        expect((covered.to?.getTime() ?? 0) - to.getTime()).toBeLessThan(stepAt(to));
      }),
    );
  });

  it('needs some hundred minutes and hours at most, however long it is', () => {
    const { segments } = coverRange({ from: new Date(NOW - 400 * DAY_MS), to: new Date(NOW) }, HORIZON);
    const fine = segments.filter(({ grain }) => grain !== 'day');
    expect(fine.reduce((sum, s) => sum + (s.to - s.from) / STEP[s.grain], 0)).toBeLessThan(59 * 2 + 23 * 2);
  });

  it('refuses a range that ends before it begins', () => {
    const at = new Date(NOW);
    expect(() => coverRange({ from: at, to: at }, HORIZON)).toThrow('`to` must be later than `from`');
  });
});

function stepAt(at: Date): number {
  if (at <= HORIZON.hoursFrom) return DAY_MS;
  return at <= HORIZON.minutesFrom ? HOUR_MS : MINUTE_MS;
}

function expectWhole({ grain, from, to }: Segment): void {
  for (const edge of [from, to]) if (Number.isFinite(edge)) expect(edge % STEP[grain]).toBe(0);
  if (grain === 'minute') expect(from).toBeGreaterThanOrEqual(HORIZON.minutesFrom.getTime());
  if (grain === 'hour') expect(from).toBeGreaterThanOrEqual(HORIZON.hoursFrom.getTime());
}
