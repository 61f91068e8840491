import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

/** Resolves when the database answers. */
export async function answers(db: Database): Promise<void> {
  await sql`select 1`.execute(db);
}
