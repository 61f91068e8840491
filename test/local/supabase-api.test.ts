import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { Client } from 'pg';
import { type RunningPostgres, startPostgres } from '../../src/local/postgres/postgres-server.js';
import { isAlive } from '../../src/local/postgres/postmaster.js';
import { type RunningSupabaseApi, startSupabaseApi } from '../../src/local/supabase/supabase-api.js';
import { SilentLogger } from './silent-logger.js';

const log = new SilentLogger();
const key = (kind: string) =>
  `sb_${kind}_${randomBytes(16).toString('hex').slice(0, 22)}_${randomBytes(4).toString('hex')}`;
const publishableKey = key('publishable');
const secretKey = key('secret');
let dir: string;
let postgres: RunningPostgres;
let api: RunningSupabaseApi;
let admin: Client;

const start = () =>
  startSupabaseApi({
    dir: join(dir, 'api'),
    databaseUrl: postgres.url,
    port: 0,
    publishableKey,
    secretKey,
    jwtSecret: randomBytes(32).toString('base64url'),
    fileSizeLimit: '5MiB',
    log,
  });
const connect = (apiKey: string): SupabaseClient =>
  createClient(api.url, apiKey, { auth: { persistSession: false, autoRefreshToken: false } });

/** A table like studio_jobs: row security, and columns that only the engine may write. */
const TABLE = `
  create table public.notes (
    id uuid primary key default gen_random_uuid(), user_id uuid not null references auth.users (id), body text, verdict text);
  create table public.private_notes (id bigint generated always as identity primary key, body text);
  alter table public.notes enable row level security;
  alter table public.private_notes enable row level security;
  grant select on public.notes to authenticated;
  grant insert (user_id, body) on public.notes to authenticated;
  grant update (body) on public.notes to authenticated;
  grant all on public.notes to service_role;
  create policy own_select on public.notes for select using (auth.uid() = user_id);
  create policy own_insert on public.notes for insert with check (auth.uid() = user_id);
  create policy own_update on public.notes for update using (auth.uid() = user_id) with check (auth.uid() = user_id);`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'supabase-api-'));
  postgres = await startPostgres({ dataDir: join(dir), port: 0, password: 'local', log });
  api = await start();
  admin = new Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(TABLE);
  await api.stop();
  api = await start();
});
afterAll(async () => {
  await admin?.end();
  await api?.stop();
  await postgres?.stop('immediate');
  await rm(dir, { recursive: true, force: true });
});

async function signUp(email: string): Promise<{ client: SupabaseClient; id: string }> {
  const client = connect(publishableKey);
  const { data, error } = await client.auth.signUp({ email, password: 'correct-horse-1' });
  expect(error).toBeNull();
  return { client, id: data.user?.id ?? '' };
}

describe('startSupabaseApi', () => {
  it('keeps its configuration to its owner and refuses callers without a key', async () => {
    expect((await stat(join(dir, 'api', 'supabase', 'config.toml'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dir, 'api'))).mode & 0o777).toBe(0o700);
    expect((await fetch(`${api.url}/rest/v1/notes`)).status).toBe(401);
    expect((await connect(publishableKey).from('notes').select()).error?.code).toBe('42501');
  });

  it('lets a signed-in user reach their own rows and granted columns alone', async () => {
    const ada = await signUp('ada@example.com');
    const eve = await signUp('eve@example.com');
    expect((await ada.client.from('notes').insert({ user_id: ada.id, body: 'mine' })).error).toBeNull();
    expect((await ada.client.from('notes').select('body')).data).toEqual([{ body: 'mine' }]);
    expect((await eve.client.from('notes').select('body')).data).toEqual([]);
    expect((await eve.client.from('notes').insert({ user_id: ada.id, body: 'forged' })).error?.code).toBe('42501');
    expect((await ada.client.from('notes').update({ verdict: 'x' }).eq('user_id', ada.id)).error?.code).toBe('42501');
    expect((await ada.client.from('notes').update({ body: 'new' }).eq('user_id', ada.id)).error).toBeNull();
    expect((await ada.client.from('notes').delete().eq('user_id', ada.id)).error?.code).toBe('42501');
    expect((await ada.client.from('private_notes').select()).error?.code).toBe('42501');
    expect((await connect(secretKey).from('notes').select('body')).data).toEqual([{ body: 'new' }]);
  });

  it('grants nothing on our tables beyond what the migrations granted, and nothing on later ones', async () => {
    await admin.query('create table public.later (id int); alter table public.later enable row level security');
    await api.stop();
    api = await start();
    await connect(secretKey).from('notes').select();
    const { rows } = await admin.query(
      `select table_name, grantee, privilege_type from information_schema.role_table_grants
       where table_schema = 'public' and grantee in ('anon', 'authenticated', 'PUBLIC') order by 1, 2, 3`,
    );
    expect(rows).toEqual([{ table_name: 'notes', grantee: 'authenticated', privilege_type: 'SELECT' }]);
  });

  it('knows the user from request.jwt.claims too, as hosted Supabase does', async () => {
    await admin.query('begin');
    await admin.query(`set local role authenticated; select set_config('request.jwt.claims',
      '{"sub":"11111111-1111-4111-8111-111111111111","role":"authenticated","email":"a@example.com"}', true)`);
    const { rows } = await admin.query('select auth.uid() as id, auth.role() as role, auth.email() as email');
    await admin.query('rollback');
    expect(rows).toEqual([
      { id: '11111111-1111-4111-8111-111111111111', role: 'authenticated', email: 'a@example.com' },
    ]);
  });

  it('answers many concurrent first requests', async () => {
    await api.stop();
    api = await start();
    const service = connect(secretKey);
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        at % 2 === 0
          ? (await service.from('notes').select('body').limit(1)).error
          : (await service.storage.listBuckets()).error,
      ),
    );
    expect(answers.filter((error) => error !== null)).toEqual([]);
  });

  it('stores and reads objects with the secret key', async () => {
    const storage = connect(secretKey).storage;
    expect((await storage.createBucket('audio', { public: false })).error).toBeNull();
    expect((await storage.from('audio').upload('a.bin', Buffer.from('hello'))).error).toBeNull();
    expect(await (await storage.from('audio').download('a.bin')).data?.text()).toBe('hello');
    expect((await connect(publishableKey).storage.from('audio').download('a.bin')).error).not.toBeNull();
  });

  it('is gone after stop, and says why it cannot start on a taken port', async () => {
    const port = postgres.port;
    await expect(
      startSupabaseApi({
        dir: join(dir, 'other'),
        databaseUrl: postgres.url,
        port,
        publishableKey,
        secretKey,
        jwtSecret: 'x'.repeat(40),
        fileSizeLimit: '5MiB',
        log,
      }),
    ).rejects.toThrow(/did not start on port \d+/);
    const { pid } = api;
    await api.stop();
    expect(isAlive(pid)).toBe(false);
    api = await start();
  });
});
