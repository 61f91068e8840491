import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { CallerTransaction } from '../../access/caller-transaction.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import type { ClusterKind } from './failure-cluster-store.js';
import type { FailureClusterFigures, JobStatsFigures, JobStatsPointFigures } from './figures.js';
import { planSeries } from './series-plan.js';
import { type StatisticsSource, sourceOfAll, sourceOfOwn } from './statistics-source.js';
import { type Clock, readClock, readNow, type SeriesQuery } from './statistics-store.js';
import { countsOf, flowOf, type StatRow } from './summarise.js';
import { coverRange, MINUTE_MS, type TimeRange } from './time-range.js';

/** Everything there is. */
export const ALL_TIME: TimeRange = { from: null, to: null };
/** Throughput without a `from` is that of the last minutes, in milliseconds. */
const RECENT_MS = 5 * MINUTE_MS;
/** A user's figures are computed from the user's rows, which keep all times. */
const EVER = new Date(0);
/** Most clusters of one answer. */
const MOST_CLUSTERS = 100;

/**
 * Statistics of jobs. Admins and keys get those of all users, from increments that are exact in any snapshot; a signed-in user gets those
 * of their own jobs alone, from what row level security shows them.
 */
@Injectable()
export class JobStatistics {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CallerTransaction) private readonly transactions: CallerTransaction,
  ) {}

  /**
   * The state of the jobs created in the range, and what happened in it. The range is widened to whole minutes (hours after three days, UTC
   * days after 400).
   * @throws Fault BAD_REQUEST for an empty range
   */
  stats(caller: Caller, range: TimeRange = ALL_TIME): Promise<JobStatsFigures> {
    return this.read(caller, async (source, clock) => {
      const covered = coverRange(range, clock);
      const rows = await source.figures(covered);
      const flow = flowOf(rows);
      const end = Math.min((covered.to ?? clock.now).getTime(), clock.now.getTime());
      // By the widened end: the requested end can be before the start of its last minutes.
      const recent = coverRange({ from: new Date(end - RECENT_MS), to: covered.to }, clock);
      const present = await source.present(recent);
      const [completed, from] =
        covered.from === null ? [present.completed, recent.from as Date] : [flow.completions, covered.from];
      return {
        ...countsOf(rows),
        ...flow,
        range: { from: covered.from, to: covered.to },
        throughputPerMinute: perMinute(completed, from.getTime(), end),
        oldestWaitingSeconds: present.oldestWaitingSeconds,
        sampled: source.sampled(rows, covered),
      };
    });
  }

  /**
   * The same, bucket by bucket, empty ones too, the oldest first. Without `from`: the last 60 buckets.
   * @param bucketSeconds a multiple of 60; of 3600 or 86400 if only hours or days are stored
   * @throws Fault BAD_REQUEST for a series that cannot be computed
   */
  series(caller: Caller, range: TimeRange, bucketSeconds: number): Promise<readonly JobStatsPointFigures[]> {
    return this.read(caller, async (source, clock) => {
      const query = planSeries(range, bucketSeconds, clock);
      const rows = new Map<number, StatRow[]>();
      for (const { at, row } of await source.series(query)) {
        const bucket = rows.get(at.getTime());
        if (bucket) bucket.push(row);
        else rows.set(at.getTime(), [row]);
      }
      return bucketsOf(query).map((at) => pointOf(at, rows.get(at) ?? [], query, clock));
    });
  }

  /**
   * Clusters of similar failures, largest first, at most 100. `jobs` counts jobs that are FAILED now; `failures` counts every failure.
   * @throws Fault BAD_REQUEST for an empty range
   */
  failureBreakdown(
    caller: Caller,
    range: TimeRange = ALL_TIME,
    kind: ClusterKind = {},
  ): Promise<readonly FailureClusterFigures[]> {
    return this.read(caller, (source, clock) => source.clusters(coverRange(range, clock), kind, MOST_CLUSTERS));
  }

  /** Reads everything in one snapshot: a fold between two readings would count its changes twice or not at all. */
  private async read<Result>(
    caller: Caller,
    work: (source: StatisticsSource, clock: Clock) => Promise<Result>,
  ): Promise<Result> {
    if (!mayAdminister(caller) && caller.kind === 'user') {
      const { userId } = caller;
      return this.transactions.asCaller(caller, async (trx) =>
        work(sourceOfOwn(trx, userId), { now: await readNow(trx), minutesFrom: EVER, hoursFrom: EVER }),
      );
    }
    return this.database
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => work(sourceOfAll(trx), await readClock(trx)));
  }
}

function pointOf(
  at: number,
  rows: readonly StatRow[],
  { bucketSeconds }: SeriesQuery,
  clock: Clock,
): JobStatsPointFigures {
  const flow = flowOf(rows);
  const end = Math.min(at + bucketSeconds * 1000, clock.now.getTime());
  return {
    ...countsOf(rows),
    ...flow,
    at: new Date(at),
    bucketSeconds,
    throughputPerMinute: perMinute(flow.completions, at, end),
  };
}

function bucketsOf({ from, to, bucketSeconds }: SeriesQuery): number[] {
  const step = bucketSeconds * 1000;
  const count = (to.getTime() - from.getTime()) / step;
  return Array.from({ length: count }, (_, index) => from.getTime() + index * step);
}

/** A range that has just begun counts as one second, so that its first job does not appear as thousands a minute. */
function perMinute(count: number, from: number, to: number): number {
  return (count * MINUTE_MS) / Math.max(1000, to - from);
}
