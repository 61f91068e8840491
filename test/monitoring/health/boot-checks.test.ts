import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { BootChecks } from '../../../src/monitoring/health/boot-checks.js';
import { diskStates } from '../../../src/monitoring/health/disk-states.js';
import { questionsOf } from '../../../src/monitoring/health/health-store.js';
import type { Environment } from '../../../src/platform/environment/environment.js';
import { AudioBucket } from '../../../src/supabase/audio-bucket.js';
import { BUCKET_COMMANDS, bucketPolicy, knowsBucket } from '../../../src/supabase/bucket-policies-store.js';
import { createServiceClient } from '../../../src/supabase/supabase-client.js';
import { capture } from '../../platform/logging/capture.js';
import { StorageProject } from '../../supabase/storage-project.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import { createTestDatabase } from '../../support/test-database.js';
import { testEnvironment } from '../../support/test-environment.js';

describe('boot checks', () => {
  let project: StorageProject;
  let fake: FakeOpenAi;
  beforeAll(async () => {
    project = await StorageProject.start();
    fake = await startFakeOpenAi();
    await project.database.query('create publication supabase_realtime for table public.studio_jobs');
    for (const command of BUCKET_COMMANDS) await project.database.query(bucketPolicy(command, 'audio'));
  });
  afterAll(async () => {
    await fake.close();
    await project.stop();
  });

  async function checked(overrides: Partial<Environment>, database = project.database.db) {
    const supabase = overrides.supabase ?? project.settings;
    const environment = testEnvironment({ ...overrides, supabase });
    const { log, lines, text } = capture();
    const bucket = new AudioBucket(createServiceClient(supabase), environment);
    const checks = new BootChecks(bucket, environment, log, database);
    checks.onApplicationBootstrap();
    const states = await checks.states();
    checks.onModuleDestroy();
    return { states, lines: lines(), text: text() };
  }
  const provider = (apiKey: string, baseUrl = fake.baseUrl) => ({ baseUrl, model: 'whisper-1', apiKey });

  it('find that all is well, on one line', async () => {
    const { states, lines } = await checked({ transcriber: provider(fake.apiKey) });
    expect(states).toEqual({
      bucket: 'ok',
      transcriber: 'ok',
      refiner: 'ok',
      publishableKey: 'ok',
      signIn: 'ok',
      access: 'ok',
    });
    expect(lines).toEqual([expect.objectContaining({ level: 'info', bucket: 'ok', queue: 'ok' })]);
  });

  it('name a missing bucket, a refused key and a provider that is down on one line, without host or key', async () => {
    const { states, lines, text } = await checked({
      supabase: { ...project.settings, audioBucket: 'nobody-made-it' },
      transcriber: provider('wrong-key-canary'),
      refiner: provider(fake.apiKey, 'http://127.0.0.1:1/v1'),
    });
    expect(states.bucket).toMatch(/bucket "nobody-made-it" does not exist. Create the bucket/);
    expect(states.transcriber).toMatch(/refuses the key. Check TRANSCRIBER_API_KEY/);
    expect(states.refiner).toMatch(/cannot be reached.*REFINER_BASE_URL/);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([expect.objectContaining(states)]);
    expect(text).not.toMatch(/canary|127\.0\.0\.1/);
  });

  it('name why a provider cannot be reached', async () => {
    const silent = createServer((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n\r\n')));
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const { port } = silent.address() as AddressInfo;
    const at = async (baseUrl: string) =>
      (await checked({ roles: ['worker'], refiner: provider(fake.apiKey, baseUrl) })).states.refiner;
    expect(await at(fake.baseUrl.replace('http:', 'https:'))).toMatch(/not answer encrypted.*http:.* REFINER_BASE_URL/);
    expect(await at('http://127.0.0.1:6000/v1')).toMatch(/port is reserved.*Check REFINER_BASE_URL/);
    expect(await at(`http://127.0.0.1:${port}/v1`)).toMatch(/does not use HTTP.*https:.*/);
    expect(await at(new URL(fake.baseUrl).origin)).toMatch(/has its API below \/v1. End REFINER_BASE_URL in \/v1/);
    await new Promise((resolve) => silent.close(resolve));
  });

  it('show nothing of the key that a server repeats in the names of its models', async () => {
    const server = createHttpServer(({ headers }, response) => {
      const names = [`${headers.authorization}`, `${headers.authorization}`.slice(7), 'evil\u001b[31m'];
      response.end(JSON.stringify({ data: names.map((id) => ({ id })) }));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const key = 'canary-0123456789abcdef';
    const { states, text } = await checked({
      roles: ['worker'],
      transcriber: provider(key, `http://127.0.0.1:${port}/v1`),
    });
    server.closeAllConnections();
    server.close();
    expect(states.transcriber).toMatch(/does not list the model whisper-1.*It lists .*evil/);
    for (const shown of ['canary', '\u001b']) expect(`${states.transcriber}${text}`).not.toContain(shown);
  });

  it('name a publishable key that Supabase refuses, also where no stages run', async () => {
    const supabase = { ...project.settings, publishableKey: 'sb_publishable_of_another_project' };
    const { states, lines, text } = await checked({ supabase, roles: ['api'] });
    expect(states).toEqual({
      access: 'ok',
      signIn: 'ok',
      publishableKey: expect.stringMatching(/refuses SUPABASE_PUBLISHABLE_KEY.*Copy the .*key again/),
    });
    expect(lines).toEqual([expect.objectContaining({ level: 'error', ...states })]);
    expect(text).not.toContain('sb_publishable');
    expect((await checked({ supabase: project.settings, roles: ['api'] })).states).toEqual({
      access: 'ok',
      signIn: 'ok',
      publishableKey: 'ok',
    });
  });

  it.each([
    ['alter table studio_jobs disable row level security', /^studio_jobs has no row level security, so users can read/],
    ['drop policy "Users see their own jobs" on studio_jobs', /^studio_jobs has too few policies/],
    [
      'create policy "every""one" on job_events for select to anon using (true)',
      /^job_events has a policy that allows/,
    ],
    ['grant update on studio_jobs to authenticated', /^studio_jobs has privileges that the engine did not grant/],
    ['grant update (status) on studio_jobs to anon', /^studio_jobs has privileges that the engine did not grant/],
    ['revoke select on job_transcripts from authenticated', /^job_transcripts has too few privileges/],
    [
      `create policy "Everybody's" on storage.objects for select to authenticated using (bucket_id = 'audio' and (select auth.role()) = 'authenticated')`,
      /^Users can reach the recordings of others in the bucket "audio".* "Everybody's" \(select\)/,
    ],
    ['revoke insert (brand) on studio_jobs from authenticated', /^studio_jobs has too few privileges/],
  ])(
    'name tables that are too open or too closed, with the statement that corrects it: %s',
    async (statement, named) => {
      await project.database.query(statement);
      const { states, lines } = await checked({ roles: ['api'] });
      expect(states.access).toMatch(named);
      expect(lines).toEqual([expect.objectContaining({ level: 'error', access: states.access })]);
      await project.database.query(String(states.access).replace(/^.* Run in the SQL editor: /, ''));
      expect((await checked({ roles: ['api'] })).states.access).toBe('ok');
    },
  );

  it('name privileges that a restore gave to all tables in one sentence', async () => {
    await project.database.query('grant all on all tables in schema public to anon');
    const { access } = (await checked({ roles: ['api'] })).states;
    expect(access).toMatch(/^alert_thresholds, [\w, ]+ and \d+ more have privileges .* database\/schema\.sql/);
    await project.database.query('revoke all on all tables in schema public from anon');
    expect((await checked({ roles: ['api'] })).states.access).toBe('ok');
  });

  it('warn of what only frontends lack', async () => {
    await project.database.query('alter publication supabase_realtime drop table studio_jobs');
    await project.database.query('drop policy own_folder_insert on storage.objects');
    const { lines } = await checked({ roles: ['api'] });
    const [passed, realtime, bucket] = lines.map(({ level, message }) => `${level} ${message}`);
    expect(passed).toBe('info Boot checks passed.');
    expect(realtime).toMatch(
      /^warn .*not in the publication supabase_realtime.* alter publication supabase_realtime add/,
    );
    expect(bucket).toMatch(/^warn .*may not insert recordings in the bucket .*create policy own_folder_insert/);
  });

  it('warn of a bucket that everybody can read', async () => {
    const service = createServiceClient(project.settings);
    await service.storage.createBucket('open', { public: true });
    const { states, text } = await checked({ supabase: { ...project.settings, audioBucket: 'open' } });
    expect(states.bucket).toBe('ok');
    expect(text).toMatch(/bucket .{1,3}open.{1,3} is public: everybody can read .* Make it private/);
  });

  it('warn of a bucket that accepts no audio, and name a database of another project', async () => {
    const service = createServiceClient(project.settings);
    await service.storage.createBucket('pictures', { public: false, allowedMimeTypes: ['image/png'] });
    const supabase = { ...project.settings, audioBucket: 'pictures' };
    const { states, text } = await checked({ supabase, roles: ['worker'] });
    expect(states.bucket).toBe('ok');
    expect(text).toMatch(/accepts only image\/png, so uploads of recordings are refused. Allow audio/);
    const other = await createTestDatabase();
    const elsewhere = await checked({ supabase, roles: ['worker'] }, other.db).finally(() => other.drop());
    expect(elsewhere.states.bucket).toMatch(/DATABASE_URL leads to another project than SUPABASE_URL.* Copy both/);
    // A role that may not see the buckets cannot tell.
    const hidden = project.database.db.transaction().execute(async (trx) => {
      await sql`set local role anon`.execute(trx);
      return knowsBucket(questionsOf(trx), 'pictures');
    });
    expect(await hidden).toBeNull();
  });

  it.each([
    ['is missing', null, /publishes no signing keys, so every user is refused. Set SUPABASE_JWT_SECRET/],
    ['is of another project', 'x'.repeat(40), /is not the secret of the project, so every user is refused. Set/],
  ])('say that the secret of the tokens %s', async (_what, jwtSecret, said) => {
    const { states, text } = await checked({ supabase: { ...project.settings, jwtSecret }, roles: ['api'] });
    expect(states.signIn).toMatch(said);
    expect(text).not.toContain('xxx');
  });

  it('tell a Storage that is not there from one that refuses the key', async () => {
    const down = await checked({ supabase: { ...project.settings, url: 'http://127.0.0.1:1' } });
    expect(down.states.bucket).toMatch(/could not be reached/);
    const refused = await checked({ supabase: { ...project.settings, secretKey: `sb_secret_${'0'.repeat(22)}` } });
    expect(refused.states.bucket).toMatch(/refused the engine's key|does not exist/);
  });

  it.each<[Partial<Environment>, number, string | undefined]>([
    [{ roles: ['worker'] }, 99e6, 'has only 99 MB free for the folder of TMPDIR. Recordings wait until there is space'],
    [{ roles: ['api'], localMode: true }, 0, 'has only 0 MB free for the folder of DATA_DIR. The database and uploads'],
    [{ roles: ['worker'], localMode: true }, 100e6, 'ok'],
    [{ roles: ['api'] }, 0, undefined],
  ])('tell a full disk where this process writes to it: %j with %d bytes', async (overrides, bytes, expected) => {
    const { disk } = await diskStates(testEnvironment(overrides), () => Promise.resolve(bytes));
    expect(disk).toEqual(expected === undefined ? undefined : expect.stringContaining(expected));
  });

  it('find the free space of the real disk', async () => {
    expect((await diskStates(testEnvironment({ roles: ['worker'] }))).disk).toMatch(/^(?:ok|has only \d+ MB free)/);
  });

  it('ask nothing in a process that runs no stages and serves nobody', async () => {
    expect((await checked({ roles: ['scheduler'] })).states).toEqual({});
  });
});
