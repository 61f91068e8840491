import { sql } from 'kysely';
import { JOB_STATUSES, TERMINAL_STATUSES } from '../../jobs/record/job-status.js';
import type { Database } from '../../platform/postgres/database.js';

/** Seconds since the oldest job of each unfinished status was submitted, 0 without one: one row of the index for each status. */
export async function oldestUnfinishedSeconds(db: Database): Promise<Readonly<Record<string, number>>> {
  const unfinished = JOB_STATUSES.filter((status) => !TERMINAL_STATUSES.includes(status as never));
  const { rows } = await sql<{ status: string; seconds: number }>`
    select s.status, coalesce(extract(epoch from clock_timestamp() - (
      select j.created_at from studio_jobs j where j.status = s.status order by j.created_at, j.job_id limit 1
    )), 0)::double precision as seconds
    from unnest(${unfinished}::text[]) as s (status)`.execute(db);
  return Object.fromEntries(rows.map(({ status, seconds }) => [status, Math.max(0, seconds)]));
}
