import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

/** Jobs by status. Counting the finished ones by their index is cheap up to some millions. */
export async function countByStatus(db: Database) {
  const { rows } = await sql<{ status: string; count: string }>`
    select status, count(*) as count from studio_jobs group by status`.execute(db);
  return rows.map((row) => ({ status: row.status, count: Number(row.count) }));
}
