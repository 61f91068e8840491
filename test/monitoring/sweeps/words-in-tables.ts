import type { TestDatabase } from '../../support/test-database.js';
import { addTrial } from './ended-job.js';

/** Writes a word into every place of the database that holds words of a recording, for a job of `addEndedJob`. */
export async function sayEverywhere(database: TestDatabase, jobId: string, word: string): Promise<void> {
  const say = (statement: string, ...more: unknown[]) => database.query(statement, [jobId, word, ...more]);
  await say('update studio_jobs set raw_transcript = $2, refined_text = $2, system_prompt_used = $2 where job_id = $1');
  await say(
    `insert into refinements (job_id, version, text, provider, model, verdict, prompt_hash, system_prompt, findings)
     values ($1, 2, $2, 'p', 'm', 'PASS', 'h', $2, jsonb_build_array($2::text))`,
  );
  await say(`update transcript_segments set text = $2, words = jsonb_build_array($2::text) where job_id = $1`);
  await say(`update job_transcripts set flags = jsonb_build_array($2::text) where job_id = $1`);
  await say(`insert into transcript_versions (job_id, version, kind, text) values ($1, 1, 'machine', $2)`);
  await say(
    `insert into job_enrichments (job_id, document, brand_bible_name, brand_bible_version, brand_bible_hash)
     values ($1, jsonb_build_object('topics', $2::text), 'B', 1, 'h')`,
  );
  await say(
    `insert into refiner_answers (job_id, request_hash, answer, attempt) values ($1, repeat('0', 64), jsonb_build_object('text', $2::text), 1)`,
  );
  await say(
    `insert into transcript_chunks (job_id, ordinal, audio_sha256, start_seconds, end_seconds, provider, model, sent, result, flags,
       usable, usage, attempt)
     values ($1, 0, 'h', 0, 1, 'p', 'm', jsonb_build_object('prompt', $2::text), jsonb_build_object('text', $2::text),
       jsonb_build_array($2::text), true, '{}', 1)`,
  );
  const trialId = await addTrial(database, [jobId]);
  await say(
    `update brand_bible_trial_results set state = 'DONE', current = jsonb_build_object('text', $2::text),
       draft = jsonb_build_object('text', $2::text), changes = jsonb_build_array($2::text) where job_id = $1 and trial_id = $3`,
    trialId,
  );
}

/** The tables of the schema in which some row says a word, whatever its column. */
export async function tablesSaying(database: TestDatabase, word: string): Promise<readonly string[]> {
  const tables = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const saying: string[] = [];
  for (const { name } of tables) {
    const found = await database.query(`select from public.${name} t where strpos(to_jsonb(t)::text, $1) > 0 limit 1`, [
      word,
    ]);
    if (found.length > 0) saying.push(name);
  }
  return saying;
}
