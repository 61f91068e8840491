import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { processesOf, untilGone } from './engine-process.js';

const MODULE = fileURLToPath(new URL('../../dist/local/supervisor/temporary-database.js', import.meta.url));
/** As a benchmark does, it handles no signal that ends it. At SIGUSR2 it stops the database itself. */
const PROGRAM = `
  import pg from 'pg';
  const { startTemporaryDatabase } = await import(${JSON.stringify(MODULE)});
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet, with: () => log };
  const database = await startTemporaryDatabase('measured', log);
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', quiet);
  await client.connect();
  console.log((await client.query('show data_directory')).rows[0].data_directory);
  process.on('SIGUSR2', async () => {
    await client.end();
    await database.stop();
  });
  await client.query('select pg_sleep(600)').catch(quiet);
`;
let program: ChildProcess | undefined;

afterEach(() => {
  program?.kill('SIGKILL');
});

/** Starts it; answers the folder of its server and all of its files. */
async function startProgram(): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  program = child;
  for await (const line of createInterface({ input: child.stdout })) return dirname(dirname(line));
  throw new Error('The program ended before its database had started.');
}

describe('startTemporaryDatabase', () => {
  it.each(['SIGTERM', 'SIGKILL', 'SIGUSR2'] as const)(
    'leaves no server and no file behind when its program ends by %s',
    async (signal) => {
      const folder = await startProgram();
      expect(processesOf(folder).length).toBeGreaterThan(0);
      expect(existsSync(folder)).toBe(true);
      program?.kill(signal);
      await untilGone(folder);
      await eventually(async () => !existsSync(folder));
    },
  );
});
