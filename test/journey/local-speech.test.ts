import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@supabase/supabase-js';
import type { LocalDescription } from '../../src/local/local-project.js';
import { wavHeader } from '../../src/pipeline/transcribing/audio/wav-writer.js';
import { eventually } from '../support/eventually.js';
import { ModelMirror } from '../support/made-models/model-mirror.js';
import { drawnWords, tonePcm } from '../support/made-models/tone-wav.js';
import { EngineUnderTest } from './engine-under-test.js';

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

describe('speech in a process of the engine, from a mirror to COMPLETE', () => {
  let engine: EngineUnderTest;
  let local: LocalDescription;
  let mirror: ModelMirror;

  beforeAll(async () => {
    mirror = await ModelMirror.start({ tones: { languages: ['en', 'de'] } });
    engine = await EngineUnderTest.inNewFolder();
    local = await engine.start({
      TRANSCRIBER_KIND: 'local',
      TRANSCRIBER_MODEL: 'tones',
      MODELS_URL: mirror.url,
      PORT: '18380',
      LOCAL_DATABASE_PORT: '15732',
      LOCAL_SUPABASE_PORT: '15721',
    });
  }, 90_000);
  afterAll(async () => {
    await engine?.remove();
    await mirror?.stop();
  }, 30_000);

  async function submit(name: string, wav: Buffer): Promise<string> {
    const service = createClient(local.supabaseUrl, local.secretKey, { auth: { persistSession: false } });
    const { error } = await service.storage.from('audio').upload(name, wav, { contentType: 'audio/wav', upsert: true });
    if (error) throw error;
    const answer = await call('/v1/jobs/new', { user_id: local.user.id, supabase_file_id: name });
    return (answer as Job).job_id;
  }

  async function call(path: string, body?: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(`${local.engineUrl}${path}`, init)).json();
  }

  const end = (jobId: string) =>
    eventually(async () => {
      const job = (await call(`/v1/jobs/${jobId}`)) as Job;
      return ['COMPLETE', 'FAILED'].includes(job.status) ? job : null;
    }, 90_000);
  const transcriptOf = (jobId: string) => call(`/v1/jobs/${jobId}/transcript.json`) as Promise<TranscriptView>;

  const tones = (words: readonly string[]) => {
    const pcm = tonePcm(words);
    return Buffer.concat([wavHeader(pcm.length), pcm]);
  };

  it('fetches the model and says what it does', async () => {
    await eventually(async () => (engine.log.includes('The speech model tones is there.') ? true : null));
    expect(await call('/health/ready')).toMatchObject({ status: 'ready', checks: { transcriber: 'ok' } });
  });

  it('hears ten minutes in windows of 30 seconds and loses no word at the seams', async () => {
    const words = drawnWords(600);
    const jobId = await submit('ten-minutes.wav', tones(words));
    const job = await end(jobId);
    expect(job).toMatchObject({ status: 'COMPLETE' });
    expect(job.raw_transcript?.split(/\s+/)).toEqual(words);
    const { segments } = await transcriptOf(jobId);
    expect(segments.length).toBe(600);
    for (const [second, { start, end: until, text }] of segments.entries()) {
      expect(text).toBe(words[second]);
      expect(Math.abs(start - second - 0.2)).toBeLessThan(0.3);
      expect(Math.abs(until - second - 0.8)).toBeLessThan(0.3);
    }
  }, 120_000);

  it('detects another language', async () => {
    const jobId = await submit('german.wav', tones(['wasser', 'licht', 'sonne', 'haus', 'regen', 'morgen']));
    expect(await end(jobId)).toMatchObject({
      status: 'COMPLETE',
      raw_transcript: 'wasser licht sonne haus regen morgen',
    });
    expect(await transcriptOf(jobId)).toMatchObject({ language: 'de' });
  }, 60_000);
});

describe('a newcomer without network', () => {
  it('is told on the screen, in readiness and on the job that the recogniser is rough', async () => {
    const engine = await EngineUnderTest.inNewFolder();
    try {
      const local = await engine.start({ PORT: '18380', LOCAL_DATABASE_PORT: '15732', LOCAL_SUPABASE_PORT: '15721' });
      expect(engine.log).toMatch(
        /pocketsphinx, which is ROUGH.*Reason: the model server 127.0.0.1:9 cannot be reached/,
      );
      const ready = await (await fetch(`${local.engineUrl}/health/ready`)).json();
      expect(ready).toMatchObject({
        status: 'ready',
        remarks: { transcriber: expect.stringMatching(/pocketsphinx.*ROUGH/) },
      });
      expect(await readFile('README.md', 'utf8')).toMatch(/pocketsphinx.*rough/is);
    } finally {
      await engine.remove();
    }
  }, 120_000);
});
