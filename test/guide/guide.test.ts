import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import pg from 'pg';
import { type Engine, startEngine } from '../../src/engine.js';
import { type LocalDescription, type LocalProject, startLocalProject } from '../../src/local/project/local-project.js';
import { readEnvironment } from '../../src/platform/environment/read-environment.js';
import { listen } from '../local/front/listening.js';
import { localEnvironment } from '../local/local-environment.js';
import { DatabaseChanges } from '../support/database-changes.js';
import { disconnectRealtime } from '../support/disconnect-realtime.js';
import { WAIT_MS } from '../support/eventually.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/fake-openai.js';
import { quietLogger } from '../support/quiet-logger.js';

/** The studio's guide on a laptop, line by line. Only the paid models are faked. Its `.env` is in supabase-diagnoses.test.ts. */
let dataDir: string;
let models: FakeOpenAi;
let project: LocalProject;
let engine: Engine;
let local: LocalDescription;
let database: pg.Client;
let moves: DatabaseChanges;
let frontend: SupabaseClient;

const withoutSession = { auth: { persistSession: false, autoRefreshToken: false } };

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'guide-'));
  models = await startFakeOpenAi();
  const one = {
    TRANSCRIBER_BASE_URL: models.baseUrl,
    TRANSCRIBER_MODEL: 'whisper-1',
    TRANSCRIBER_API_KEY: models.apiKey,
  };
  const other = { REFINER_BASE_URL: models.baseUrl, REFINER_MODEL: 'gpt-5', REFINER_API_KEY: models.apiKey };
  const { transcriber, refiner } = readEnvironment({ ...one, ...other }, { envFile: null });
  const settings = { transcriber, refiner, transcriberUnset: false, shutdownGraceSeconds: 2 };
  project = await startLocalProject(localEnvironment(dataDir, settings), quietLogger);
  engine = await startEngine(project.environment, quietLogger);
  local = await project.describe(engine.url);
  database = new pg.Client({ connectionString: local.databaseUrl });
  await database.connect();
  moves = new DatabaseChanges(local.databaseUrl);
  frontend = createClient(local.supabaseUrl, local.publishableKey, withoutSession);
  await frontend.auth.signInWithPassword(local.user);
  const recording = await readFile('samples/test-audio.mp3');
  const service = createClient(local.supabaseUrl, local.secretKey, withoutSession);
  const uploads = [
    service.storage.from('audio').upload('test-audio.mp3', recording, { upsert: true }),
    frontend.storage.from('audio').upload(`${local.user.id}/mine.mp3`, new Blob([recording], { type: 'audio/mpeg' })),
  ];
  for (const { error } of await Promise.all(uploads)) expect(error).toBeNull();
});

afterAll(async () => {
  if (frontend !== undefined) await disconnectRealtime(frontend);
  await moves?.close();
  await database?.end();
  await engine?.stop();
  await project?.stop();
  await models?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const ask = async (text: string) => (await database.query<Record<string, unknown>>(text)).rows;
const complete = (id: string) =>
  moves.until(
    async () => (await ask(`select status from studio_jobs where job_id = '${id}'`))[0]?.status === 'COMPLETE',
  );

describe('the studio’s guide', () => {
  it('has its table with the ten columns, and its checks come out right', async () => {
    const columns = await ask(
      `select column_name, data_type from information_schema.columns where table_schema = 'public' and table_name = 'studio_jobs'`,
    );
    expect(Object.fromEntries(columns.map((row) => [row.column_name, row.data_type]))).toMatchObject({
      job_id: 'uuid',
      created_at: 'timestamp with time zone',
      status: 'text',
      user_id: 'uuid',
      raw_audio_url: 'text',
      raw_transcript: 'text',
      refined_text: 'text',
      system_prompt_used: 'text',
      processing_time_ms: 'integer',
      error_details: 'jsonb',
    });
    await ask('SELECT * FROM studio_jobs LIMIT 1');
    expect(await ask(`SELECT tablename, rowsecurity FROM pg_tables WHERE tablename = 'studio_jobs'`)).toEqual([
      { tablename: 'studio_jobs', rowsecurity: true },
    ]);
    expect(await ask(`SELECT policyname, cmd FROM pg_policies WHERE tablename = 'studio_jobs'`)).toHaveLength(3);
  });

  it('takes its curl line on port 8080 as it stands', async () => {
    expect(readEnvironment({}, { envFile: null }).port).toBe(8080);
    const body = `{"user_id":"${local.user.id}","job_id":"test-supabase-001","supabase_file_id":"test-audio.mp3"}`;
    const line = ['-sS', '-X', 'POST', `${engine.url}/v1/jobs/new`, '-H', 'Content-Type: application/json', '-d', body];
    const { stdout } = await promisify(execFile)('curl', line, { timeout: WAIT_MS });
    const job = JSON.parse(stdout) as { job_id: string };
    expect(job).toMatchObject({ client_job_id: 'test-supabase-001', status: 'NEW' });
    await complete(job.job_id);
  });

  it('takes a row of its frontend, announces each status of it to its user and to nobody else, and shows the text', async () => {
    const mine = await listen(frontend, 'job-updates', { event: 'UPDATE', filter: `user_id=eq.${local.user.id}` });
    const stranger = createClient(local.supabaseUrl, local.publishableKey, withoutSession);
    await stranger.auth.signInWithPassword(local.admin);
    const theirs = await listen(stranger, 'job-updates', { event: 'UPDATE' });
    const { data, error } = await frontend
      .from('studio_jobs')
      .insert({ user_id: local.user.id, raw_audio_url: `${local.user.id}/mine.mp3` })
      .select()
      .single();
    expect(error).toBeNull();
    const announced = () => {
      const own = mine.changes.map((change) => change.new as { job_id: string; status: string });
      return [...new Set(own.filter(({ job_id: id }) => id === data.job_id).map(({ status }) => status))];
    };
    await mine.until(() => announced().includes('COMPLETE'));
    expect(announced().filter((status) => status !== 'NEW')).toEqual([
      'TRANSCRIBING',
      'ENRICHING',
      'REFINING',
      'COMPLETE',
    ]);
    expect(theirs.changes).toEqual([]);
    await disconnectRealtime(stranger);
    const jobs = await frontend
      .from('studio_jobs')
      .select('*')
      .eq('user_id', local.user.id)
      .order('created_at', { ascending: false });
    expect(jobs.data?.[0]).toMatchObject({ job_id: data.job_id, status: 'COMPLETE' });
    const read = await frontend.from('studio_jobs').select('refined_text, status').eq('job_id', data.job_id).single();
    expect(read.data).toEqual({ refined_text: expect.stringMatching(/\w/), status: 'COMPLETE' });
  });

  it('answers its questions in SQL', async () => {
    expect(await ask('SELECT status, COUNT(*) FROM studio_jobs GROUP BY status')).toEqual([
      { status: 'COMPLETE', count: '2' },
    ]);
    const [average] = await ask(`SELECT AVG(processing_time_ms) AS avg_ms FROM studio_jobs WHERE status = 'COMPLETE'`);
    expect(Number(average?.avg_ms)).toBeGreaterThan(0);
    expect(
      await ask(
        `SELECT job_id, error_details, created_at FROM studio_jobs WHERE status = 'FAILED' ORDER BY created_at DESC LIMIT 10`,
      ),
    ).toEqual([]);
  });
});
