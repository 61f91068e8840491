import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';

/** Locks a job for a request of a person; null when it does not exist. */
export async function lockJob(trx: DatabaseTransaction, jobId: string) {
  const row = await trx
    .selectFrom('studio_jobs')
    .selectAll()
    .where('job_id', '=', jobId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** A FAILED job `j` that the engine can start again: as requireEngineDriven and requireSomethingLeft have it, for statements that pick many. */
export const startable = sql`(j.driven_by = 'engine' and j.texts_deleted_at is null and (j.raw_transcript is not null or j.audio_deleted_at is null))`;
