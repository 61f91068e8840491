import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { Fault } from '../../platform/fault.js';
import type { LocalDescription } from './local-project.js';

const NOT_RUNNING = 'Start it with "npm run quickstart" or "npm run dev" in another terminal, then run this again.';

/**
 * Connects to the database of the local mode that runs in a data folder, and reads what its `local.json` says.
 * @throws Fault UNAVAILABLE with what to do when none runs there
 */
export async function connectToLocalMode(dataDir: string): Promise<{ client: Client; local: LocalDescription }> {
  const unavailable = (cause: unknown) =>
    new Fault('UNAVAILABLE', `Local mode does not run in ${dataDir}. ${NOT_RUNNING}`, { cause });
  let local: LocalDescription;
  try {
    local = JSON.parse(await readFile(join(dataDir, 'local.json'), 'utf8')) as LocalDescription;
  } catch (cause) {
    throw unavailable(cause);
  }
  const client = new Client({ connectionString: local.databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // The statement that was under way rejects with the same error.
  try {
    await client.connect();
  } catch (cause) {
    throw unavailable(cause);
  }
  return { client, local };
}
