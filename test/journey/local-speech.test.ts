import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient } from '@supabase/supabase-js';
import type { LocalDescription } from '../../src/local/project/local-project.js';
import { wavHeader } from '../../src/pipeline/transcribing/audio/wav-writer.js';
import { MODELS } from '../../src/pipeline/transcribing/models/model-list.js';
import type { ModelSpec } from '../../src/pipeline/transcribing/models/model-spec.js';
import { familyOf } from '../local/engine-process.js';
import { DatabaseChanges } from '../support/database-changes.js';
import { eventually } from '../support/eventually.js';
import { filesBelow } from '../support/files-below.js';
import { isInstalled } from '../support/is-installed.js';
import { ModelMirror } from '../support/made-models/model-mirror.js';
import { drawnWords, tonePcm } from '../support/made-models/tone-wav.js';
import { EngineUnderTest, JOB_MS, JOURNEY_MS } from './engine-under-test.js';

interface Job {
  readonly job_id: string;
  readonly status: string;
  readonly raw_transcript: string | null;
  readonly verdict: string | null;
}
interface TranscriptView {
  readonly language: string | null;
  readonly segments: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly flags: readonly { readonly kind: string }[];
}

async function submit(local: LocalDescription, name: string, wav: Buffer): Promise<string> {
  const service = createClient(local.supabaseUrl, local.secretKey, { auth: { persistSession: false } });
  const { error } = await service.storage.from('audio').upload(name, wav, { contentType: 'audio/wav', upsert: true });
  if (error) throw error;
  return ((await call(local, '/v1/jobs/new', { user_id: local.user.id, supabase_file_id: name })) as Job).job_id;
}

async function call({ engineUrl }: LocalDescription, path: string, body?: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(`${engineUrl}${path}`, init)).json();
}

const endOf = (local: LocalDescription, jobId: string) => {
  const ended = async () => {
    const job = (await call(local, `/v1/jobs/${jobId}`)) as Job;
    return ['COMPLETE', 'FAILED'].includes(job.status) ? job : null;
  };
  return DatabaseChanges.until(local.databaseUrl, ended, JOB_MS);
};

/** A voice that pocketsphinx does not understand. */
const withVoice =
  isInstalled('espeak-ng') && (isInstalled('pocketsphinx_continuous') || isInstalled('pocketsphinx')) ? it : it.skip;

describe('speech in a process of the engine, from a mirror to COMPLETE', () => {
  let engine: EngineUnderTest;
  let local: LocalDescription;
  let mirror: ModelMirror;

  beforeAll(async () => {
    mirror = await ModelMirror.start({ tones: { languages: ['en', 'de'] } });
    // The model server is down when the engine starts, and comes back.
    mirror.tricks = ['busy', 'busy', 'busy', 'busy'];
    engine = await EngineUnderTest.inNewFolder();
    local = await engine.start({
      TRANSCRIBER_KIND: 'local',
      TRANSCRIBER_MODEL: 'tones',
      MODELS_URL: mirror.url,
      RETRY_DELAY_SECONDS: '1',
      PORT: '18380',
      LOCAL_DATABASE_PORT: '15732',
      LOCAL_SUPABASE_PORT: '15721',
    });
  });
  afterAll(async () => {
    await engine?.remove();
    await mirror?.stop();
  });

  const recognisers = () =>
    familyOf(engine.pid).flatMap(({ pid, command }) => (command.includes('speech-process') ? [pid] : []));
  const untilRecognising = (jobId: string) =>
    eventually(async () => {
      const { progress } = (await call(local, `/v1/jobs/${jobId}`)) as { progress: { note: string } | null };
      const found = recognisers();
      return /recognising part [2-9]/.test(progress?.note ?? '') && found.length > 0 ? found : null;
    });
  /** Empty for a process that ended meanwhile. */
  const processorTime = async (pid: number) =>
    (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).split(' ').slice(13, 15);
  const isIdle = async (pid: number) => {
    const before = await processorTime(pid);
    await setTimeout(1000);
    return String(await processorTime(pid)) === String(before);
  };
  const transcriptOf = (jobId: string) => call(local, `/v1/jobs/${jobId}/transcript.json`) as Promise<TranscriptView>;

  const tones = (words: readonly string[]) => {
    const pcm = tonePcm(words);
    return Buffer.concat([wavHeader(pcm.length), pcm]);
  };

  it(
    'lets a job wait for a model that cannot be fetched yet, says why, and completes it',
    async () => {
      const words = ['harbor', 'kettle', 'amber', 'grove'];
      const jobId = await submit(local, 'early.wav', tones(words));
      const waiting = await eventually(async () => {
        const { waiting_for: why } = (await call(local, `/v1/jobs/${jobId}`)) as {
          waiting_for: { reason: string } | null;
        };
        return why !== null && /status 503/.test(why.reason) ? why : null;
      });
      expect(waiting).toMatchObject({ what: 'PROVIDER', next_try: expect.any(String) });
      expect(await endOf(local, jobId)).toMatchObject({ status: 'COMPLETE', raw_transcript: words.join(' ') });
    },
    JOURNEY_MS,
  );

  it('fetches the model and says what it does', async () => {
    await engine.logs((log) => log.includes('The speech model tones is installed.'));
    expect(await call(local, '/health/ready')).toMatchObject({ status: 'ready', checks: { transcriber: 'ok' } });
  });

  it(
    'hears ten minutes in windows of 30 seconds and loses no word at the seams, nor by the death of its process',
    async () => {
      const words = drawnWords(600);
      const jobId = await submit(local, 'ten-minutes.wav', tones(words));
      const [recogniser] = await untilRecognising(jobId);
      process.kill(recogniser as number, 'SIGKILL');
      const job = await endOf(local, jobId);
      expect(recognisers()).not.toContain(recogniser);
      expect(job).toMatchObject({ status: 'COMPLETE' });
      expect(job.raw_transcript?.split(/\s+/)).toEqual(words);
      const { segments } = await transcriptOf(jobId);
      expect(segments.length).toBe(600);
      for (const [second, { start, end: until, text }] of segments.entries()) {
        expect(text).toBe(words[second]);
        expect(Math.abs(start - second - 0.2)).toBeLessThan(0.3);
        expect(Math.abs(until - second - 0.8)).toBeLessThan(0.3);
      }
    },
    JOURNEY_MS,
  );

  it(
    'frees the process of a cancelled job at once, and works on',
    async () => {
      const jobId = await submit(local, 'cancelled.wav', tones(drawnWords(600, 7)));
      const [recogniser] = await untilRecognising(jobId);
      expect(await call(local, `/v1/jobs/${jobId}/cancel`, {})).toMatchObject({ status: 'FAILED' });
      // Between two parts the process has nothing to stop and stays, idle, for the next job.
      await eventually(async () => !recognisers().includes(recogniser as number) || isIdle(recogniser as number));
      const after = await submit(local, 'after.wav', tones(['ember', 'fjord', 'grove']));
      expect(await endOf(local, after)).toMatchObject({ status: 'COMPLETE', raw_transcript: 'ember fjord grove' });
    },
    JOURNEY_MS,
  );

  it("keeps no secret of a caller's in its folder", async () => {
    const [key, token, address, signature] = [1, 2, 3, 4].map(() => randomUUID().replaceAll('-', '')) as string[];
    const jwt = (mark: string) => `eyJhbGciOiJIUzI1NiJ9.eyJyIjoi${mark}.c2ln${mark}`;
    const ask = (path: string, headers = {}) => fetch(`${local.engineUrl}${path}`, { headers });
    expect((await ask('/v1/jobs', { apikey: `sb_secret_${key}` })).status).toBe(401);
    expect((await ask('/v1/jobs', { authorization: `Bearer ${jwt(token as string)}` })).status).toBe(401);
    await ask(`/v1/jobs?access_token=${address}`);
    const url = `${local.supabaseUrl}/storage/v1/object/sign/audio/${local.user.id}/a.mp3?token=${jwt(signature as string)}`;
    await call(local, '/v1/jobs/new', { user_id: local.user.id, raw_audio_url: url });
    const files = await filesBelow(engine.dataDir);
    expect(files).toContain(local.user.id);
    expect([key, token, address, signature].filter((mark) => files.includes(mark as string))).toEqual([]);
  });

  it('detects another language', async () => {
    const jobId = await submit(local, 'german.wav', tones(['wasser', 'licht', 'sonne', 'haus', 'regen', 'morgen']));
    expect(await endOf(local, jobId)).toMatchObject({
      status: 'COMPLETE',
      raw_transcript: 'wasser licht sonne haus regen morgen',
    });
    expect(await transcriptOf(jobId)).toMatchObject({ language: 'de' });
  });
});

describe('a newcomer who gets no Whisper', () => {
  const ports = { PORT: '18380', LOCAL_DATABASE_PORT: '15732', LOCAL_SUPABASE_PORT: '15721' };
  let engine: EngineUnderTest;
  beforeEach(async () => {
    engine = await EngineUnderTest.inNewFolder();
  });
  afterEach(() => engine.remove());

  /** The engine answers before all that it printed has come through the pipe. */
  const onScreen = (text: RegExp) => engine.logs((log) => text.test(log.replace(/\s+/g, ' ')));

  /** What the newcomer's screen says, and readiness, and a job of a voice that pocketsphinx does not understand. */
  async function toldRough(local: LocalDescription, reason: RegExp): Promise<void> {
    await onScreen(/pocketsphinx, which is ROUGH/);
    await onScreen(reason);
    const ready = await (await fetch(`${local.engineUrl}/health/ready`)).json();
    expect(ready).toMatchObject({
      status: 'ready',
      remarks: { transcriber: expect.stringMatching(/pocketsphinx, which is ROUGH/) },
    });
    expect(ready).toMatchObject({ remarks: { transcriber: expect.stringMatching(reason) } });
    const wav = join(engine.dataDir, 'voice.wav');
    execFileSync('espeak-ng', ['-w', wav, 'And so my fellow Americans, ask not what your country can do for you.']);
    const jobId = await submit(local, 'voice.wav', await readFile(wav));
    expect(await endOf(local, jobId)).toMatchObject({ status: 'COMPLETE', verdict: 'REVIEW' });
    const { flags } = (await call(local, `/v1/jobs/${jobId}/transcript.json`)) as TranscriptView;
    expect(flags.map(({ kind }) => kind)).toContain('ROUGH_RECOGNISER');
    expect(await readFile('README.md', 'utf8')).toMatch(/pocketsphinx.*rough/is);
  }

  withVoice(
    'without network is told on the screen, in readiness, on the job and in the verdict that the recogniser is rough',
    async () => {
      await toldRough(await engine.start(ports), /the model server 127.0.0.1:9 cannot be reached/);
    },
    JOURNEY_MS,
  );

  withVoice(
    'is told the same where the model was there to be fetched and its download broke off for good',
    async () => {
      const mirror = await ModelMirror.start({});
      try {
        await mirror.pretend(MODELS.find(({ name }) => name === 'whisper-base') as ModelSpec);
        mirror.tricks = ['cut', ...Array.from({ length: 100 }, () => 'busy' as const)];
        const local = await engine.start({ ...ports, MODELS_URL: mirror.url }, 'quickstart');
        await onScreen(/The speech model is being fetched, and jobs wait for it\./);
        await toldRough(local, /whisper-base could not be fetched. The model server .* answered with status 503/);
        expect(mirror.requests.slice(0, 3)).toEqual([
          expect.stringMatching(/^HEAD /),
          expect.stringMatching(/^GET \S+$/),
          expect.stringMatching(/^GET \S+ bytes=300-$/),
        ]);
      } finally {
        await mirror.stop();
      }
    },
    JOURNEY_MS,
  );
});
