import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import type { EndedJob } from './retention-store.js';

/** A recording that is to be deleted although its job has gone. */
export interface PromisedDeletion extends EndedJob {
  readonly reason: 'user' | 'requested' | 'row';
}

/**
 * The oldest promises that are due, locked: those of deleted users and of jobs deleted through the engine at once, those of deleted rows
 * when their days are over.
 * @param days RETAIN_AUDIO_DAYS; 0: nothing was promised for deleted rows
 */
export async function lockDuePromises(trx: DatabaseTransaction, days: number, limit: number) {
  const { rows } = await sql<PromisedDeletion>`
    select d.job_id, d.user_id, d.submitted_by, d.raw_audio_url, d.reason from audio_deletions d
    where d.reason <> 'row' or ${days} = 0 or d.ended_at < now() - make_interval(days => ${days})
    order by d.promised_at, d.job_id limit ${limit} for update`.execute(trx);
  return rows;
}

/** The promises are kept, or nothing is left to keep. */
export async function dropPromises(trx: DatabaseTransaction, jobIds: readonly string[]): Promise<void> {
  await sql`delete from audio_deletions where job_id = any(${[...jobIds]}::uuid[])`.execute(trx);
}

/** The turns of users who are gone: the queue keeps no foreign key on its hot path. */
export async function dropTurns(trx: DatabaseTransaction, userIds: readonly string[]): Promise<void> {
  await sql`delete from queue_turns where user_id = any(${[...userIds]}::uuid[])`.execute(trx);
}
