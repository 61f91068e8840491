import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister, requireAdmin } from '../../access/caller.js';
import type { JobFilter } from '../../jobs/reading/job-filter.js';
import { JobFilterAccess } from '../../jobs/reading/job-filter-access.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { type ClusterKind, readFailureSeries, readFilteredClusters } from './failure-cluster-store.js';
import type { FailureClusterFigures } from './figures.js';
import { JobStatistics } from './job-statistics.js';
import { planSeries } from './series-plan.js';
import { readClock } from './statistics-store.js';
import type { TimeRange } from './time-range.js';

/** Most clusters of one answer. */
const MOST_CLUSTERS = 100;
/** Failures that are counted one by one where a filter asks for more than clusters are kept by. */
const MOST_COUNTED = 5_000;

/** Failures by cause, under the filter that lists and retries take. */
@Injectable()
export class FailureStatistics {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobStatistics) private readonly statistics: JobStatistics,
    @Inject(JobFilterAccess) private readonly access: JobFilterAccess,
  ) {}

  /**
   * Failures that are alike, those with most jobs first, 100 at most. Code, stage, provider, pattern and time of failure are those that clusters are
   * kept by: the figures then cost the same however many jobs there are. Under any other part of a filter the latest 5,000 failures are counted.
   * @throws Fault BAD_REQUEST for an empty range, FORBIDDEN for a filter that is an operator's
   */
  async breakdown(caller: Caller, range: TimeRange, asked: JobFilter): Promise<readonly FailureClusterFigures[]> {
    const filter = await this.access.admit(caller, within(asked, range));
    if (filter === null) return [];
    const ownId = !mayAdminister(caller) && caller.kind === 'user' ? caller.userId : null;
    if (ownId !== null && filter.userId !== ownId) return [];
    const kind = kindOf(ownId === null ? filter : { ...filter, userId: undefined });
    if (kind !== null && (ownId === null || Object.keys(kind).length === 0)) {
      const times = { from: filter.failedFrom ?? null, to: filter.failedTo ?? null };
      return this.statistics.failureBreakdown(caller, times, kind);
    }
    return this.database
      .transaction()
      .setAccessMode('read only')
      .execute((trx) => readFilteredClusters(trx, filter, { most: MOST_COUNTED, limit: MOST_CLUSTERS }));
  }

  /**
   * Failures by code and provider, bucket by bucket, the oldest first. Without `from`: the last 60 buckets.
   * @throws Fault FORBIDDEN; BAD_REQUEST for what cannot be drawn
   */
  series(caller: Caller, range: TimeRange, bucketSeconds: number) {
    requireAdmin(caller);
    return this.database
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => readFailureSeries(trx, planSeries(range, bucketSeconds, await readClock(trx))));
  }
}

/** The narrower of the two ranges of failure. */
function within(filter: JobFilter, { from, to }: TimeRange): JobFilter {
  const later = (one: Date | undefined, other: Date | null) => (other !== null && (!one || other > one) ? other : one);
  const earlier = (one: Date | undefined, other: Date | null) =>
    other !== null && (!one || other < one) ? other : one;
  return { ...filter, failedFrom: later(filter.failedFrom, from), failedTo: earlier(filter.failedTo, to) };
}

/** The filter as what clusters are kept by; null if it asks for more than that. */
function kindOf(filter: JobFilter): ClusterKind | null {
  const { statuses: _, failedFrom: _from, failedTo: _to, errorCodes, stage, provider, pattern, ...more } = filter;
  // A user's own failures are theirs without being asked for.
  if (Object.values(more).some((value) => value !== undefined)) return null;
  const kind = { codes: errorCodes, stage, provider, pattern };
  return Object.fromEntries(Object.entries(kind).filter(([, value]) => value !== undefined));
}
