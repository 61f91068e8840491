import { sql } from 'kysely';
import type { JobFilter } from '../../jobs/reading/job-filter.js';
import { FAILED_AT } from '../../jobs/reading/job-filter-store.js';
import { jobsInOrder } from '../../jobs/reading/job-order-store.js';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import type { FailureClusterFigures } from './figures.js';
import { bound, parts, type SeriesQuery } from './statistics-store.js';
import type { CoveredRange } from './time-range.js';

export interface RawCluster {
  readonly code: string;
  readonly stage: string;
  readonly provider: string;
  readonly pattern: string;
  readonly jobs: string;
  readonly failures: string;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
}

/** The number of bits that distinguish users (migration 010). */
const BITS = 4096;

/** The clusters of failures in a range, those with most jobs first. What is not folded yet is put where folding will put it. */
export async function readClusters(trx: DatabaseTransaction, range: CoveredRange, kind: ClusterKind, limit: number) {
  const { rows } = await sql<RawCluster & { bits: number }>`
    with pending as (
      select c.jobs, c.failures, c.users, c.first_at, c.last_at, c.code, alone,
        case when alone then c.stage else '' end as stage, case when alone then c.provider else '' end as provider,
        case when alone then c.pattern else '<other>' end as pattern
      from job_failure_changes c
        left join job_failure_clusters k
          on k.code = c.code and k.stage = c.stage and k.provider = c.provider and k.pattern = c.pattern
        cross join lateral (select k.cluster_id is not null or (select count(*) from job_failure_clusters) < 500) as place (alone)
      where c.minute >= ${bound(range.from, '-infinity')} and c.minute < ${bound(range.to, 'infinity')}
    )
    select f.code, f.stage, f.provider, f.pattern, sum(f.jobs) as jobs, sum(f.failures) as failures,
      bit_count(bit_or(f.users))::integer as bits,
      coalesce(least(min(f.first_at), min(k.first_seen_at)), now()) as first_seen_at,
      coalesce(greatest(max(f.last_at), max(k.last_seen_at)), now()) as last_seen_at
    from (
      select k.code, k.stage, k.provider, k.pattern, s.jobs, s.failures, s.users, null::timestamptz as first_at,
        null::timestamptz as last_at
      from ${parts(range.segments)}
        join job_failure_stats s on s.grain = p.grain and s.bucket >= p.lower and s.bucket < p.upper
        join job_failure_clusters k on k.cluster_id = s.cluster_id
      union all
      select p.code, p.stage, p.provider, p.pattern, p.jobs, p.failures, p.users, p.first_at, p.last_at from pending p
    ) f
      left join job_failure_clusters k
        on k.code = f.code and k.stage = f.stage and k.provider = f.provider and k.pattern = f.pattern
    where ${ofKind(kind)}
    group by 1, 2, 3, 4
    having sum(f.jobs) <> 0 or sum(f.failures) <> 0
    order by sum(f.jobs) desc, sum(f.failures) desc, 1, 2, 3, 4 limit ${limit}`.execute(trx);
  return rows.map((row) => clusterOf(row, usersOf(row.bits)));
}

/** The key of a cluster; an absent part does not narrow the selection. */
export interface ClusterKind {
  readonly codes?: readonly string[];
  readonly stage?: string;
  readonly provider?: string;
  readonly pattern?: string;
}

function ofKind({ codes, stage, provider, pattern }: ClusterKind) {
  return sql.join(
    [
      sql`true`,
      ...(codes === undefined ? [] : [sql`f.code = any(${[...codes]}::text[])`]),
      ...(stage === undefined ? [] : [sql`f.stage = ${stage}`]),
      ...(provider === undefined ? [] : [sql`f.provider = ${provider}`]),
      ...(pattern === undefined ? [] : [sql`f.pattern = ${pattern}`]),
    ],
    sql` and `,
  );
}

/**
 * The same of the jobs of a filter that are FAILED now, counted one by one: the latest `most` failures. For operators' readers.
 * Cancelled ones are not failures.
 */
export async function readFilteredClusters(
  trx: DatabaseTransaction,
  filter: JobFilter,
  { most, limit }: { readonly most: number; readonly limit: number },
) {
  const columns = sql`j.job_id, j.user_id, j.error_details, ${FAILED_AT} as at`;
  const failures = jobsInOrder({ filter, columns, falling: true, limit: most });
  const { rows } = await sql<RawCluster & { users: number }>`
    select job_stat_code(o.error_details) as code, coalesce(left(o.error_details ->> 'stage', 40), '') as stage,
      coalesce(left(o.error_details ->> 'provider', 80), '') as provider, job_failure_pattern(o.error_details ->> 'message') as pattern,
      count(*) as jobs, count(*) as failures, count(distinct o.user_id)::integer as users, min(o.at) as first_seen_at,
      max(o.at) as last_seen_at
    from (${failures}) o
    where job_stat_code(o.error_details) <> 'CANCELLED'
    group by 1, 2, 3, 4 order by count(*) desc, 1, 2, 3, 4 limit ${limit}`.execute(trx);
  return rows.map((row) => clusterOf(row, row.users));
}

/** Failures by code and provider for each bucket that has any: moves to FAILED, including those that were retried. */
export async function readFailureSeries(trx: DatabaseTransaction, query: SeriesQuery) {
  const { rows } = await sql<{ at: Date; code: string; provider: string; failures: string }>`
    select date_bin(make_interval(secs => ${query.bucketSeconds}), f.minute, 'epoch'::timestamptz) as at, f.code, f.provider,
      sum(f.failures) as failures
    from (
      select s.bucket as minute, k.code, k.provider, s.failures from job_failure_stats s
        join job_failure_clusters k on k.cluster_id = s.cluster_id
      where s.grain = ${query.grain} and s.bucket >= ${query.from} and s.bucket < ${query.to}
      union all
      select c.minute, c.code, c.provider, c.failures from job_failure_changes c
      where c.minute >= ${query.from} and c.minute < ${query.to}
    ) f
    group by 1, 2, 3 having sum(f.failures) <> 0 order by 1, 4 desc, 2, 3`.execute(trx);
  return rows.map(({ at, code, provider, failures }) => ({
    at,
    code,
    provider: provider === '' ? null : provider,
    failures: Number(failures),
  }));
}

/** Linear counting: the probable number of users for this many set bits. */
function usersOf(bits: number): number {
  return Math.round(-BITS * Math.log(1 - Math.min(bits, BITS - 1) / BITS));
}

export function clusterOf(row: RawCluster, users: number): FailureClusterFigures {
  return {
    code: row.code,
    stage: row.stage === '' ? null : row.stage,
    provider: row.provider === '' ? null : row.provider,
    pattern: row.pattern,
    jobs: Number(row.jobs),
    failures: Number(row.failures),
    users,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  };
}
