import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BinCount, percentile } from '../../../src/monitoring/stats/histogram.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

describe('percentiles read from bins', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('are at most 2.5 % or half a millisecond off the exact ones of PostgreSQL', async () => {
    const duration = fc.oneof(fc.nat(50), fc.nat(10_000), fc.nat(2_147_483_647));
    await fc.assert(
      fc.asyncProperty(fc.array(duration, { minLength: 1, maxLength: 60 }), async (durations) => {
        const bins = await database.query<{ bin: number; count: string }>(
          'select job_stat_bin(ms) as bin, count(*) from unnest($1::integer[]) ms group by 1',
          [durations],
        );
        const counts: BinCount[] = bins.map(({ bin, count }) => ({ bin, count: Number(count) }));
        for (const share of [0.5, 0.95, 0.99]) {
          const [row] = await database.query<{ exact: number }>(
            'select percentile_disc($2) within group (order by ms) as exact from unnest($1::integer[]) ms',
            [durations, share],
          );
          const exact = row?.exact as number;
          expect(Math.abs((percentile(counts, share) as number) - exact)).toBeLessThanOrEqual(0.5 + 0.025 * exact);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are none of nothing', () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(percentile([{ bin: 3, count: 0 }], 0.5)).toBeNull();
  });
});
