import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

/** Folds pending changes of the counts, `most` at once; returns their number, or -1 if another replica is folding. */
export async function foldCounts(db: Database, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select job_statistics_fold(${most}::integer) as folded`.execute(db);
  return rows[0]?.folded ?? 0;
}

/** Folds pending changes of the clusters of failures; likewise. */
export async function foldFailures(db: Database, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select job_failures_fold(${most}::integer) as folded`.execute(db);
  return rows[0]?.folded ?? 0;
}

/** Deletes minutes and hours after their retention. */
export async function prune(db: Database): Promise<void> {
  await sql`select job_statistics_prune()`.execute(db);
  await sql`select job_failures_prune()`.execute(db);
}
