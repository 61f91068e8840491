/** How many of something lie in one bin of job_stat_bin() (migration 004). */
export interface BinCount {
  readonly bin: number;
  readonly count: number;
}

/** Each bin is 5 % wide, as in job_stat_bin(). */
const WIDTH = 1.05;

/** Count and spread of durations, in milliseconds; null without durations. */
export interface Durations {
  readonly count: number;
  /** Exact. */
  readonly averageMs: number | null;
  /** The percentiles are read from bins 5 % wide: at most 2.5 % or half a millisecond off the nearest-rank percentile. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

/** The middle of a bin by ratio, in whole milliseconds; bin -1 is zero. */
export function valueOfBin(bin: number): number {
  return bin < 0 ? 0 : Math.round(WIDTH ** (bin + 0.5));
}

/**
 * The nearest-rank percentile, to the bin.
 * @param share from 0 to 1, e.g. 0.95
 */
export function percentile(bins: readonly BinCount[], share: number): number | null {
  const filled = bins.filter(({ count }) => count > 0).sort((a, b) => a.bin - b.bin);
  const rank = Math.ceil(share * filled.reduce((sum, { count }) => sum + count, 0));
  let seen = 0;
  for (const { bin, count } of filled) {
    seen += count;
    if (seen >= rank) return valueOfBin(bin);
  }
  return null;
}

/** @param averageMs the exact average, which the bins do not contain */
export function durationsOf(bins: readonly BinCount[], averageMs: number | null): Durations {
  return {
    count: bins.reduce((sum, { count }) => sum + count, 0),
    averageMs,
    p50Ms: percentile(bins, 0.5),
    p95Ms: percentile(bins, 0.95),
    p99Ms: percentile(bins, 0.99),
  };
}
