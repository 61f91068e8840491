import { CompiledQuery, sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';
import type { Questions } from '../../platform/postgres/questions.js';

/** Resolves when the database answers. Returns whether it accepts writes; a standby does not. */
export async function takesWrites(db: Database): Promise<boolean> {
  const { rows } = await sql<{ read_only: string }>`
    select current_setting('transaction_read_only') as read_only`.execute(db);
  return rows[0]?.read_only !== 'on';
}

/** The engine's pool as something that runs statements. */
export function questionsOf(db: Database): Questions {
  return { query: (text, values = []) => db.executeQuery(CompiledQuery.raw(text, [...values])) };
}
