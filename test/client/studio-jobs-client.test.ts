import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { StatusChange, StudioJob, StudioJobsClient } from '../../packages/client/src/index.js';
import { disconnectRealtime } from '../support/disconnect-realtime.js';
import { eventually } from '../support/eventually.js';
import { isInstalled } from '../support/is-installed.js';
import { Arrivals } from '../support/moments.js';
import { startTestProject, type TestProject, type TestUser } from '../support/test-project.js';
import { installExample } from './example-project.js';
import { runPython, runTypeScript } from './frontend-guide.js';
import { type PackedClient, packClient } from './packed-client.js';
import { type RealtimeFront, startRealtimeFront } from './realtime-front.js';
import { startTusServer } from './tus-server.js';

const LINE = ['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE'];
const conflict = (message: string) => ({ code: 'CONFLICT', status: 409, message: expect.stringContaining(message) });

let packed: PackedClient;
let project: TestProject;
let front: RealtimeFront;
let alice: TestUser;
/** With the service key, as a program of the studio has it. */
let service: StudioJobsClient;

beforeAll(async () => {
  packed = await packClient();
  project = await startTestProject({ roles: ['api'] });
  front = await startRealtimeFront(project.environment.supabase?.url as string, project.database.url);
  alice = await project.signUp();
  service = new packed.imported.StudioJobsClient(project.service);
});
afterAll(async () => {
  if (alice !== undefined) await disconnectRealtime(alice.client);
  await front?.stop();
  await project?.stop();
  await packed?.remove();
});

const created = () => service.createJob({ userId: alice.id, rawAudioUrl: `${alice.id}/a.mp3`, drivenBy: 'client' });

/** Alice's own client, with Realtime in front of the API or without. */
async function aliceWith(realtime: boolean, engineUrl?: string) {
  const { publishableKey, url } = project.environment.supabase as { publishableKey: string; url: string };
  const supabase: SupabaseClient = createClient(realtime ? front.url : url, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    accessToken: undefined,
  });
  const { data } = await alice.client.auth.getSession();
  await supabase.auth.setSession(data.session as never);
  return new packed.imported.StudioJobsClient(supabase, engineUrl === undefined ? {} : { engineUrl });
}

/** Drives a job to COMPLETE, each step once the listener has seen the one before. */
async function driven(job: StudioJob, seen: Arrivals<StatusChange>): Promise<void> {
  const { job_id: id } = job;
  const steps: (() => Promise<unknown>)[] = [
    () => service.updateStatus(id, 'TRANSCRIBING'),
    () => service.storeTranscript(id, 'um so'),
    () => service.updateStatus(id, 'REFINING'),
    () => service.storeRefinedText(id, 'So.', 'Edit it.'),
  ];
  for (const [index, step] of steps.entries()) {
    await seen.until(({ length }) => length > index);
    await step();
  }
  await seen.until((all) => all.at(-1)?.status === 'COMPLETE');
}

describe('following a job to COMPLETE', () => {
  it.each([
    ['Realtime', 'realtime', true, false],
    ['a GraphQL subscription where Realtime is not there', 'graphql', false, true],
    ['polling where neither is there', 'polling', false, false],
  ] as const)('works by %s', async (_name, transport, realtime, graphql) => {
    const client = await aliceWith(realtime, graphql ? project.engine.url : undefined);
    const job = await created();
    const seen = new Arrivals<StatusChange>();
    const errors: unknown[] = [];
    const subscription = client.onStatusChange(job.job_id, seen.add, {
      pollMs: 50,
      onError: (error) => errors.push(error),
    });
    await driven(job, seen);
    expect(subscription.transport).toBe(transport);
    subscription.stop();
    expect(errors).toEqual([]);
    expect(seen.all.map(({ status }) => status)).toEqual(LINE);
    expect(seen.all.at(-1)).toMatchObject({ transport, job: { refined_text: 'So.', system_prompt_used: 'Edit it.' } });
    await disconnectRealtime(client.supabase);
  });

  it('continues over another transport when Realtime breaks off', async () => {
    const client = await aliceWith(true, project.engine.url);
    const job = await created();
    const seen = new Arrivals<StatusChange>();
    const joins = front.joins;
    const subscription = client.onStatusChange(job.job_id, seen.add);
    await front.until(() => front.joins > joins);
    await seen.until(({ length }) => length === 1);
    await service.updateStatus(job.job_id, 'TRANSCRIBING');
    await seen.until((all) => all.some(({ status }) => status === 'TRANSCRIBING'));
    front.cut();
    await eventually(async () => subscription.transport === 'graphql');
    await service.updateStatus(job.job_id, 'FAILED', 'No.');
    await seen.until((all) => all.at(-1)?.status === 'FAILED');
    subscription.stop();
    expect(seen.all.map(({ status }) => status)).toEqual(['NEW', 'TRANSCRIBING', 'FAILED']);
    await disconnectRealtime(client.supabase);
  });

  it('shows the present status at once and polls once at a time where nothing else answers', async () => {
    const client = await aliceWith(false, 'http://127.0.0.1:9');
    const { job_id: id } = await created();
    let reads = 0;
    const read = client.getJob.bind(client);
    client.getJob = (jobId) => {
      reads += 1;
      return read(jobId);
    };
    const seen = new Arrivals<StatusChange>();
    const subscription = client.onStatusChange(id, seen.add, { pollMs: 60_000 });
    await seen.until(({ length }) => length === 1);
    await eventually(async () => subscription.transport === 'polling');
    // A second follower would read at the same moment as the first.
    await pause(200);
    subscription.stop();
    expect(reads).toBe(2);
    await disconnectRealtime(client.supabase);
  });

  it('says so when the one way that was asked for does not work, or the job is not the caller’s', async () => {
    const bob = new packed.imported.StudioJobsClient((await project.signUp()).client);
    const job = await created();
    const errors = new Arrivals<{ code: string }>();
    const how = { onError: errors.add };
    const subscriptions = [
      bob.onStatusChange(job.job_id, () => undefined, { ...how, transport: 'graphql' }),
      bob.onStatusChange(job.job_id, () => undefined, { ...how, transport: 'polling' }),
    ];
    await errors.until(({ length }) => length >= 2);
    for (const subscription of subscriptions) subscription.stop();
    expect(new Set(errors.all.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE', 'NOT_FOUND']));
  });
});

describe('driving a job', () => {
  it('completes it without a word of its own for each stage', async () => {
    const { job_id: id } = await created();
    await service.updateStatus(id, 'TRANSCRIBING');
    expect(await service.storeTranscript(id, 'um so')).toMatchObject({ status: 'ENRICHING', raw_transcript: 'um so' });
    expect(await service.updateStatus(id, 'ENRICHING')).toMatchObject({ status: 'ENRICHING' });
    expect(await service.storeRefinedText(id, 'So.', 'Edit it.')).toMatchObject({
      ...{ status: 'COMPLETE', refined_text: 'So.', system_prompt_used: 'Edit it.', error_details: null },
      processing_time_ms: expect.any(Number),
    });
  });

  it('refuses an illegal move and a text at the wrong time', async () => {
    const { job_id: id } = await created();
    await expect(service.updateStatus(id, 'REFINING')).rejects.toMatchObject(conflict('cannot move to REFINING'));
    await expect(service.storeTranscript(id, 'x')).rejects.toMatchObject(conflict('is NEW'));
    await expect(service.storeRefinedText(id, 'x', 'y')).rejects.toMatchObject(conflict('is NEW'));
    expect(await service.getJob(id)).toMatchObject({ status: 'NEW', raw_transcript: null });
  });

  it('refuses a job of the engine', async () => {
    const { job_id: id } = await service.createJob(alice.id, `${alice.id}/a.mp3`);
    const calls = [
      () => service.updateStatus(id, 'TRANSCRIBING'),
      () => service.storeTranscript(id, 'x'),
      () => service.storeRefinedText(id, 'x', 'y'),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject(conflict('the engine drives it'));
  });

  it('lets one of two programs move a job, and no user', async () => {
    const { job_id: id } = await created();
    const both = await Promise.allSettled([
      service.updateStatus(id, 'TRANSCRIBING'),
      service.updateStatus(id, 'FAILED', 'No.'),
    ]);
    expect((await service.getJob(id)).event_count).toBe(1 + both.filter(({ status }) => status === 'fulfilled').length);
    const own = new packed.imported.StudioJobsClient(alice.client);
    const { job_id: other } = await created();
    await expect(own.updateStatus(other, 'TRANSCRIBING')).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 });
  });

  it('stores why a job failed, and clears it when the job continues', async () => {
    const { job_id: id } = await created();
    const details = { code: 'NO_SPEECH', stage: 'NEW', retryable: false } as const;
    expect(await service.updateStatus(id, 'FAILED', { ...details, message: 'Nobody speaks.' })).toMatchObject({
      error_details: { ...details, message: 'Nobody speaks.', attempts: [] },
    });
    expect(await service.updateStatus(id, 'NEW')).toMatchObject({ status: 'NEW', error_details: null });
  });
});

describe('jobs of a user', () => {
  it('are created, read and listed as their own alone', async () => {
    const user = await project.signUp();
    const own = new packed.required.StudioJobsClient(user.client);
    const first = await own.createJob(user.id, `${user.id}/a.mp3`, { language: 'en', keywords: ['Evolution'] });
    const second = await own.createJob({ userId: user.id, rawAudioUrl: `${user.id}/b.mp3` });
    expect(first).toMatchObject({ status: 'NEW', driven_by: 'engine', language: 'en', keywords: ['Evolution'] });
    expect((await own.listJobs()).map(({ job_id }) => job_id)).toEqual([second.job_id, first.job_id]);
    expect((await own.listJobs({ limit: 1, before: second.created_at })).map(({ job_id }) => job_id)).toEqual([
      first.job_id,
    ]);
    expect(await own.listJobs({ userId: alice.id })).toEqual([]);
    await expect(own.getJob((await created()).job_id)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
    await expect(own.createJob(alice.id, 'a.mp3')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are refused with a code that says whether the values, the key or the server are the reason', async () => {
    const { url } = project.environment.supabase as { url: string };
    const withKey = (address: string, key: string) =>
      new packed.imported.StudioJobsClient(createClient(address, key, { auth: { persistSession: false } }));
    const unknownBrand = () => service.createJob(alice.id, `${alice.id}/a.mp3`, { brand: 'Nobody' });
    await expect(unknownBrand()).rejects.toMatchObject({
      ...{ code: 'BAD_REQUEST', status: 400 },
      message: 'The job was not created: there is no brand "Nobody" that this job can follow',
    });
    await expect(service.getJob('no-uuid')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(withKey(url, 'sb_publishable_wrong').listJobs()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(withKey('http://127.0.0.1:9', 'k').listJobs()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('uploading a recording', () => {
  it('puts a file where a job finds it, and says how far it is', async () => {
    const own = new packed.imported.StudioJobsClient(alice.client);
    const sent: number[] = [];
    const file = new File([new Uint8Array(70_000)], 'Mein Ständchen.mp3', { type: 'audio/mpeg' });
    const { path } = await own.uploadRecording(file, {
      userId: alice.id,
      onProgress: (progress) => sent.push(progress.sent),
    });
    expect(path).toMatch(new RegExp(`^${alice.id}/[0-9a-f-]{36}-Mein-Standchen\\.mp3$`));
    expect([sent[0], sent.at(-1)]).toEqual([0, 70_000]);
    const { data } = await project.service.storage.from('audio').download(path);
    expect(data?.size).toBe(70_000);
  });

  it('sends a large file in parts, and a lost part again', async () => {
    const tus = await startTusServer();
    const supabase = createClient(tus.url, 'sb_publishable_x', { auth: { persistSession: false } });
    const client = new packed.imported.StudioJobsClient(supabase);
    const bytes = new Uint8Array(13 * 1024 * 1024).map((_, index) => index % 251);
    const upload = { userId: randomUUID(), name: 'long.wav' };
    const { path } = await client.uploadRecording(new Blob([bytes]), upload);
    expect(tus.received().equals(bytes)).toBe(true);
    expect(tus.metadata()).toContain(`objectName ${Buffer.from(path).toString('base64')}`);
    expect(tus.lost()).toBe(1);
    await tus.stop();
  });
});

describe('docs/frontend.md', () => {
  const shown = new Arrivals<unknown>();
  const show = shown.add;
  const file = new File([new Uint8Array(100)], 'a.mp3', { type: 'audio/mpeg' });

  it('uploads, submits and follows a job with the client', async () => {
    const { StudioJobsClient } = packed.imported;
    const given = {
      StudioJobsClient,
      engineUrl: project.engine.url,
      supabase: alice.client,
      userId: alice.id,
      file,
      show,
    };
    const subscription = (await runTypeScript('client', given, 'subscription')) as { stop(): void };
    await shown.until((all) => all.includes('NEW'));
    subscription.stop();
    expect(shown.all).toContain(1);
  });

  it('inserts and lists with supabase-js alone', async () => {
    const given = { supabase: alice.client, userId: alice.id, path: `${alice.id}/guide.mp3` };
    const job = (await runTypeScript('insert', given, 'job')) as StudioJob;
    const rows = (await runTypeScript('list', given, 'rows')) as StudioJob[];
    expect(rows[0]).toMatchObject({ job_id: job.job_id, raw_audio_url: `${alice.id}/guide.mp3`, status: 'NEW' });
  });

  it('drives a job to COMPLETE', async () => {
    const given = {
      ...{ StudioJobsClient: packed.imported.StudioJobsClient, serviceSupabase: project.service, userId: alice.id },
      ...{ path: 'a.mp3', transcribe: async () => 'um so', refine: async () => 'So.', systemPrompt: 'Edit it.' },
    };
    expect(await runTypeScript('drive', given, 'finished')).toMatchObject({
      ...{ status: 'COMPLETE', raw_transcript: 'um so', refined_text: 'So.', system_prompt_used: 'Edit it.' },
    });
  });

  it('hears of changes over Realtime with supabase-js alone', async () => {
    const { supabase } = await aliceWith(true);
    const statuses = new Arrivals<unknown>();
    const given = { supabase, userId: alice.id, show: statuses.add };
    const joins = front.joins;
    await runTypeScript('realtime', given, 'channel');
    await front.until(() => front.joins > joins);
    const { job_id: id } = await created();
    await service.updateStatus(id, 'TRANSCRIBING');
    await statuses.until((all) => all.includes('TRANSCRIBING'));
    await disconnectRealtime(supabase);
  });

  (isInstalled('python3') ? it : it.skip)('does the same in Python', async () => {
    const settings = {
      SUPABASE_URL: project.environment.supabase?.url as string,
      SUPABASE_SERVICE_ROLE_KEY: project.secretKey,
      USER_ID: alice.id,
      ENGINE_URL: project.engine.url,
    };
    expect(await runPython('drive', settings)).toBe('COMPLETE');
    expect(await runPython('rest', settings)).toBe('NEW');
  });
});

describe('the examples, with the packed client', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'studio-examples-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('compiles in a Next.js project: a route handler and a client component', async () => {
    const run = await installExample('next', packed, folder, ['--omit=optional']);
    expect(await run('tsc', '--noEmit')).toBe('');
  });

  it('compiles and builds in a Vite project', async () => {
    const run = await installExample('vite', packed, folder);
    expect(await run('tsc', '--noEmit')).toBe('');
    expect(await run('vite', 'build', '--logLevel', 'warn')).toBe('');
  });
});
