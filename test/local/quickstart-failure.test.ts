import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../../src/local/programs/free-port.js';
import type { LocalDescription } from '../../src/local/project/local-project.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/fake-openai.js';
import { processesOf, untilNone } from './engine-process.js';

const PROGRAM = fileURLToPath(new URL('../../dist/quickstart.js', import.meta.url));
const HEARD = 'um we recorded four hundred and fifty songs at evolution studios and we did not sleep';
const WRONG = 'We recorded 540 songs at Evolution Studios, and we slept.';
let fake: FakeOpenAi;
let dataDir: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  fake = await startFakeOpenAi();
});
afterAll(() => fake.close());
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quickstart-failure-'));
  fake.transcriptions.always({ kind: 'text', text: HEARD });
  fake.chat.always({ kind: 'text', text: WRONG });
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await untilNone(() => processesOf(dataDir));
  await rm(dataDir, { recursive: true, force: true });
});

/** The quickstart with a model of one's own, not on a terminal. `said` resolves with all output once it contains the words. */
async function quickstart(...args: string[]) {
  const ports = [await freePort(0), await freePort(0), await freePort(0)].map(String);
  const model = { BASE_URL: fake.baseUrl, API_KEY: fake.apiKey };
  const started = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: dataDir,
      PORT: ports[0],
      LOCAL_DATABASE_PORT: ports[1],
      LOCAL_SUPABASE_PORT: ports[2],
      TRANSCRIBER_BASE_URL: model.BASE_URL,
      TRANSCRIBER_API_KEY: model.API_KEY,
      TRANSCRIBER_MODEL: 'whisper-1',
      REFINER_BASE_URL: model.BASE_URL,
      REFINER_API_KEY: model.API_KEY,
      REFINER_MODEL: 'fake-chat',
      VERIFIER_MODEL: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = started;
  let output = '';
  const ended = new Promise<number | null>((resolve) => started.once('exit', resolve));
  const said = (words: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => output.includes(words) && resolve(output);
      for (const stream of [started.stdout, started.stderr]) stream.on('data', look);
      void ended.then(() => reject(new Error(`it ended:\n${output}`)));
      look();
    });
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  return { ended, said, output: () => output };
}

describe('the quickstart whose model changes what was said', () => {
  it('stays up and shows the failure, the texts and what to do, with passwords in local.json alone', async () => {
    const run = await quickstart();
    const output = await run.said('Ctrl-C stops everything');
    expect(output).toContain('The sample FAILED with REFINER_UNFAITHFUL');
    expect(output).toMatch(/What was heard.*Refined text, verdict REJECT/);
    expect(output).toContain('540');
    expect(output).toMatch(/^REJECT \(figures\): /m);
    expect(output).toMatch(/What to do:\n- Set REFINER_MODEL to a stronger model/);
    const local = JSON.parse(await readFile(join(dataDir, 'local.json'), 'utf8')) as LocalDescription;
    for (const secret of [local.admin.password, local.user.password, new URL(local.databaseUrl).password]) {
      expect(output).not.toContain(secret);
    }
    expect(output).toContain(`password in ${dataDir}/local.json`);
    expect((await fetch(`${local.engineUrl}/health/live`)).status).toBe(200);
    child?.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  });

  it('says why the sample waits while the provider is down, and completes it afterwards', async () => {
    fake.transcriptions.always({ kind: 'status', status: 503 });
    fake.chat.always(null);
    const run = await quickstart('--once');
    expect(await run.said('status 503')).toMatch(/^ +waits: .*status 503/m);
    fake.transcriptions.always({ kind: 'text', text: 'We recorded songs at Evolution Studios.' });
    expect(await run.ended).toBe(0);
    const waits = run.output().match(/waits: .*/g) ?? [];
    expect(new Set(waits).size).toBe(waits.length);
  });

  it('ends with 1 under --once, and names no server that it stops', async () => {
    const run = await quickstart('--once');
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain('The sample FAILED with REFINER_UNFAITHFUL');
    expect(run.output()).not.toMatch(/http:\/\/|postgresql:\/\//);
  });
});
