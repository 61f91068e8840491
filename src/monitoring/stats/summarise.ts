import { JOB_STATUSES, STAGE_STATUSES } from '../../jobs/record/job-status.js';
import type { JobCounts, JobFlow } from './figures.js';
import { type Durations, durationsOf } from './histogram.js';

/** One figure of migration 004, or with `bin` null the sum over the bins of a measure and label. */
export interface StatRow {
  readonly measure: string;
  readonly label: string;
  readonly bin: number | null;
  readonly n: number;
  /** Exact quotient of total and n, only where `bin` is null. */
  readonly average: number | null;
}

const CANCELLED = 'CANCELLED';
const FAILED = 'FAILED/';

/** Puts rows of the measures `jobs` and `processing` together. */
export function countsOf(rows: readonly StatRow[]): JobCounts {
  const jobs = sums(rows, 'jobs');
  const codes = [...jobs].flatMap(([label, count]) =>
    label.startsWith(FAILED) && count !== 0 ? [{ code: label.slice(FAILED.length), count }] : [],
  );
  const failed = codes.reduce((sum, { count }) => sum + count, 0);
  const cancelled = codes.find(({ code }) => code === CANCELLED)?.count ?? 0;
  const byStatus = JOB_STATUSES.map((status) => ({
    status,
    count: status === 'FAILED' ? failed : (jobs.get(status) ?? 0),
  }));
  return {
    total: byStatus.reduce((sum, { count }) => sum + count, 0),
    byStatus,
    cancelled,
    failuresByCode: codes
      .filter(({ code }) => code !== CANCELLED)
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    processing: durations(rows, 'processing', ''),
    failureRate: rate(failed - cancelled, jobs.get('COMPLETE') ?? 0),
  };
}

/** Merges rows of the measures of what happened. */
export function flowOf(rows: readonly StatRow[]): JobFlow {
  const failures = sums(rows, 'failed');
  const cancellations = failures.get(CANCELLED) ?? 0;
  return {
    completions: sums(rows, 'completed').get('') ?? 0,
    failures: [...failures.values()].reduce((sum, count) => sum + count, 0) - cancellations,
    cancellations,
    wait: durations(rows, 'wait', 'ALL'),
    run: durations(rows, 'run', 'ALL'),
    stages: STAGE_STATUSES.map((stage) => ({
      stage,
      wait: durations(rows, 'wait', stage),
      run: durations(rows, 'run', stage),
    })),
  };
}

function rate(failed: number, complete: number): number | null {
  return failed + complete === 0 ? null : failed / (failed + complete);
}

function sums(rows: readonly StatRow[], measure: string): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap((row) => (row.measure === measure && row.bin === null ? [[row.label, row.n] as const] : [])),
  );
}

function durations(rows: readonly StatRow[], measure: string, label: string): Durations {
  const own = rows.filter((row) => row.measure === measure && row.label === label);
  const bins = own.flatMap(({ bin, n }) => (bin === null ? [] : [{ bin, count: n }]));
  return durationsOf(bins, own.find(({ bin }) => bin === null)?.average ?? null);
}
