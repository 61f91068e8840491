import { sql } from 'kysely';
import type { DatabaseTransaction } from '../platform/postgres/database.js';
import type { UserCaller } from './caller.js';

/** Makes the rest of the transaction run as role `authenticated` with the user's claims, so that row level security decides. */
export async function becomeUser(transaction: DatabaseTransaction, caller: UserCaller): Promise<void> {
  const claims = JSON.stringify({ ...caller.claims, sub: caller.userId, role: 'authenticated' });
  await sql`select set_config('request.jwt.claims', ${claims}, true),
    set_config('request.jwt.claim.sub', ${caller.userId}, true),
    set_config('request.jwt.claim.role', 'authenticated', true),
    set_config('role', 'authenticated', true)`.execute(transaction);
}
