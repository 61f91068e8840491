import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import { exactAverage, type RawStatRow, toStatRow } from './statistics-store.js';

/**
 * Statistics of all of one user's own jobs, from the figures that migration 084 keeps of the user's ended jobs and from the rows of the unfinished
 * ones, as row level security shows both: run it in the caller's transaction. Each statement reads one snapshot, so that a fold meanwhile changes
 * nothing.
 */

/** Most unfinished jobs that are counted for one user. */
export const OWN_UNFINISHED_LIMIT = 20_000;

const unfinished = (userId: string) => sql`
  select status, error_details, processing_time_ms, status_since, run_started_at, run_claimed_at, driven_by
  from studio_jobs where user_id = ${userId}::uuid and status not in ('COMPLETE', 'FAILED')
  order by job_id limit ${OWN_UNFINISHED_LIMIT}`;

/** Every figure of the caller's jobs. What happened is what the jobs are: `completed` and `failed` say how many are. */
export async function readOwnTotals(trx: DatabaseTransaction, userId: string) {
  const { rows } = await sql<RawStatRow>`
    with counted as materialized (
      select s.measure, s.label, s.bin, s.n, s.total from user_stats s where s.user_id = ${userId}::uuid and s.measure <> 'completed'
      union all
      select m.measure, m.name, m.bin, c.n, c.n * m.total from user_stat_changes c
        cross join lateral user_stat_measures(c.label, null, c.processing_ms, c.wait_ms, c.run_ms) m
        where c.user_id = ${userId}::uuid
      union all
      select m.measure, m.name, m.bin, 1, m.total from (${unfinished(userId)}) j
        cross join lateral user_stat_of(j.status, j.error_details, j.processing_time_ms, j.status_since, j.run_started_at, j.run_claimed_at) f
        cross join lateral user_stat_measures(f.label, null, f.processing_ms, f.wait_ms, f.run_ms) m
    ), listed as (
      select measure, label, bin, n, total from counted
      union all
      select case label when 'COMPLETE' then 'completed' else 'failed' end,
        case label when 'COMPLETE' then '' else substring(label from '/(.*)') end, 0, n, 0
      from counted where measure = 'jobs' and (label = 'COMPLETE' or label like 'FAILED/%')
    )
    select f.measure, f.label, f.bin, sum(f.n) as n, ${exactAverage} as average
    from listed f group by grouping sets ((f.measure, f.label, f.bin), (f.measure, f.label))
    having sum(f.n) <> 0`.execute(trx);
  return rows.map(toStatRow);
}

/** How many of the caller's jobs were completed since a minute of the last hour, and the age of the oldest that waits, in seconds. */
export async function readOwnRecent(trx: DatabaseTransaction, userId: string, since: Date) {
  const { rows } = await sql<{ completed: string; waiting: number | null }>`
    select coalesce((select sum(s.n) from user_stats s
          where s.user_id = ${userId}::uuid and s.measure = 'completed' and s.label = '' and s.bin >= user_stat_minute(${since})), 0)
        + coalesce((select sum(c.n) from user_stat_changes c
          where c.user_id = ${userId}::uuid and c.minute >= user_stat_minute(${since})), 0) as completed,
      (select extract(epoch from clock_timestamp() - min(j.run_started_at))::double precision
        from (${unfinished(userId)}) j where j.status = 'NEW' and j.driven_by = 'engine') as waiting`.execute(trx);
  const { completed = '0', waiting = null } = rows[0] ?? {};
  return { completed: Number(completed), oldestWaitingSeconds: waiting === null ? null : Math.max(0, waiting) };
}
