import pg from 'pg';
import type { TestDatabase } from '../support/test-database.js';

/** What became of a statement: how many rows it touched and their text, or the code of the refusal. */
export interface Tried {
  readonly refused: string | null;
  readonly rows: number;
  readonly text: string;
}

/** Statements as one of Supabase's roles, as its Data API runs them; nothing of what they do stays. */
export interface RoleSession {
  try(statement: string): Promise<Tried>;
}

/** @param userId whose token it is; null for the role `anon` */
export async function asRole<Result>(
  database: TestDatabase,
  userId: string | null,
  run: (session: RoleSession) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const role = userId === null ? 'anon' : 'authenticated';
  const claims = JSON.stringify(userId === null ? { role } : { role, sub: userId });
  try {
    await client.query('begin');
    await client.query(
      `select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true),
         set_config('request.jwt.claim.role', $3, true), set_config('role', $3, true)`,
      [claims, userId ?? '', role],
    );
    return await run({ try: (statement) => tried(client, statement) });
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

async function tried(client: pg.Client, statement: string): Promise<Tried> {
  await client.query('savepoint attempt');
  try {
    const { rowCount, rows } = await client.query(statement);
    return { refused: null, rows: rowCount ?? 0, text: JSON.stringify(rows) };
  } catch (error) {
    return { refused: (error as { code?: string }).code ?? String(error), rows: 0, text: '' };
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}
