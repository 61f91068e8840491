import { readFile } from 'node:fs/promises';
import { createClient } from '@supabase/supabase-js';
import { Client } from 'pg';
import type { SupabaseSettings } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import type { EngineClient } from './engine-client.js';

const SAMPLE = new URL('../../../samples/test-audio.mp3', import.meta.url);
const OBJECT = 'test-audio.mp3';
const NAME = 'quickstart-';

/** The newest sample job of an earlier run. */
export interface EarlierSample {
  readonly jobId: string;
  readonly status: string;
  /** The number in its name. */
  readonly number: number;
}

/** What earlier runs left: the newest sample job, and how many jobs have not ended. */
export async function earlierRuns(
  databaseUrl: string,
  userId: string,
): Promise<{ sample: EarlierSample | null; unfinished: number }> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, query_timeout: 30_000 });
  client.on('error', () => undefined); // The query that was under way rejects with the same error.
  await client.connect();
  try {
    const jobs = await client.query<{ job_id: string; status: string; number: number }>(
      `select job_id, status, substring(client_job_id from '[0-9]+$')::int as number from public.studio_jobs
       where user_id = $1 and client_job_id ~ '^${NAME}[0-9]{1,6}$' order by 3 desc limit 1`,
      [userId],
    );
    const count = await client.query<{ n: number }>(
      `select count(*)::int as n from public.studio_jobs where status not in ('COMPLETE', 'FAILED')`,
    );
    const row = jobs.rows[0];
    const sample = row === undefined ? null : { jobId: row.job_id, status: row.status, number: row.number };
    return { sample, unfinished: count.rows[0]?.n ?? 0 };
  } finally {
    await client.end();
  }
}

/** Puts the bundled recording into the audio bucket with supabase-js, as any client would. Returns its path in the bucket. */
export async function uploadSample(
  supabase: Pick<SupabaseSettings, 'url' | 'secretKey' | 'audioBucket'>,
): Promise<string> {
  const storage = createClient(supabase.url, supabase.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(60_000) }) },
  }).storage.from(supabase.audioBucket);
  const { error } = await storage.upload(OBJECT, await readFile(SAMPLE), { contentType: 'audio/mpeg', upsert: true });
  if (error !== null)
    throw new Fault('UNAVAILABLE', `The sample could not be uploaded: ${error.message}`, { cause: error });
  return OBJECT;
}

/** Uploads the bundled recording and submits it. Returns the job's id. */
export async function submitSample(
  engine: EngineClient,
  supabase: SupabaseSettings,
  userId: string,
  number: number,
): Promise<string> {
  const path = await uploadSample(supabase);
  return engine.submit({ user_id: userId, job_id: `${NAME}${number}`, supabase_file_id: path });
}
