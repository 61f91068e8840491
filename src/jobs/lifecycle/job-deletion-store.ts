import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';

/**
 * Deletes a job with its rows in all other tables and schedules the deletion of its recording, which the sweep `audio-deletions` does
 * within minutes. A worker that runs the job loses its claim. Returns whether the job existed.
 */
export async function deleteJobWithRecording(trx: DatabaseTransaction, jobId: string): Promise<boolean> {
  await sql`
    insert into audio_deletions (job_id, user_id, submitted_by, raw_audio_url, reason, ended_at)
    select j.job_id, j.user_id, j.submitted_by, j.raw_audio_url, 'requested', coalesce(j.status_since, j.created_at)
    from studio_jobs j where j.job_id = ${jobId}::uuid and j.audio_deleted_at is null for update of j
    on conflict (job_id) do nothing`.execute(trx);
  const { numAffectedRows } = await sql`delete from studio_jobs where job_id = ${jobId}::uuid`.execute(trx);
  return numAffectedRows === 1n;
}
