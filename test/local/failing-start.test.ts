import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { processesOf } from './engine-process.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Starts the engine with nothing but these settings, and returns how it ended and what it wrote. */
async function start(settings: Record<string, string>, before = ''): Promise<{ code: number | null; written: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const command = `${before} exec "$0" "$1"`;
  const child = spawn('/bin/sh', ['-c', command, process.execPath, MAIN], {
    env: { PATH, HOME, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, written: (await written).join('') };
}

/** One entry at the level of errors, of one sentence or a few, and no stack anywhere. */
function saidInASentence(written: string, sentence: RegExp): void {
  const errors = written
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: string; message: string })
    .filter(({ level }) => level === 'error');
  expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(sentence)]);
  expect(written).not.toMatch(/\bat .+:\d+:\d+|"stack"|node:internal/);
}

describe('a start that cannot succeed', () => {
  const server = process.env.TEST_DATABASE_URL as string;
  const latin = `test_latin1_${process.pid}`;
  let dataDir: string;
  const hosted = (databaseUrl: string) => ({
    DATABASE_URL: databaseUrl,
    SUPABASE_URL: 'https://abcdefghijklmnopqrst.supabase.co',
    SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0000000000000000000000_00000000',
    SUPABASE_SECRET_KEY: 'sb_secret_0000000000000000000000_00000000',
    DATA_DIR: dataDir,
  });
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'failing-start-'));
    await onServer(
      `create database ${latin} template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' locale_provider libc`,
    );
  });
  afterAll(async () => {
    await onServer(`drop database ${latin} with (force)`);
    await rm(dataDir, { recursive: true, force: true });
  });

  it('names the setting where the password of the database is wrong, without the password', async () => {
    const url = new URL(server);
    url.password = 'wrong-password-canary';
    const { code, written } = await start(hosted(url.href));
    expect(code).toBe(1);
    saidInASentence(written, /could not start\. The database refuses the password of DATABASE_URL\. Copy it again/);
    expect(written).not.toContain('canary');
  });

  it('names PORT and HOST where it cannot listen there, before it does any work', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const there = { ...hosted(server), HOST: '127.0.0.1', PORT: String(port) };
    const { code, written } = await start(there);
    taken.close();
    expect(code).toBe(1);
    saidInASentence(written, new RegExp(`Port ${port} of 127\\.0\\.0\\.1 is taken .* set PORT to a free port`));
    const elsewhere = await start({ ...there, HOST: '192.0.2.1', PORT: '0' });
    saidInASentence(elsewhere.written, /192\.0\.2\.1 is not an address of this machine\. Set HOST/);
  });

  it('says how to make a database that is UTF-8 where this one is not', async () => {
    const url = new URL(server);
    url.pathname = `/${latin}`;
    const { code, written } = await start(hosted(url.href));
    expect(code).toBe(1);
    saidInASentence(written, new RegExp(`database ${latin} has the encoding LATIN1, .* Create one with UTF-8`));
  });

  it('says what initdb said, and leaves nothing that runs', async () => {
    // No file may be larger than 2 MB, as on a disk that is full: the first file of the write-ahead log is larger.
    const { code, written } = await start({ DATA_DIR: join(dataDir, 'local') }, 'ulimit -f 4096;');
    expect(code).toBe(1);
    saidInASentence(written, /could not start\. initdb failed: /);
    expect(processesOf(dataDir)).toEqual([]);
  });
});
