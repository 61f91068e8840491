import { sql } from 'kysely';
import type { Database } from '../platform/postgres/database.js';

/** A user as Supabase Auth records them. */
export interface DirectoryEntry {
  readonly userId: string;
  readonly email: string | null;
  readonly createdAt: Date | null;
  readonly lastSignInAt: Date | null;
}

/** By the index that Supabase has on addresses, which Auth stores in lower case. */
export async function findUserId(db: Database, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select u.id::text as id from auth.users u where u.email = ${email} order by u.created_at limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

const COLUMNS = sql`u.id::text as "userId", u.email, u.created_at as "createdAt", u.last_sign_in_at as "lastSignInAt"`;

/** Scans the table if the text is not a complete address: an index on parts of addresses would have to be in Supabase's own schema. */
export async function searchUsers(db: Database, text: string, limit: number): Promise<readonly DirectoryEntry[]> {
  const { rows } = await sql<DirectoryEntry>`
    select ${COLUMNS} from auth.users u
    where u.email = ${text} or u.id::text = ${text} or position(${text} in lower(u.email)) > 0
    order by u.email = ${text} desc, u.email limit ${limit}`.execute(db);
  return rows;
}
