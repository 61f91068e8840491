import type { TestDatabase } from '../../support/test-database.js';

/** A job that a worker refines under this attempt. */
export async function refiningJob(database: TestDatabase, attempt = 1) {
  const [row] = await database.query<{ job_id: string }>(
    `insert into studio_jobs (user_id, raw_audio_url) values ($1, 'a.mp3') returning job_id`,
    [await database.addUser()],
  );
  const jobId = row?.job_id as string;
  for (const [status, output] of [
    ['TRANSCRIBING', ''],
    ['ENRICHING', `, raw_transcript = 'said'`],
    ['REFINING', `, system_prompt_used = 'prompt'`],
  ]) {
    await database.query(`update studio_jobs set status = '${status}'${output}, attempt = $2 where job_id = $1`, [
      jobId,
      attempt,
    ]);
  }
  return { jobId, attempt };
}
