import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

/**
 * The number of unfinished jobs of the engine that a user has, counted up to `most`. It reads at most that many entries of the partial index of
 * unfinished jobs,
 * however many jobs the user has had. docs/operations.md has the time measured with 100,000 unfinished jobs.
 */
export async function countUnfinished(db: Database, userId: string, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from studio_jobs
      where user_id = ${userId}::uuid and status not in ('COMPLETE', 'FAILED') and driven_by = 'engine' limit ${most}
    ) as unfinished`.execute(db);
  return rows[0]?.count ?? 0;
}
