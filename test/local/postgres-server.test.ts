import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type RunningPostgres, startPostgres } from '../../src/local/postgres/postgres-server.js';
import { isAlive } from '../../src/local/postgres/postmaster.js';
import { runProgram } from '../../src/local/programs/run-program.js';
import { SilentLogger } from './silent-logger.js';

const log = new SilentLogger();
let dataDir: string;
let server: RunningPostgres | undefined;

const start = async (): Promise<RunningPostgres> => {
  server = await startPostgres({ dataDir, port: 0, password: 'local "secret"/1', log });
  return server;
};
const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'postgres-server-'));
});
afterEach(async () => {
  await server?.stop('immediate');
  server = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

describe('startPostgres', () => {
  it('makes a UTF-8 cluster on the loopback, stops without leaving a process, and keeps the data', async () => {
    const first = await start();
    expect(first.url).toContain(`127.0.0.1:${first.port}/postgres`);
    expect(await ask(first.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    expect(await ask(first.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await ask(first.url, 'show password_encryption')).toEqual([{ password_encryption: 'scram-sha-256' }]);
    await ask(first.url, 'create table kept as select 7 as n');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start();
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('recovers a cluster whose server was killed hard', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 7 as n');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    const second = await start();
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('stops a server that an earlier run left behind, before it starts its own', async () => {
    const orphan = await start();
    await ask(orphan.url, 'create table kept as select 7 as n');
    const second = await start();
    expect(isAlive(orphan.pid)).toBe(false);
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it.each([
    ['could not extend file "base/1/1259": No space left on device', /The disk of .* is full.*Free some space/],
    ['could not extend file "base/1/1259": Permission denied', /^sh failed: .*Permission denied/],
  ])('says what a program of PostgreSQL failed of: %s', async (words, message) => {
    const script = `echo 'FATAL: ${words}' >&2; for line in 1 2; do echo "removing contents" >&2; done; exit 1`;
    const options = { account: null, cwd: dataDir, timeoutMs: 60_000 };
    await expect(runProgram('/bin/sh', ['-c', script], options)).rejects.toThrow(message);
  });

  it('says what PostgreSQL said when the port is taken', async () => {
    const first = await start();
    const other = await mkdtemp(join(tmpdir(), 'postgres-other-'));
    try {
      await expect(startPostgres({ dataDir: other, port: first.port, password: 'x', log })).rejects.toThrow(
        /did not start on port \d+: .*(in use|password authentication failed)/,
      );
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });

  it('leaves no password and no unfinished cluster in the folder', async () => {
    await start();
    const names = await readdir(dataDir);
    expect(names.filter((name) => /password|unfinished/.test(name))).toEqual([]);
  });
});

const asRoot = process.getuid?.() === 0 ? describe : describe.skip; // Only root's PostgreSQL runs as another account.
asRoot('startPostgres below a folder that its account cannot enter', () => {
  it('keeps the database elsewhere, says where, finds it again, and begins anew when the data folder was deleted', async () => {
    const closed = dataDir;
    const spoken = new SilentLogger();
    const begin = async () => {
      server = await startPostgres({ dataDir: join(closed, 'data'), port: 0, password: randomUUID(), log: spoken });
      return server;
    };
    await begin();
    const said = spoken.lines.find(({ message }) => message.includes('the database is kept elsewhere'));
    const elsewhere = String(said?.fields?.database);
    expect(await readdir(elsewhere)).toContain('cluster');
    await server?.stop();
    const location = JSON.parse(await readFile(join(closed, 'data', 'postgres-location.json'), 'utf8'));
    expect(location).toEqual({ path: elsewhere });
    await rm(join(closed, 'data'), { recursive: true });
    await begin();
    const { path } = JSON.parse(await readFile(join(closed, 'data', 'postgres-location.json'), 'utf8'));
    expect(path).not.toBe(elsewhere);
    await server?.stop();
    server = undefined;
    await Promise.all([elsewhere, path].map((folder) => rm(folder, { recursive: true })));
  });
});
