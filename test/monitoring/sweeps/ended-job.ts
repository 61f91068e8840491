import type { TestDatabase } from '../../support/test-database.js';

export interface EndedJobOptions {
  readonly userId: string;
  readonly daysAgo: number;
  /** Otherwise a new one. */
  readonly id?: string;
  readonly audio?: string;
  readonly status?: 'COMPLETE' | 'FAILED' | 'REFINING';
  readonly submittedBy?: 'user' | 'service';
}

/** A job with everything that a run leaves behind, which came to its status so many days ago. Returns its id. */
export async function addEndedJob(
  database: TestDatabase,
  { userId, daysAgo, id, audio = 'a.mp3', status = 'COMPLETE', submittedBy = 'service' }: EndedJobOptions,
): Promise<string> {
  const [row] = await database.query<{ job_id: string }>(
    `insert into studio_jobs (job_id, user_id, raw_audio_url, submitted_by, delivery_id)
     values (coalesce($4, gen_random_uuid()), $1, $2, $3, gen_random_uuid()) returning job_id`,
    [userId, audio, submittedBy, id ?? null],
  );
  const jobId = row?.job_id as string;
  const move = (to: string, more = '') =>
    database.query(`update studio_jobs set status = $2 ${more} where job_id = $1`, [jobId, to]);
  await move('TRANSCRIBING');
  await move('ENRICHING', ", raw_transcript = 'what was said'");
  await move('REFINING', ", system_prompt_used = 'the prompt'");
  if (status === 'COMPLETE') await move('COMPLETE', ", refined_text = 'What was said.'");
  if (status === 'FAILED')
    await move('FAILED', `, error_details = '{"code":"TIMED_OUT","retryable":true,"at":"2020-01-01T00:00:00Z"}'`);
  await database.query(
    `insert into job_transcripts (job_id, duration_seconds, flags) values ($1, 9, '[{"message":"quotes what was said"}]')`,
    [jobId],
  );
  await database.query(`insert into transcript_segments (job_id, ordinal, text) values ($1, 0, 'what was said')`, [
    jobId,
  ]);
  await database.query(
    `insert into refinements (job_id, version, text, provider, model, verdict, prompt_hash) values ($1, 1, 'What was said.', 'p', 'm', 'PASS', 'h')`,
    [jobId],
  );
  await database.query(
    `insert into job_attempts (job_id, attempt, stage, delivery_id, worker, outcome)
     values ($1, 1, 'TRANSCRIBING', gen_random_uuid(), 'w', 'advanced')`,
    [jobId],
  );
  await agedBy(database, jobId, daysAgo);
  return jobId;
}

/** Puts everything that happened to the job so many days back. */
export async function agedBy(database: TestDatabase, jobId: string, days: number): Promise<void> {
  await database.query(
    `update studio_jobs set status_since = status_since - make_interval(days => $2) where job_id = $1`,
    [jobId, days],
  );
  await database.query(`update job_events set at = at - make_interval(days => $2) where job_id = $1`, [jobId, days]);
}

/** A trial of a Brand Bible on jobs, waiting for a worker. Returns its id. */
export async function addTrial(database: TestDatabase, jobIds: readonly string[]): Promise<string> {
  const [trial] = await database.query<{ trial_id: string }>(
    `insert into brand_bible_trials (brand, version, content, content_hash, source, started_by, deadline_at)
     values ('B', 1, '{}', 'h', 's', 'service', now() + interval '1 hour') returning trial_id`,
  );
  await database.query(
    `insert into brand_bible_trial_results (trial_id, ordinal, job_id)
     select $1, j.ordinal, j.job_id from unnest($2::uuid[]) with ordinality as j (job_id, ordinal)`,
    [trial?.trial_id, jobIds],
  );
  return trial?.trial_id as string;
}
