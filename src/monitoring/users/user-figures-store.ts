import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

/** Jobs that are counted for one user, and jobs whose usage is summed up: bounds on what one user can cost. */
const MOST_JOBS = 20_000;
const MOST_USED = 2_000;

/** What a user has, and has used. */
export interface UserFigures {
  readonly user_id: string;
  readonly brand: string | null;
  readonly jobs: number;
  readonly failed: number;
  readonly unfinished: number;
  readonly newest_at: Date | null;
  readonly audio_seconds: number;
  readonly cost_usd: number | null;
}

/** The figures of several users, in one statement. Usage is that of the newest 2,000 jobs of the last `days`. */
export async function readUserFigures(db: Database, userIds: readonly string[], days: number) {
  const { rows } = await sql<UserFigures>`
    select u.user_id, b.brand, n.jobs, f.failed, w.unfinished, n.newest_at, s.audio_seconds, s.cost_usd
    from unnest(${[...userIds]}::uuid[]) as u (user_id)
      left join user_brands b on b.user_id = u.user_id
      cross join lateral (select count(*)::integer as jobs, max(c.created_at) as newest_at from (
        select j.created_at from studio_jobs j where j.user_id = u.user_id order by j.created_at desc, j.job_id desc limit ${MOST_JOBS}) c) n
      cross join lateral (select count(*)::integer as failed from (
        select from studio_jobs j where j.user_id = u.user_id and j.status = 'FAILED' and j.error_details ->> 'code' <> 'CANCELLED'
        limit ${MOST_JOBS}) c) f
      cross join lateral (select count(*)::integer as unfinished from (
        select from studio_jobs j where j.user_id = u.user_id and j.status not in ('COMPLETE', 'FAILED') limit ${MOST_JOBS}) c) w
      cross join lateral (
        select coalesce(sum(g.audio_seconds), 0)::float8 as audio_seconds,
          case when count(g.cost_usd) = count(*) then sum(g.cost_usd) end as cost_usd
        from (select j.job_id from studio_jobs j
            where j.user_id = u.user_id and j.created_at >= now() - make_interval(days => ${days})
            order by j.created_at desc, j.job_id desc limit ${MOST_USED}) c
          join job_usage g on g.job_id = c.job_id) s`.execute(db);
  return rows;
}
