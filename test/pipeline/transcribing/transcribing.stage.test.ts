import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { BRAND_BIBLES } from '../../../src/brand/brand-bibles.js';
import { storageUrlOf } from '../../../src/jobs/audio/audio-location.js';
import type { JobRecord } from '../../../src/jobs/record/job-record.js';
import type { Transcript } from '../../../src/jobs/results/transcript.js';
import type { StageContext, StageProgress } from '../../../src/pipeline/stages/stage.js';
import { TranscribingModule } from '../../../src/pipeline/transcribing/transcribing.module.js';
import { TranscribingStage } from '../../../src/pipeline/transcribing/transcribing.stage.js';
import type { Environment } from '../../../src/platform/environment/environment.js';
import type { Fault } from '../../../src/platform/fault.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';
import { type Database, openDatabase } from '../../../src/platform/postgres/database.js';
import { SupabaseModule } from '../../../src/supabase/supabase.module.js';
import { StorageProject } from '../../supabase/storage-project.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { testEnvironment } from '../../support/test-environment.js';
import { fixture, frames, wav } from './audio/decoding.js';

const STRANGER = '6b0b9a52-3b3c-4c2b-8a3e-0c5d1f5f0001';
const offline = ['pocketsphinx_continuous', 'pocketsphinx'].some((program) => !spawnSync(program).error);

class TestBrand {}
const glossary = [{ term: 'Evolution Studios', heardAs: [], notes: null }];
const BRANDS = { provide: BRAND_BIBLES, useValue: { activeFor: async () => ({ glossary }) } };

describe('the TRANSCRIBING stage', () => {
  let project: StorageProject;
  let fake: FakeOpenAi;
  let database: Database;
  let progress: StageProgress[];
  const open: TestingModule[] = [];
  beforeAll(async () => {
    project = await StorageProject.start();
    fake = await startFakeOpenAi();
    database = openDatabase({ url: project.databaseUrl, poolSize: 2, log: quietLogger });
    const put = async (path: string, content: Buffer | string) =>
      project.upload(path, typeof content === 'string' ? await readFile(fixture(content)) : content);
    await put(`${project.userId}/speech.mp3`, 'speech.mp3');
    await put('speech.m4a', 'speech.m4a');
    await put('video.mp4', 'video-alone.mp4');
    await put('cut.mp3', (await readFile(fixture('speech.mp3'))).subarray(0, 20_000));
    await put('renamed.mp3', Buffer.from(`%PDF-1.7 ${'x'.repeat(3000)}`));
    await put('silent.wav', wav(frames(3, () => [0])));
  });
  afterAll(async () => {
    for (const module of open) await module.close();
    await database?.destroy();
    await fake?.close();
    await project?.stop();
  });
  beforeEach(() => {
    progress = [];
  });

  const stage = async (overrides: Partial<Environment> = {}): Promise<TranscribingStage> => {
    const transcriber = { baseUrl: fake.baseUrl, model: 'whisper-1', apiKey: fake.apiKey };
    const environment = testEnvironment({ supabase: project.settings, transcriber, ...overrides });
    const platform = PlatformModule.of({ environment, log: quietLogger, database, listener: null as never });
    const brand = { module: TestBrand, providers: [BRANDS], exports: [BRAND_BIBLES] };
    const modules = TranscribingModule.with(platform, SupabaseModule.with(platform), brand);
    const module = await Test.createTestingModule({ imports: [modules] }).compile();
    open.push(module);
    return module.get(TranscribingStage);
  };
  const context = (rawAudioUrl: string, job: Partial<JobRecord> = {}, signal?: AbortSignal): StageContext => ({
    job: { jobId: 'job', userId: project.userId, submittedBy: 'service', rawAudioUrl, ...job } as JobRecord,
    attempt: 1,
    signal: signal ?? new AbortController().signal,
    log: quietLogger,
    progress: (step) => progress.push(step),
  });
  const transcribe = async (
    overrides: Partial<Environment>,
    ...args: Parameters<typeof context>
  ): Promise<Transcript> => {
    const [path, job = {}, signal] = args;
    const jobId = await project.addJob();
    const result = await (await stage(overrides)).run(context(path, { jobId, ...job }, signal));
    if (result.stage !== 'TRANSCRIBING') throw new Error(`a result of ${result.stage}`);
    return result.transcript;
  };
  const leftovers = async () =>
    (await readdir(tmpdir())).filter((name) => name.startsWith(`studio-audio-${process.pid}-`));

  it('turns an object of the bucket into a transcript, and leaves no file', async () => {
    const url = storageUrlOf(project.settings.url, 'audio', `${project.userId}/speech.mp3`);
    const transcript = await transcribe({}, url, { submittedBy: 'user' });
    expect(transcript).toMatchObject({
      text: 'Welcome back to Evolution Studios. We recorded four hundred and fifty songs in this room.',
      language: 'en',
      durationSeconds: expect.closeTo(7.5, 0),
      speechSeconds: expect.closeTo(6.4, 0),
      usage: [{ provider: '127.0.0.1', model: 'whisper-1', requests: 1 }],
    });
    expect(transcript.segments).toHaveLength(2);
    expect(await leftovers()).toEqual([]);
  });

  it('reports its progress, forwards only', async () => {
    await transcribe({}, 'speech.m4a');
    const percents = progress.map((step) => step.percent);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(new Set(progress.map((step) => step.note))).toEqual(new Set(['downloading', 'decoding', 'recognising']));
    expect(percents.at(-1)).toBe(100);
  });

  (offline ? it : it.skip)(
    'hears real speech with the offline recogniser (skipped where pocketsphinx is not installed)',
    async () => {
      const transcript = await transcribe({ transcriber: null }, 'speech.m4a');
      expect(transcript.text).toMatch(/welcome back to evolution studios/);
      expect(transcript.usage).toMatchObject([{ provider: 'pocketsphinx' }]);
    },
  );

  it.each([
    ['missing.mp3', 'AUDIO_NOT_FOUND', /no such file/],
    ['video.mp4', 'AUDIO_UNREADABLE', /no audio track/],
    ['cut.mp3', 'AUDIO_UNREADABLE', /cut off/],
    ['renamed.mp3', 'AUDIO_UNREADABLE', /a PDF document/],
    ['silent.wav', 'NO_SPEECH', /silent/],
    ['../audio/speech.m4a', 'AUDIO_UNREADABLE', /path/],
    ['https://elsewhere.test/a.mp3', 'AUDIO_FORBIDDEN', /AUDIO_URL_HOSTS/],
  ])('%s ends as %s, and nobody is paid for it', async (path, code, message) => {
    const before = fake.requests.length;
    const failed = transcribe({}, path);
    await expect(failed).rejects.toMatchObject({ code, retryable: false, message: expect.stringMatching(message) });
    expect(fake.requests).toHaveLength(before);
    expect(await leftovers()).toEqual([]);
  });

  it("shows a user somebody else's object as one that does not exist", async () => {
    const theirs = { submittedBy: 'user', userId: STRANGER } as const;
    const messageOf = (path: string) =>
      transcribe({}, path, theirs).catch(({ code, message }: Fault) => [code, message]);
    const foreign = await messageOf('speech.m4a');
    expect(foreign).toEqual(['AUDIO_NOT_FOUND', expect.any(String)]);
    expect(foreign).toEqual(await messageOf('missing.mp3'));
  });

  it('refuses a recording over a limit', async () => {
    await expect(transcribe({ maxAudioBytes: 1000 }, 'speech.m4a')).rejects.toMatchObject({ code: 'AUDIO_TOO_LARGE' });
    await expect(transcribe({ maxAudioSeconds: 5 }, 'speech.m4a')).rejects.toMatchObject({ code: 'AUDIO_TOO_LARGE' });
  });

  it('stores what PostgreSQL can hold, whatever the recogniser says', async () => {
    fake.transcriptions.next({ kind: 'text', text: 'one\u0000two \ud800three' });
    expect((await transcribe({}, 'speech.m4a')).text).toBe('onetwo three');
    fake.transcriptions.next({ kind: 'text', text: '\u0000\u0001' });
    await expect(transcribe({}, 'speech.m4a')).rejects.toMatchObject({ code: 'NO_SPEECH' });
  });

  it('stops where it is when it is aborted, and tidies up', async () => {
    const abort = new AbortController();
    fake.transcriptions.next({ kind: 'hang' });
    const count = fake.requests.length;
    const running = transcribe({}, 'speech.m4a', {}, abort.signal);
    void fake.arrived('/audio/transcriptions', count + 1).then(() => abort.abort(new Error('cancelled')));
    await expect(running).rejects.toThrow('cancelled');
    expect(await leftovers()).toEqual([]);
  });
});
