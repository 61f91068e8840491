import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import { clusterOf, type RawCluster } from './failure-cluster-store.js';
import { bound, exactAverage, type RawStatRow, toStatRow } from './statistics-store.js';
import type { TimeRange } from './time-range.js';

/**
 * Statistics of one user's own jobs, from the rows that row level security shows them: run it in the caller's transaction. The cost is
 * bounded by counting their newest jobs only, by the index on (user_id, created_at).
 */

/** Most jobs that are counted for one user. */
export const OWN_JOBS_LIMIT = 20_000;

export interface OwnQuery extends TimeRange {
  readonly userId: string;
}

const ownJobs = ({ userId, from, to }: OwnQuery) => sql`
  select created_at, status, error_details, processing_time_ms, status_since, run_started_at, run_claimed_at, driven_by
  from studio_jobs where user_id = ${userId}::uuid
    and created_at >= ${bound(from, '-infinity')} and created_at < ${bound(to, 'infinity')}
  order by created_at desc limit ${OWN_JOBS_LIMIT}`;

/** The same measures as migration 004 keeps, of the jobs in `own`; `at` is when the job was created, or when it happened. */
const ownFigures = sql`
  select o.created_at as at, 'jobs' as measure, job_stat_label(o.status, o.error_details) as label, 0 as bin, 1 as n, 0::numeric as total
  from own o
  union all
  select o.created_at, 'processing', '', job_stat_bin(o.processing_time_ms), 1, o.processing_time_ms
  from own o where o.status = 'COMPLETE' and o.processing_time_ms is not null
  union all
  select o.status_since, 'completed', '', 0, 1, 0 from own o where o.status = 'COMPLETE' and o.status_since is not null
  union all
  select o.status_since, 'failed', job_stat_code(o.error_details), 0, 1, 0
  from own o where o.status = 'FAILED' and o.status_since is not null
  union all
  select t.at, t.measure, 'ALL', job_stat_bin(t.ms), 1, t.ms
  from own o cross join lateral (values
    ('wait', o.run_claimed_at, greatest(0, extract(epoch from o.run_claimed_at - o.run_started_at) * 1000)::bigint),
    ('run', o.status_since, case when o.status = 'COMPLETE' then greatest(0, extract(epoch from o.status_since - o.run_claimed_at) * 1000)::bigint end)
  ) as t (measure, at, ms)
  where o.run_claimed_at >= o.run_started_at and t.ms is not null`;

/** Every figure of the caller's jobs that were created in a range. */
export async function readOwnFigures(trx: DatabaseTransaction, query: OwnQuery) {
  const { rows } = await sql<RawStatRow>`
    with own as materialized (${ownJobs(query)})
    select f.measure, f.label, f.bin, sum(f.n) as n, ${exactAverage} as average
    from (${ownFigures}) f group by grouping sets ((f.measure, f.label, f.bin), (f.measure, f.label))`.execute(trx);
  return rows.map(toStatRow);
}

/** The figures of each bucket that has any, of jobs created or done in the range. */
export async function readOwnSeries(
  trx: DatabaseTransaction,
  query: OwnQuery & { readonly from: Date; readonly to: Date },
  bucketSeconds: number,
) {
  const { rows } = await sql<RawStatRow & { at: Date }>`
    with own as materialized (${ownJobs({ ...query, from: null, to: null })})
    select date_bin(make_interval(secs => ${bucketSeconds}), f.at, 'epoch'::timestamptz) as at,
      f.measure, f.label, f.bin, sum(f.n) as n, ${exactAverage} as average
    from (${ownFigures}) f where f.at >= ${query.from} and f.at < ${query.to}
    group by grouping sets ((1, f.measure, f.label, f.bin), (1, f.measure, f.label))`.execute(trx);
  return rows.map((row) => ({ at: row.at, row: toStatRow(row) }));
}

/** How many of the caller's jobs were completed in a range, and the age of the oldest that waits, in seconds. */
export async function readOwnPresent(trx: DatabaseTransaction, query: OwnQuery) {
  const { rows } = await sql<{ completed: string; waiting: number | null }>`
    with own as materialized (${ownJobs({ ...query, from: null, to: null })})
    select count(*) filter (where o.status = 'COMPLETE' and o.status_since >= ${bound(query.from, '-infinity')}
        and o.status_since < ${bound(query.to, 'infinity')}) as completed,
      extract(epoch from clock_timestamp() - min(o.run_started_at) filter (where o.status = 'NEW' and o.driven_by = 'engine'))::double precision
        as waiting
    from own o`.execute(trx);
  const [row] = rows;
  return {
    completed: Number(row?.completed ?? 0),
    // In SQL, greatest(0, null) is 0, which would look like a waiting job although none waits.
    oldestWaitingSeconds: row === undefined || row.waiting === null ? null : Math.max(0, row.waiting),
  };
}

/** The clusters of the caller's jobs that are FAILED now and failed in the range; `users` counts only the caller. */
export async function readOwnClusters(trx: DatabaseTransaction, query: OwnQuery, limit: number) {
  const { rows } = await sql<RawCluster>`
    select job_stat_code(o.error_details) as code, coalesce(left(o.error_details ->> 'stage', 40), '') as stage,
      coalesce(left(o.error_details ->> 'provider', 80), '') as provider, job_failure_pattern(o.error_details ->> 'message') as pattern,
      count(*) as jobs, count(*) as failures, min(o.at) as first_seen_at, max(o.at) as last_seen_at
    from (
      select j.error_details, coalesce(j.status_since, j.created_at) as at from studio_jobs j
      where j.user_id = ${query.userId}::uuid and j.status = 'FAILED' order by j.created_at desc limit ${OWN_JOBS_LIMIT}
    ) o
    where job_stat_code(o.error_details) <> 'CANCELLED'
      and o.at >= ${bound(query.from, '-infinity')} and o.at < ${bound(query.to, 'infinity')}
    group by 1, 2, 3, 4 order by count(*) desc, 1, 2, 3, 4 limit ${limit}`.execute(trx);
  return rows.map((row) => clusterOf(row, 1));
}
