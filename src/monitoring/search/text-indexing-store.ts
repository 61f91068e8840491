import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

/** Indexes the words of the next jobs that wait for it. Returns how many entries it took from the queue. */
export async function indexTexts(db: Database, most: number): Promise<number> {
  const { rows } = await sql<{ taken: number }>`select job_texts_index(${most}) as taken`.execute(db);
  return rows[0]?.taken ?? 0;
}
