import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';

/** Those of the ids that the queue still holds: waiting, to be tried again, or being run. */
export async function liveDeliveries(trx: DatabaseTransaction, queue: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    select id from pgboss.job
    where name = ${queue} and id = any(${[...ids]}::uuid[]) and state in ('created', 'retry', 'active')`.execute(trx);
  return new Set(rows.map((row) => row.id));
}
