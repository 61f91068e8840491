import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import { type ClusterKind, readClusters } from './failure-cluster-store.js';
import type { FailureClusterFigures } from './figures.js';
import {
  OWN_JOBS_LIMIT,
  readOwnClusters,
  readOwnFigures,
  readOwnPresent,
  readOwnSeries,
} from './own-statistics-store.js';
import { OWN_UNFINISHED_LIMIT, readOwnRecent, readOwnTotals } from './own-totals-store.js';
import { oldestWaiting, readFigures, readSeries, type SeriesQuery } from './statistics-store.js';
import { countsOf, flowOf, type StatRow } from './summarise.js';
import type { CoveredRange, TimeRange } from './time-range.js';

/** The readings that figures are computed from, for all jobs or for one user's. */
export interface StatisticsSource {
  figures(range: CoveredRange): Promise<readonly StatRow[]>;
  series(query: SeriesQuery): Promise<readonly { readonly at: Date; readonly row: StatRow }[]>;
  /** COMPLETE moves in a range, and the age of the oldest NEW job in seconds. */
  present(range: CoveredRange): Promise<{ readonly completed: number; readonly oldestWaitingSeconds: number | null }>;
  clusters(range: CoveredRange, kind: ClusterKind, limit: number): Promise<readonly FailureClusterFigures[]>;
  /** Whether the figures of this range reach the number of jobs that are counted. */
  sampled(rows: readonly StatRow[], range: TimeRange): boolean;
}

/** Of all jobs, from the increments; the transaction must read from one snapshot. */
export function sourceOfAll(trx: DatabaseTransaction): StatisticsSource {
  return {
    figures: (range) => readFigures(trx, range),
    series: (query) => readSeries(trx, query),
    present: async (range) => ({
      completed: flowOf(await readFigures(trx, range)).completions,
      oldestWaitingSeconds: await oldestWaiting(trx),
    }),
    clusters: (range, kind, limit) => readClusters(trx, range, kind, limit),
    sampled: () => false,
  };
}

/** Of the jobs of one user, as row level security shows them to the transaction: all of them from folded figures, those of a range from their rows. */
export function sourceOfOwn(trx: DatabaseTransaction, userId: string): StatisticsSource {
  return {
    figures: ({ from, to }) =>
      isAllTime({ from, to }) ? readOwnTotals(trx, userId) : readOwnFigures(trx, { userId, from, to }),
    series: ({ from, to, bucketSeconds }) => readOwnSeries(trx, { userId, from, to }, bucketSeconds),
    present: ({ from, to }) =>
      to === null && from !== null ? readOwnRecent(trx, userId, from) : readOwnPresent(trx, { userId, from, to }),
    clusters: ({ from, to }, _, limit) => readOwnClusters(trx, { userId, from, to }, limit),
    sampled: (rows, range) =>
      isAllTime(range) ? unfinishedOf(rows) >= OWN_UNFINISHED_LIMIT : countsOf(rows).total >= OWN_JOBS_LIMIT,
  };
}

function isAllTime({ from, to }: TimeRange): boolean {
  return from === null && to === null;
}

function unfinishedOf(rows: readonly StatRow[]): number {
  const { total, byStatus } = countsOf(rows);
  const ended = byStatus.filter(({ status }) => status === 'COMPLETE' || status === 'FAILED');
  return ended.reduce((left, { count }) => left - count, total);
}
