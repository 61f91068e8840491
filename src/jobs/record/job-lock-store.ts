import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';

/** Locks a job for a person's request; null if it does not exist. */
export async function lockJob(trx: DatabaseTransaction, jobId: string) {
  const row = await trx
    .selectFrom('studio_jobs')
    .selectAll()
    .where('job_id', '=', jobId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/**
 * A FAILED job `j` that the engine can start again: requireEngineDriven and requireSomethingLeft as a condition, for statements that select many
 * jobs.
 */
export const startable = sql`(j.driven_by = 'engine' and j.texts_deleted_at is null and (j.raw_transcript is not null or j.audio_deleted_at is null))`;
