import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@supabase/supabase-js';
import { Client } from 'pg';
import { type LocalProject, startLocalProject } from '../../src/local/project/local-project.js';
import { processesOf } from './engine-process.js';
import { localEnvironment } from './local-environment.js';
import { SilentLogger } from './silent-logger.js';

let dataDir: string;
let project: LocalProject;
const lost: string[] = [];
const start = async (): Promise<LocalProject> => {
  project = await startLocalProject(localEnvironment(dataDir), new SilentLogger(), (what) => lost.push(what));
  return project;
};
const ask = async (url: string | null, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url ?? '' });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};
const supabaseOf = ({ environment }: LocalProject) =>
  createClient(environment.supabase?.url ?? '', environment.supabase?.publishableKey ?? '', {
    auth: { persistSession: false, autoRefreshToken: false },
  });

/** One project for all: what each test does is out of the others' way. */
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'local-project-'));
  await start();
});
afterAll(async () => {
  await project.stop();
  expect(lost).toEqual([]);
  expect(processesOf(dataDir)).toEqual([]);
  await rm(dataDir, { recursive: true, force: true });
});

describe('startLocalProject', () => {
  it('fills in the environment, describes itself, and keeps what is secret to its owner', async () => {
    const { environment, describe: write } = project;
    expect(environment).toMatchObject({ host: '127.0.0.1', supabase: { audioBucket: 'audio' } });
    const description = await write('http://127.0.0.1:8080');
    expect(JSON.parse(await readFile(join(dataDir, 'local.json'), 'utf8'))).toEqual(description);
    expect(Object.keys(description)).toEqual([
      'engineUrl',
      'supabaseUrl',
      'publishableKey',
      'secretKey',
      'databaseUrl',
      'admin',
      'user',
    ]);
    for (const name of ['local.json', 'keys.json', 'supabase-api/supabase/config.toml']) {
      expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o600);
    }
    expect((await stat(dataDir)).mode & 0o066).toBe(0);
  });

  it('makes an admin that getUser shows as one, and a user that is none', async () => {
    const { admin, user } = await project.describe('http://x');
    const roleOf = async (login: { email: string; password: string }) => {
      const supabase = supabaseOf(project);
      expect((await supabase.auth.signInWithPassword(login)).error).toBeNull();
      return (await supabase.auth.getUser()).data.user?.app_metadata?.role;
    };
    expect(await roleOf(admin)).toBe('admin');
    expect(await roleOf(user)).toBeUndefined();
  });

  it('lets a signed-in user write their own job and nothing that belongs to the engine', async () => {
    const { user, admin } = await project.describe('http://x');
    const supabase = supabaseOf(project);
    await supabase.auth.signInWithPassword(user);
    const jobs = () => supabase.from('studio_jobs');
    expect((await jobs().insert({ user_id: user.id, raw_audio_url: `${user.id}/a.mp3` })).error).toBeNull();
    expect((await jobs().insert({ user_id: admin.id, raw_audio_url: 'x.mp3' })).error?.code).toBe('42501');
    expect((await jobs().select('status').eq('user_id', user.id)).data).toEqual([{ status: 'NEW' }]);
    for (const forged of [
      { status: 'COMPLETE' },
      { refined_text: 'x' },
      { processing_time_ms: 1 },
      { user_id: admin.id },
    ]) {
      expect((await jobs().update(forged).eq('user_id', user.id)).error?.code).toBe('42501');
    }
    expect((await jobs().delete().eq('user_id', user.id)).error?.code).toBe('42501');
    const other = supabaseOf(project);
    await other.auth.signInWithPassword(admin);
    expect((await other.from('studio_jobs').select('*')).data).toEqual([]);
  });

  it('grants a signed-in user on our tables exactly what the migrations grant, after the API has served requests', async () => {
    const widened = `select table_name, privilege_type from information_schema.role_table_grants
      where grantee in ('anon', 'authenticated') and table_schema = 'public' and privilege_type <> 'SELECT'`;
    const { environment } = project;
    await supabaseOf(project).from('studio_jobs').select('*');
    expect(await ask(environment.databaseUrl, widened)).toEqual([]);
  });

  it('lets a signed-in user upload to, read and list their own folder of the private bucket alone', async () => {
    const { user, admin } = await project.describe('http://x');
    const supabase = supabaseOf(project);
    await supabase.auth.signInWithPassword(user);
    const audio = supabase.storage.from('audio');
    const bytes = Buffer.from('some audio');
    expect((await audio.upload(`${user.id}/a.mp3`, bytes, { contentType: 'audio/mpeg' })).error).toBeNull();
    expect(await (await audio.download(`${user.id}/a.mp3`)).data?.text()).toBe('some audio');
    expect((await audio.list(user.id)).data).toHaveLength(1);
    expect((await audio.upload(`${admin.id}/a.mp3`, bytes)).error).not.toBeNull();
    expect((await audio.upload('a.mp3', bytes)).error).not.toBeNull();
    const other = supabaseOf(project);
    await other.auth.signInWithPassword(admin);
    expect((await other.storage.from('audio').download(`${user.id}/a.mp3`)).error).not.toBeNull();
    expect((await other.storage.from('audio').list(user.id)).data).toEqual([]);
    expect((await supabaseOf(project).storage.from('audio').download(`${user.id}/a.mp3`)).error).not.toBeNull();
  });

  it('refuses a second engine on the same folder in one sentence', async () => {
    await expect(startLocalProject(localEnvironment(dataDir), new SilentLogger())).rejects.toThrow(
      /Another engine \(process \d+\) already uses this data folder/,
    );
  });

  it('keeps keys, accounts and data through a second start', async () => {
    const first = await project.describe('http://x');
    const { environment } = project;
    await ask(environment.databaseUrl, 'delete from studio_jobs');
    await ask(
      environment.databaseUrl,
      `insert into studio_jobs (user_id, raw_audio_url) values ('${first.user.id}', 'a.mp3')`,
    );
    expect(project.passwordsAreNew).toBe(true);
    await project.passwordsShown();
    await project.stop();
    const second = await start();
    expect(second.passwordsAreNew).toBe(false);
    const again = await second.describe('http://x');
    expect({ ...again, databaseUrl: '', supabaseUrl: '' }).toEqual({ ...first, databaseUrl: '', supabaseUrl: '' });
    expect(await ask(second.environment.databaseUrl, 'select raw_audio_url from studio_jobs')).toEqual([
      { raw_audio_url: 'a.mp3' },
    ]);
  });
});
