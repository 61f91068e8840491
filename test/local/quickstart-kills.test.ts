import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isAlive } from '../../src/local/postgres/postmaster.js';
import { freePort } from '../../src/local/programs/free-port.js';
import { familyOf, processesOf, untilNone } from './engine-process.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** One folder for all tests: the runs after the first continue its sample. */
let dataDir: string;
let npm: ChildProcess | undefined;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quickstart-kills-'));
});
afterEach(async () => {
  npm?.kill('SIGKILL');
  await untilNone(() => processesOf(dataDir));
});
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

/** `npm run quickstart` up to the moment its sample is in the pipeline; its transcriber is a port where nobody listens. */
async function startQuickstart(): Promise<{ ended: Promise<number | string> }> {
  const ports = [await freePort(0), await freePort(0), await freePort(0)].map(String);
  const child = spawn('npm', ['run', '--silent', 'quickstart'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: dataDir,
      PORT: ports[0],
      LOCAL_DATABASE_PORT: ports[1],
      LOCAL_SUPABASE_PORT: ports[2],
      TRANSCRIBER_BASE_URL: 'http://127.0.0.1:9/v1',
      TRANSCRIBER_MODEL: 'none',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A process group of its own, as a terminal gives it: Ctrl-C then reaches all of it at once.
    detached: true,
  });
  npm = child;
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (!/goes through the pipeline|sample of the earlier run continues/.test(line)) continue;
    child.stdout.resume();
    return { ended };
  }
  throw new Error(said.join('\n'));
}

describe('npm run quickstart when it is ended', () => {
  it.each([
    ['npm', 'npm run'],
    ['the script', 'scripts/quickstart.mjs'],
    ['the engine', 'dist/quickstart.js'],
  ])('leaves nothing behind after a SIGKILL of %s', async (_, words) => {
    await startQuickstart();
    const family = familyOf(npm?.pid ?? 0);
    // The last: a shell in between has the words in its arguments as well.
    const target = family.filter(({ command }) => command.includes(words)).at(words === 'npm run' ? 0 : -1);
    const left = () => [...family.map(({ pid }) => pid).filter(isAlive), ...processesOf(dataDir)];
    expect(processesOf(dataDir).length).toBeGreaterThanOrEqual(3);
    process.kill(target?.pid ?? 0, 'SIGKILL');
    await untilNone(left);
  });

  it('stops everything at Ctrl-C', async () => {
    const { ended } = await startQuickstart();
    const family = familyOf(npm?.pid ?? 0);
    process.kill(-(npm?.pid ?? 0), 'SIGINT');
    expect([0, 130, 'SIGINT']).toContain(await ended);
    await untilNone(() => [...family.map(({ pid }) => pid).filter(isAlive), ...processesOf(dataDir)]);
  });
});
