import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { isAlive } from '../../src/local/postgres/postmaster.js';
import { WAIT_MS } from '../support/eventually.js';
import { type EngineProcess, processesOf, startEngineProcess, untilGone } from './engine-process.js';

/** One folder for all tests but the last: a first start takes several times as long as a later one. */
let dataDir: string;
const folders: string[] = [];
const engines: EngineProcess[] = [];
const start = async (): Promise<EngineProcess> => {
  const engine = await startEngineProcess(dataDir);
  engines.push(engine);
  return engine;
};
const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
};
const pidsOf = async (): Promise<{ supervisor: number; postmaster: number }> => ({
  supervisor: JSON.parse(await readFile(join(dataDir, 'engine.lock'), 'utf8')).supervisor.pid,
  postmaster: Number.parseInt(await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10),
});

async function useNewFolder(): Promise<void> {
  dataDir = await mkdtemp(join(tmpdir(), 'local-kills-'));
  folders.push(dataDir);
}

beforeAll(useNewFolder);
afterEach(async () => {
  for (const { child } of engines.splice(0)) child.kill('SIGKILL');
  await untilGone(dataDir);
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe('local mode when processes are killed', () => {
  it('stops everything after a SIGKILL of the engine, and keeps the data', async () => {
    const engine = await start();
    await ask(engine.databaseUrl, 'create table kept as select 7 as n');
    expect(processesOf(dataDir).length).toBeGreaterThanOrEqual(3);
    engine.child.kill('SIGKILL');
    await untilGone(dataDir);
    const second = await start();
    expect(await ask(second.databaseUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('starts immediately after a SIGKILL, though the earlier run is still stopping', async () => {
    for (let round = 0; round < 3; round += 1) {
      const engine = await start();
      await ask(engine.databaseUrl, 'create table if not exists rounds (n int); insert into rounds values (1)');
      engine.child.kill('SIGKILL');
      await engine.ended;
    }
    const last = await start();
    expect(await ask(last.databaseUrl, 'select count(*)::int as n from rounds')).toEqual([{ n: 3 }]);
  });

  it('ends the engine with a clear line when the supervisor is killed, and leaves no PostgreSQL', async () => {
    const engine = await start();
    const { supervisor, postmaster } = await pidsOf();
    process.kill(supervisor, 'SIGKILL');
    expect(await engine.ended).toBe(1);
    expect(engine.lines.join('\n')).toContain('The process that runs local mode ended unexpectedly.');
    await untilGone(dataDir);
    expect(isAlive(postmaster)).toBe(false);
  });

  it('ends the engine with a clear line when PostgreSQL is killed', async () => {
    const engine = await start();
    process.kill((await pidsOf()).postmaster, 'SIGKILL');
    expect(await engine.ended).toBe(1);
    expect(engine.lines.join('\n')).toContain('PostgreSQL of local mode ended unexpectedly.');
    await untilGone(dataDir);
  });

  it('takes over an orphaned PostgreSQL when engine and supervisor were killed together', async () => {
    const engine = await start();
    await ask(engine.databaseUrl, 'create table kept_by_orphan as select 7 as n');
    const { supervisor, postmaster } = await pidsOf();
    process.kill(supervisor, 'SIGSTOP');
    engine.child.kill('SIGKILL');
    await engine.ended;
    process.kill(supervisor, 'SIGKILL');
    expect(isAlive(postmaster)).toBe(true);
    const second = await start();
    expect(isAlive(postmaster)).toBe(false);
    expect(await ask(second.databaseUrl, 'select n from kept_by_orphan')).toEqual([{ n: 7 }]);
  });

  it('stops in order on request: exit code 0, nothing left, the lock released', async () => {
    const engine = await start();
    engine.child.kill('SIGTERM');
    expect(await engine.ended).toBe(0);
    expect(processesOf(dataDir)).toEqual([]);
    expect(existsSync(join(dataDir, 'engine.lock'))).toBe(false);
  });

  it('finishes a first start that was cut off at any moment', async () => {
    await useNewFolder();
    for (const moment of ['postgres/cluster.unfinished', 'postgres/cluster', 'supabase-api']) {
      const starting = start().catch(() => undefined);
      const child = await engineSeen(moment);
      process.kill(child, 'SIGKILL');
      await starting;
    }
    const engine = await start();
    expect(await ask(engine.databaseUrl, `select count(*)::int as n from auth.users`)).toEqual([{ n: 2 }]);
  });
});

/** The number of the engine that holds the folder, as soon as a file of it is there. */
async function engineSeen(file: string): Promise<number> {
  for (const end = Date.now() + WAIT_MS; Date.now() < end; ) {
    const lock = await readFile(join(dataDir, 'engine.lock'), 'utf8').catch(() => '{}');
    const pid: number | undefined = JSON.parse(lock).engine?.pid;
    // The lock of the engine killed before is still there until the next one takes it over.
    if (pid !== undefined && existsSync(join(dataDir, file)) && isAlive(pid)) return pid;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`${file} did not appear`);
}
