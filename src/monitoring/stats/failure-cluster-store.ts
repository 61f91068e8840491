import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import type { FailureClusterFigures } from './figures.js';
import { bound, parts } from './statistics-store.js';
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

/** How many bits tell users apart (migration 010). */
const BITS = 4096;

/** The clusters of failures in a range, those with most jobs first. What is not folded yet is put where folding will put it. */
export async function readClusters(trx: DatabaseTransaction, range: CoveredRange, limit: number) {
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
    group by 1, 2, 3, 4
    having sum(f.jobs) <> 0 or sum(f.failures) <> 0
    order by sum(f.jobs) desc, sum(f.failures) desc, 1, 2, 3, 4 limit ${limit}`.execute(trx);
  return rows.map((row) => clusterOf(row, usersOf(row.bits)));
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
