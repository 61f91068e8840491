import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import type { EndedJob } from './retention-store.js';

/** A recording that must be deleted after its job was deleted. */
export interface PromisedDeletion extends EndedJob {
  readonly reason: 'user' | 'requested' | 'row';
}

/**
 * The oldest entries that are due, locked: immediately for deleted users and for jobs deleted through the engine, after `days` for rows that
 * were deleted in the database.
 * @param days RETAIN_AUDIO_DAYS; 0: such rows have no entries
 */
export async function lockDuePromises(trx: DatabaseTransaction, days: number, limit: number) {
  const { rows } = await sql<PromisedDeletion>`
    select d.job_id, d.user_id, d.submitted_by, d.raw_audio_url, d.reason from audio_deletions d
    where d.reason <> 'row' or ${days} = 0 or d.ended_at < now() - make_interval(days => ${days})
    order by d.promised_at, d.job_id limit ${limit} for update`.execute(trx);
  return rows;
}

/** Deletes entries whose recordings are deleted, or do not exist. */
export async function dropPromises(trx: DatabaseTransaction, jobIds: readonly string[]): Promise<void> {
  await sql`delete from audio_deletions where job_id = any(${[...jobIds]}::uuid[])`.execute(trx);
}

/** Deletes the turns of deleted users: the queue has no foreign key on its hot path. */
export async function dropTurns(trx: DatabaseTransaction, userIds: readonly string[]): Promise<void> {
  await sql`delete from queue_turns where user_id = any(${[...userIds]}::uuid[])`.execute(trx);
}
