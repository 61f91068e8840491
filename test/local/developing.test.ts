import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { freePort } from '../../src/local/programs/free-port.js';
import { connectToLocalMode } from '../../src/local/project/local-description.js';
import { seedJobs } from '../../src/local/quickstart/seed-jobs.js';
import { sqlConsole } from '../../src/local/quickstart/sql-console.js';
import { processesOf, untilNone } from './engine-process.js';

const DEV = fileURLToPath(new URL('../../dist/dev.js', import.meta.url));

describe('a contributor with the engine of npm run dev', () => {
  let dataDir: string;
  let dev: ChildProcess;
  let client: Client;
  let userId: string;

  const ready = () =>
    new Promise<string>((resolve, reject) => {
      dev.once('message', (message: { ready: string }) => resolve(message.ready));
      dev.once('exit', () => reject(new Error('npm run dev ended')));
    });

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'developing-'));
    dev = fork(DEV, [], {
      cwd: dataDir,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DATA_DIR: dataDir,
        // No worker: the seeded jobs stay as they are.
        ENGINE_ROLES: 'api',
        LOG_LEVEL: 'error',
        // A closed network: no model is fetched.
        MODELS_URL: 'http://127.0.0.1:9',
        PORT: String(await freePort(0)),
        LOCAL_DATABASE_PORT: String(await freePort(0)),
        LOCAL_SUPABASE_PORT: String(await freePort(0)),
      },
    });
    await ready();
    const connected = await connectToLocalMode(dataDir);
    client = connected.client;
    userId = connected.local.user.id;
  });
  afterAll(async () => {
    await client?.end();
    dev.kill('SIGTERM');
    await untilNone(() => processesOf(dataDir));
    await rm(dataDir, { recursive: true, force: true });
  });

  it('gets a new engine at each restart, while the database and the Supabase API stay', async () => {
    const parts = processesOf(dataDir);
    expect(parts.length).toBeGreaterThanOrEqual(3);
    const again = ready();
    dev.send('restart');
    const url = await again;
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect(processesOf(dataDir)).toEqual(expect.arrayContaining(parts));
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('seeds a few hundred jobs in every status', async () => {
    const counts = await seedJobs(client, userId, 'test-audio.mp3');
    const { rows } = await client.query<{ status: string; n: number }>(
      'select status, count(*)::int as n from studio_jobs group by status',
    );
    expect(Object.fromEntries(rows.map(({ status, n }) => [status, n]))).toEqual(counts);
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(300);
    const { rows: kinds } = await client.query(
      `select distinct error_details->>'code' as code from studio_jobs where status = 'FAILED'`,
    );
    expect(kinds.length).toBeGreaterThan(10);
  });

  it('asks the database in SQL, and sees an error without losing the console', async () => {
    const output = new PassThrough();
    const input = Readable.from([
      "select 1 as one,\n 'a|b' as two;\nselect nonsense;\nselect null as gone where false;\n",
    ]);
    const failed = await sqlConsole(client, { input, output });
    expect(failed).toBe(1);
    expect(String(output.read())).toBe(
      'one | two\n----+----\n1   | a|b\n(1 row)\nERROR: column "nonsense" does not exist\ngone\n----\n(0 rows)\n',
    );
  });

  it('says what to start where no local mode runs', async () => {
    await expect(connectToLocalMode(join(dataDir, 'nowhere'))).rejects.toThrow(
      /^Local mode does not run in .*nowhere\. Start it with "npm run quickstart"/,
    );
  });
});
