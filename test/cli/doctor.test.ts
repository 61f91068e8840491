import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@supabase/supabase-js';
import { sessionFor } from '../../src/cli/doctor/database-facts-store.js';
import { prepareLocalStorage } from '../../src/local/project/local-storage.js';
import { type RunningSupabaseApi, startSupabaseApi } from '../../src/local/supabase/supabase-api.js';
import { WAIT_MS } from '../support/eventually.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/fake-openai.js';
import { quietLogger } from '../support/quiet-logger.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { studio } from './studio-process.js';

/** A project as a hosted engine sees it, and `studio doctor` and the start in front of settings that are wrong. */
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const POOR = `poor_${randomUUID().slice(0, 8)}`;
let folder: string;
let database: TestDatabase;
let api: RunningSupabaseApi;
let models: FakeOpenAi;
let good: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-doctor-'));
  database = await createTestDatabase();
  models = await startFakeOpenAi();
  const keys = {
    publishableKey: `sb_publishable_${randomBytes(16).toString('hex')}`,
    secretKey: `sb_secret_${randomBytes(16).toString('hex')}`,
    jwtSecret: randomBytes(32).toString('base64'),
  };
  const dir = join(folder, 'api');
  api = await startSupabaseApi({
    dir,
    databaseUrl: database.url,
    port: 0,
    fileSizeLimit: '50MiB',
    log: quietLogger,
    ...keys,
  });
  const client = sessionFor(database.url);
  await client.connect();
  await prepareLocalStorage(client, 'audio');
  await client.query('create publication supabase_realtime for table public.studio_jobs');
  await client.query(`create role ${POOR} login password 'poor-password'`);
  await client.end();
  good = {
    SUPABASE_URL: api.url,
    SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
    SUPABASE_SECRET_KEY: keys.secretKey,
    SUPABASE_JWT_SECRET: keys.jwtSecret,
    DATABASE_URL: database.url,
    PORT: '0',
    HOST: '127.0.0.1',
    TRANSCRIBER_BASE_URL: models.baseUrl,
    TRANSCRIBER_MODEL: 'whisper-1',
    TRANSCRIBER_API_KEY: models.apiKey,
    REFINER_BASE_URL: models.baseUrl,
    REFINER_MODEL: 'gpt-5',
    REFINER_API_KEY: models.apiKey,
  };
});

afterAll(async () => {
  await api?.stop();
  await models?.close();
  await database?.query(`drop role ${POOR}`);
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Found {
  readonly check: string;
  readonly level: string;
  readonly message: string;
  readonly cure: string | null;
}

async function doctor(env: Record<string, string>, ...more: string[]) {
  const run = await studio(['doctor', '--json', ...more], { cwd: folder, env });
  const findings = run.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Found);
  return { ...run, findings };
}

/** Starts the engine until it has said what is wanted, or ended. */
async function start(env: Record<string, string>, wanted: RegExp): Promise<string> {
  const child = spawn(process.execPath, ['--no-warnings', MAIN], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
  });
  let written = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const look = (chunk: Buffer) => {
    written += chunk;
    if (wanted.test(written)) child.kill('SIGTERM');
  };
  child.stdout.on('data', look);
  child.stderr.on('data', look);
  const limit = setTimeout(() => child.kill('SIGKILL'), WAIT_MS);
  await ended;
  clearTimeout(limit);
  return written;
}

const withUrl = (change: (url: URL) => void) => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};
const without = (...names: string[]) => Object.fromEntries(names.map((name) => [name, '']));
const KEYLESS = without('SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY', 'SUPABASE_JWT_SECRET');

/** What is planted, and the words that name it and its cure. */
const PLANTED: readonly (readonly [what: string, wrong: () => Record<string, string>, named: RegExp, cure: RegExp])[] =
  [
    ['the secret key is missing', () => without('SUPABASE_SECRET_KEY'), /SUPABASE_SECRET_KEY is missing/, /API Keys/],
    ['the connection string is missing', () => without('DATABASE_URL'), /DATABASE_URL is missing/, /Connect/],
    [
      'the publishable key stands in the place of the secret key',
      () => ({ SUPABASE_SECRET_KEY: good.SUPABASE_PUBLISHABLE_KEY as string }),
      /SUPABASE_SECRET_KEY is a publishable key/,
      /set it to the secret/,
    ],
    [
      'the publishable key of another project',
      () => ({ SUPABASE_PUBLISHABLE_KEY: `sb_publishable_${'0'.repeat(32)}` }),
      /refuses SUPABASE_PUBLISHABLE_KEY/,
      /Copy the publishable key again/,
    ],
    [
      'the transaction pooler',
      () => ({ DATABASE_URL: withUrl((url) => (url.port = '6543')) }),
      /6543/,
      /session pooler on port 5432/,
    ],
    ['a misspelt setting', () => ({ WORKER_CONCURENCY: '3' }), /WORKER_CONCURENCY/, /WORKER_CONCURRENCY/],
    [
      'a wrong password of the database',
      () => ({ DATABASE_URL: withUrl((url) => (url.password = 'wrong')) }),
      /refuses the password of DATABASE_URL/,
      /set a new one/,
    ],
    [
      'a database that is not there',
      () => ({ DATABASE_URL: withUrl((url) => (url.pathname = '/nowhere')) }),
      /no database of the name in DATABASE_URL/,
      /its name is postgres/,
    ],
    [
      'a role that owns nothing',
      () => ({
        DATABASE_URL: withUrl((url) => {
          url.username = POOR;
          url.password = 'poor-password';
        }),
      }),
      /may not create tables in the schema public|permission denied/,
      /Use the role that owns the schema public/,
    ],
    [
      'no bucket',
      () => ({ SUPABASE_AUDIO_BUCKET: 'nobody-made-it' }),
      /bucket .{1,3}nobody-made-it.{1,3} does not exist/,
      /Create the bucket/,
    ],
    [
      'a port that another program uses',
      () => ({ PORT: new URL(api.url).port }),
      /Port \d+ of 127\.0\.0\.1 is taken by another program/,
      /set PORT/,
    ],
    [
      'encryption that the database does not have',
      () => ({ DATABASE_URL: withUrl((url) => url.searchParams.set('sslmode', 'verify-full')) }),
      /does not encrypt connections/,
      /sslmode=disable/,
    ],
    [
      'a key that the provider refuses',
      () => ({ TRANSCRIBER_API_KEY: 'sk-wrong' }),
      /refuses the key/,
      /Check TRANSCRIBER_API_KEY/,
    ],
    [
      'a provider that is not there',
      () => ({ REFINER_BASE_URL: 'http://127.0.0.1:9/v1' }),
      /cannot be reached/,
      /[Cc]heck REFINER_BASE_URL/,
    ],
    [
      'the secret of another project',
      () => ({ SUPABASE_JWT_SECRET: 'x'.repeat(40) }),
      /SUPABASE_JWT_SECRET is not the secret of the project/,
      /Legacy JWT secret/,
    ],
    [
      'a verifier that is not there',
      () => ({ VERIFIER_BASE_URL: 'http://127.0.0.1:9/v1', VERIFIER_MODEL: 'judge' }),
      /cannot be reached/,
      /[Cc]heck VERIFIER_BASE_URL/,
    ],
    [
      'a model that the provider does not have',
      () => ({ TRANSCRIBER_MODEL: 'whisper-2' }),
      /does not list the model whisper-2/,
      /TRANSCRIBER_MODEL.*Did you mean whisper-1/,
    ],
  ];

describe('studio doctor and the start', () => {
  it('find nothing wrong with a project in order', async () => {
    const { code, findings, err } = await doctor(good);
    expect(findings.filter(({ level }) => level !== 'ok')).toEqual([]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const checks = findings.map(({ check }) => check);
    for (const check of [
      'settings',
      'supabase',
      'tokens',
      'database',
      'notifications',
      'migrations',
      'policies',
      'realtime',
    ])
      expect(checks).toContain(check);
    for (const check of [
      'bucket',
      'bucket policies',
      'transcriber',
      'refiner',
      'disk',
      'clock of Supabase',
      'clock of the database',
    ])
      expect(checks).toContain(check);
  });

  it.each(PLANTED)('both name it with its cure: %s', async (_what, wrong, named, cure) => {
    const env = { ...good, ...wrong() };
    const [written, { code, findings }] = await Promise.all([start(env, named), doctor(env)]);
    expect(written).toMatch(named);
    expect(written).toMatch(cure);
    expect(code).toBe(1);
    const failed = findings
      .filter(({ level }) => level === 'fail')
      .map(({ message, cure: todo }) => `${message} ${todo}`);
    expect(failed).toEqual([expect.stringMatching(named)]);
    expect(failed[0]).toMatch(cure);
    for (const secret of [models.apiKey, good.SUPABASE_SECRET_KEY as string, 'poor-password'])
      expect(JSON.stringify(findings)).not.toContain(secret);
  });

  it('names what is wrong around the project, each with its cure', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await database.query(`insert into storage.buckets (id, name, public) values ('open', 'open', true)`);
    const page = createServer((_request, response) => response.writeHead(404).end('<html>')).listen(0, '127.0.0.1');
    await once(page, 'listening');
    const { port } = page.address() as AddressInfo;
    await database.query('alter table studio_jobs disable row level security');
    await database.query('alter publication supabase_realtime drop table studio_jobs');
    const nowhere = 'http://127.0.0.1:9';
    await database.query(
      `insert into webhooks (scope, url, events, failing_since) values ('ALL', 'https://hooks.example/x', '{alert.raised}', now())`,
    );
    const past = `data:text/javascript,${encodeURIComponent('const now = Date.now; Date.now = () => now() - 600_000;')}`;
    const [around, late] = await Promise.all([
      doctor({
        ...good,
        ...without('TRANSCRIBER_BASE_URL', 'TRANSCRIBER_MODEL', 'TRANSCRIBER_API_KEY'),
        SUPABASE_AUDIO_BUCKET: 'open',
        TMPDIR: file,
        DATA_DIR: join(file, 'data'),
        TRANSCRIBER_KIND: 'local',
        MODELS_URL: nowhere,
        OTEL_EXPORTER_OTLP_ENDPOINT: nowhere,
      }),
      doctor({ ...good, SUPABASE_URL: `http://127.0.0.1:${port}`, NODE_OPTIONS: `--import=${past}` }),
    ]);
    await database.query('alter table studio_jobs enable row level security');
    await database.query('alter publication supabase_realtime add table studio_jobs');
    await database.query('delete from webhooks');
    page.closeAllConnections();
    page.close();
    const said = ({ findings }: typeof around) =>
      findings.filter(({ level }) => level !== 'ok').map(({ check, message, cure }) => `${check}: ${message} ${cure}`);
    const tables = [
      expect.stringMatching(
        /^policies: studio_jobs has no row level security, .* alter table public\.studio_jobs enable/,
      ),
      expect.stringMatching(/^realtime: .*not in the publication supabase_realtime.* alter publication/),
    ];
    const webhook = expect.stringMatching(
      /^webhooks: .* at hooks\.example has accepted no message since .* of alerts\. /,
    );
    expect(said(around)).toEqual([
      ...tables,
      expect.stringMatching(/^bucket policies: Signed-in users may not .*--fix/),
      webhook,
      expect.stringMatching(/^bucket: .* is public: everybody can read .* Make it private/),
      expect.stringMatching(
        /^transcriber: .*whisper-base cannot be fetched: .*127\.0\.0\.1:9 cannot be reached.* MODELS_URL/,
      ),
      expect.stringMatching(/^traces: 127\.0\.0\.1:9 cannot be reached.* OTEL_EXPORTER_OTLP_ENDPOINT/),
      expect.stringMatching(/^folders: .*temporary files .* cannot be written to.* set TMPDIR/),
      expect.stringMatching(/^folders: .*DATA_DIR .* cannot be written to.* set DATA_DIR/),
    ]);
    expect(said(late)).toEqual([
      expect.stringMatching(/^supabase: Supabase Auth answers with status 404.* SUPABASE_URL/),
      expect.stringMatching(/^clock of the database: It is 60\d\.\d seconds ahead of this machine.* NTP/),
      ...tables,
      webhook,
      expect.stringMatching(/^bucket: SUPABASE_URL does not answer as Supabase Storage/),
    ]);
  });

  it('says the same for people, on one line each', async () => {
    await writeFile(join(folder, '.env'), 'SUPABASE_URL=https://abcdefgh.supabase.co\n');
    const { code, out } = await studio(['doctor'], { cwd: folder });
    await rm(join(folder, '.env'));
    expect(code).toBe(1);
    expect(out).toMatch(/^fail {2}settings: SUPABASE_SECRET_KEY is missing\.$/m);
    expect(out).toMatch(/^\d+ checks: \d+ failed, \d+ with a warning\.$/m);
  });
});

describe('studio migrate', () => {
  const migrate = (env: Record<string, string>, ...more: string[]) =>
    studio(['migrate', ...more], { cwd: folder, env: { ...good, ...env } });

  it('migrates, says so alone on standard output, and changes nothing the second time', async () => {
    const newest = '079_close_functions_to_users.sql';
    await database.query('delete from studio_migrations where name = $1', [newest]);
    const [first, second, json] = [await migrate({}), await migrate({}), await migrate({}, '--json')];
    expect(first).toMatchObject({ code: 0, out: 'The database was migrated: 1 file.\n' });
    expect(first.err).toContain(newest);
    expect(second).toEqual({ code: 0, out: 'The database is up to date.\n', err: '' });
    expect(JSON.parse(json.out)).toEqual({ applied: [] });
  });

  it('prints what the database lacks and changes nothing', async () => {
    const { code, out, err } = await migrate({}, '--print');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^-- Run this as the owner of the schema public/);
  });

  it.each([
    [
      'local mode',
      () => ({ ...without('SUPABASE_URL'), ...KEYLESS }),
      2,
      /SUPABASE_URL is not set, so this is local mode/,
    ],
    ['a missing setting', () => without('SUPABASE_SECRET_KEY'), 2, /SUPABASE_SECRET_KEY is missing/],
    [
      'a wrong password',
      () => ({ DATABASE_URL: withUrl((url) => (url.password = 'wrong')) }),
      3,
      /refuses the password/,
    ],
  ])('ends with a sentence and no stack: %s', async (_what, wrong, exit, sentence) => {
    const { code, out, err } = await migrate(wrong());
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/^ +at /m);
  });
});

describe('studio doctor --fix', () => {
  it('makes the bucket and its policies, so that a user can upload, and then finds them in order', async () => {
    const env = { ...good, SUPABASE_AUDIO_BUCKET: 'takes' };
    expect((await doctor(env)).findings).toContainEqual(
      expect.objectContaining({ check: 'bucket policies', level: 'warn' }),
    );
    const fixed = await doctor(env, '--fix');
    expect(fixed.findings).toContainEqual(
      expect.objectContaining({ check: 'bucket', level: 'ok', message: expect.stringMatching(/^Created/) }),
    );
    expect(fixed.findings).toContainEqual(
      expect.objectContaining({ check: 'bucket policies', level: 'ok', message: expect.stringMatching(/^Created/) }),
    );
    const again = await doctor(env);
    expect({ code: again.code, rest: again.findings.filter(({ level }) => level !== 'ok') }).toEqual({
      code: 0,
      rest: [],
    });
    const user = createClient(api.url, good.SUPABASE_PUBLISHABLE_KEY as string, { auth: { persistSession: false } });
    const { data } = await user.auth.signUp({ email: `${randomUUID()}@example.com`, password: randomUUID() });
    const mine = await user.storage.from('takes').upload(`${data.user?.id}/a.mp3`, Buffer.from('sound'));
    expect(mine.error).toBeNull();
    const others = await user.storage.from('takes').upload(`${randomUUID()}/a.mp3`, Buffer.from('sound'));
    expect(others.error).not.toBeNull();
  });
});
