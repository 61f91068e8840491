import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

const NEWEST = 50;
const BEFORE = 200;

/** Completed jobs by submission, and how many of them have a text that is not PASS: the newest, and those before them. */
export interface VerdictCounts {
  readonly newest: number;
  readonly newestDoubtful: number;
  readonly before: number;
  readonly beforeDoubtful: number;
}

/** Counts the verdicts of the newest 50 completed jobs and of the 200 before them. */
export async function readVerdictCounts(db: Database): Promise<VerdictCounts> {
  const { rows } = await sql<VerdictCounts>`
    select count(*) filter (where nth <= ${NEWEST})::integer as newest,
      count(*) filter (where nth <= ${NEWEST} and doubtful)::integer as "newestDoubtful",
      count(*) filter (where nth > ${NEWEST})::integer as before,
      count(*) filter (where nth > ${NEWEST} and doubtful)::integer as "beforeDoubtful"
    from (
      select coalesce(j.verdict <> 'PASS', false) as doubtful, row_number() over (order by j.created_at desc, j.job_id desc) as nth
      from studio_jobs j where j.status = 'COMPLETE' order by j.created_at desc, j.job_id desc limit ${NEWEST + BEFORE}) as k`.execute(
    db,
  );
  return rows[0] as VerdictCounts;
}
