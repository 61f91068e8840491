import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import pg from 'pg';
import type { LocalDescription } from '../../src/local/project/local-project.js';
import { DatabaseChanges } from '../support/database-changes.js';
import { isInstalled } from '../support/is-installed.js';
import { EngineUnderTest, JOB_MS, JOURNEY_MS } from './engine-under-test.js';

const fixture = (name: string) => readFile(new URL(`../fixtures/audio/${name}`, import.meta.url));
const recogniser = isInstalled('pocketsphinx_continuous') || isInstalled('pocketsphinx');
const withRecogniser = recogniser ? it : it.skip;
if (!recogniser)
  process.stderr.write('Skipped: real speech needs the offline recogniser (pocketsphinx), which is not installed.\n');

const withoutSession = { auth: { persistSession: false, autoRefreshToken: false } };
interface Row {
  job_id: string;
  status: string;
  refined_text: string | null;
  raw_transcript: string | null;
  system_prompt_used: string | null;
  processing_time_ms: number | null;
  error_details: { code: string; message: string; stage: string; attempts: unknown[] } | null;
}

describe('the engine in local mode, as a newcomer and a frontend use it', () => {
  let engine: EngineUnderTest;
  let project: LocalDescription;
  let service: SupabaseClient;
  let frontend: SupabaseClient;
  let database: pg.Pool;
  let changes: DatabaseChanges;

  beforeAll(async () => {
    engine = await EngineUnderTest.inNewFolder();
    await connect(await engine.start());
    await upload('test-audio.mp3', await readFile(new URL('../../samples/test-audio.mp3', import.meta.url)));
    await upload('speech.mp3', await fixture('speech.mp3'));
  });
  afterAll(async () => {
    await changes?.close();
    await database?.end();
    await engine?.remove();
  });

  async function connect(described: LocalDescription): Promise<void> {
    project = described;
    service = createClient(project.supabaseUrl, project.secretKey, withoutSession);
    frontend = createClient(project.supabaseUrl, project.publishableKey, withoutSession);
    const { error } = await frontend.auth.signInWithPassword(project.user);
    if (error) throw error;
    await changes?.close();
    changes = new DatabaseChanges(project.databaseUrl);
    database = new pg.Pool({ connectionString: project.databaseUrl, max: 2 });
    database.on('error', () => undefined); // The engine, and its database with it, is killed in here.
  }

  async function upload(path: string, content: Buffer): Promise<void> {
    const { error } = await service.storage
      .from('audio')
      .upload(path, content, { upsert: true, contentType: 'audio/mpeg' });
    if (error) throw error;
  }

  async function submit(file: string, name: string = randomUUID()): Promise<string> {
    const answer = await fetch(`${project.engineUrl}/v1/jobs/new`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user_id: project.user.id, job_id: name, supabase_file_id: file }),
    });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as Row).job_id;
  }

  const sql = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await database.query<T>(text, values)).rows;
  const rowOf = async (jobId: string) =>
    (await sql<Row>('select * from studio_jobs where job_id = $1', [jobId]))[0] as Row;
  const ended = (jobId: string, limitMs = JOB_MS) =>
    changes.until(async () => {
      const row = await rowOf(jobId);
      return row.status === 'COMPLETE' || row.status === 'FAILED' ? row : null;
    }, limitMs);

  withRecogniser(
    'turns the bundled recording into text one can publish',
    async () => {
      const row = await ended(await submit('test-audio.mp3', 'test-supabase-001'));
      expect(row.error_details).toBeNull();
      expect(row.status).toBe('COMPLETE');
      expect(row.refined_text).toContain('Evolution Studios');
      expect(row.refined_text).toContain('450');
      expect(row.refined_text).not.toMatch(/\b(um|uh|ah|you know)\b/i);
      expect(row.refined_text).not.toMatch(/\b(\w+) \1\b/i);
      expect(row.raw_transcript).toMatch(/evolution studios/);
      expect(row.system_prompt_used).toMatch(/Evolution Studios/);
      expect(row.processing_time_ms).toBeGreaterThan(0);

      expect(await sql('select * from studio_jobs limit 1')).toHaveLength(1);
      expect(await sql('select status, count(*) from studio_jobs group by status')).toEqual([
        { status: 'COMPLETE', count: '1' },
      ]);
      const [average] = await sql<{ avg_ms: string }>(
        `select avg(processing_time_ms) as avg_ms from studio_jobs where status = 'COMPLETE'`,
      );
      expect(Number(average?.avg_ms)).toBe(row.processing_time_ms);
      const events = await sql<{ to_status: string }>(
        'select to_status from job_events where job_id = $1 order by number',
        [row.job_id],
      );
      expect(events.map((event) => event.to_status)).toEqual([
        'NEW',
        'TRANSCRIBING',
        'ENRICHING',
        'REFINING',
        'COMPLETE',
      ]);

      for (const [file, type, start] of [
        ['transcript.txt', 'text/plain', 'welcome back'],
        ['transcript.json', 'application/json', '{"job_id"'],
        ['transcript.srt', 'application/x-subrip', '1\r\n00:00:0'],
        ['transcript.vtt', 'text/vtt', 'WEBVTT\n\n00:00:0'],
        ['refined.txt', 'text/plain', 'Welcome back to Evolution Studios.'],
        ['refined.md', 'text/markdown', 'Welcome back to Evolution Studios.'],
      ] as const) {
        const answer = await fetch(`${project.engineUrl}/v1/jobs/test-supabase-001/${file}`);
        expect(answer.headers.get('content-type')).toContain(type);
        expect((await answer.text()).slice(0, start.length)).toBe(start);
      }
    },
    JOURNEY_MS,
  );

  withRecogniser(
    'picks up what the frontend inserts directly, shows it to its owner alone, and refuses forgery',
    async () => {
      const { id } = project.user;
      const path = `${id}/direct.mp3`;
      const { error: uploadError } = await frontend.storage.from('audio').upload(path, await fixture('speech.mp3'));
      expect(uploadError).toBeNull();
      const inserted = await frontend
        .from('studio_jobs')
        .insert({ user_id: id, raw_audio_url: path })
        .select()
        .single();
      expect(inserted.error).toBeNull();
      const jobId = inserted.data.job_id as string;
      expect((await ended(jobId)).status).toBe('COMPLETE');
      const [begun] = await sql<{ at: Date }>(
        `select at from job_events where job_id = $1 and to_status = 'TRANSCRIBING'`,
        [jobId],
      );
      // Announced: the check for inserts that nobody announced comes after 11 s at the earliest.
      expect((begun?.at.getTime() ?? Infinity) - Date.parse(inserted.data.created_at)).toBeLessThan(10_000);

      const list = await frontend
        .from('studio_jobs')
        .select('*')
        .eq('user_id', id)
        .order('created_at', { ascending: false });
      expect(list.error).toBeNull();
      expect(list.data?.[0]?.job_id).toBe(jobId);
      const one = await frontend.from('studio_jobs').select('refined_text, status').eq('job_id', jobId).single();
      expect(one.data).toEqual({ status: 'COMPLETE', refined_text: expect.any(String) });

      const stranger = createClient(project.supabaseUrl, project.publishableKey, withoutSession);
      await stranger.auth.signUp({ email: `${randomUUID()}@example.com`, password: randomUUID() });
      expect((await stranger.from('studio_jobs').select('job_id').eq('job_id', jobId)).data).toEqual([]);
      expect((await stranger.from('studio_jobs').insert({ user_id: id, raw_audio_url: path })).error?.code).toBe(
        '42501',
      );

      const forged = await frontend
        .from('studio_jobs')
        .insert({ user_id: id, raw_audio_url: path, status: 'COMPLETE' });
      expect(forged.error?.code).toBe('42501');
      for (const change of [
        { status: 'FAILED' },
        { refined_text: 'mine' },
        { processing_time_ms: 1 },
        { user_id: randomUUID() },
      ]) {
        expect((await frontend.from('studio_jobs').update(change).eq('job_id', jobId)).error?.code).toBe('42501');
      }
      expect((await frontend.from('studio_jobs').delete().eq('job_id', jobId)).error?.code).toBe('42501');
      expect((await rowOf(jobId)).status).toBe('COMPLETE');
    },
    JOURNEY_MS,
  );

  it(
    'ends a recording that cannot be used FAILED, with a code and a sentence, and runs the next',
    async () => {
      const speech = await fixture('speech.wav');
      const silent = Buffer.concat([wavHeader(16_000 * 2 * 3), Buffer.alloc(16_000 * 2 * 3)]);
      const bad: readonly (readonly [string, Buffer | null, string])[] = [
        ['empty.mp3', Buffer.alloc(0), 'AUDIO_UNREADABLE'],
        ['truncated.wav', speech.subarray(0, speech.length / 3), 'AUDIO_UNREADABLE'],
        [
          'document.mp3',
          Buffer.from(`%PDF-1.7\n${'1 0 obj << /Type /Catalog >> endobj\n'.repeat(50)}%%EOF`),
          'AUDIO_UNREADABLE',
        ],
        ['silent.wav', silent, 'NO_SPEECH'],
        ['missing.mp3', null, 'AUDIO_NOT_FOUND'],
      ];
      const jobs: string[] = [];
      for (const [name, content] of bad) {
        // An empty object is refused by some Storage servers; then it is missing, which is an answer of its own.
        if (content !== null) await upload(name, content);
        jobs.push(await submit(name));
      }
      for (const [index, [name, , code]] of bad.entries()) {
        const row = await ended(jobs[index] as string);
        expect({ name, status: row.status, code: row.error_details?.code }).toEqual({ name, status: 'FAILED', code });
        expect(row.error_details?.message.length).toBeGreaterThan(20);
        expect(row.error_details?.message).not.toMatch(/\/tmp|at .*\.js:|Bearer|sb_secret/);
        expect(row.error_details).toMatchObject({ stage: 'TRANSCRIBING', retryable: false });
      }
      const foreign = await frontend
        .from('studio_jobs')
        .insert({ user_id: project.user.id, raw_audio_url: 'test-audio.mp3' })
        .select()
        .single();
      const refused = await ended(foreign.data?.job_id as string);
      expect(['AUDIO_FORBIDDEN', 'AUDIO_NOT_FOUND']).toContain(refused.error_details?.code);
      if (recogniser) expect((await ended(await submit('speech.mp3'))).status).toBe('COMPLETE');
    },
    JOURNEY_MS,
  );

  withRecogniser(
    'carries a job on after the engine was killed in the middle of TRANSCRIBING, each event once',
    async () => {
      const jobId = await submit('test-audio.mp3');
      await changes.until(async () => {
        const [row] = await sql<{ percent: number }>(
          `select percent from job_progress where job_id = $1 and stage = 'TRANSCRIBING'`,
          [jobId],
        );
        return row !== undefined && row.percent > 25;
      });
      await engine.killHard();
      await database.end();
      await connect(await engine.start());
      expect((await ended(jobId)).status).toBe('COMPLETE');
      const events = await sql<{ number: number; to_status: string }>(
        'select number, to_status from job_events where job_id = $1 order by event_id',
        [jobId],
      );
      expect(events.map((event) => event.to_status)).toEqual([
        'NEW',
        'TRANSCRIBING',
        'ENRICHING',
        'REFINING',
        'COMPLETE',
      ]);
      expect(events.map((event) => event.number)).toEqual([1, 2, 3, 4, 5]);
    },
    JOURNEY_MS,
  );
});

/** Header of a 16 kHz mono WAV with so many bytes of samples. */
function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(16_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}
