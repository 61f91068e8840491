import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '../fault.js';
import type { Logger } from '../logging/logger.js';

/** A database that starts together with the engine is there by then; milliseconds. */
const PATIENCE_MS = 60_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** SQLSTATE classes and codes that no waiting mends: wrong user or password, no such database. */
const HOPELESS = /^(28|3D)/;

/**
 * Resolves when the database takes connections.
 * @throws the reason of `stopped` when the process is told to stop meanwhile
 * @throws Fault UNAVAILABLE when it does not within a minute, or at once when the address or the credentials are wrong.
 */
export async function waitForDatabase(
  url: string,
  log: Logger,
  { patienceMs = PATIENCE_MS, stopped }: { readonly patienceMs?: number; readonly stopped?: AbortSignal } = {},
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(LONGEST_PAUSE_MS, wait * 2)) {
    const error = await refusal(url);
    if (error === null) return;
    const code = String((error as { code?: unknown }).code ?? '');
    if (HOPELESS.test(code) || performance.now() > deadline) {
      throw new Fault('UNAVAILABLE', `The database cannot be used (${code || 'no answer'}). Check DATABASE_URL.`, {
        cause: error,
      });
    }
    log.warn('the database does not answer yet; waiting', { error, retryInMs: wait });
    await pause(wait, undefined, { signal: stopped }).catch(() => stopped?.throwIfAborted());
  }
}

async function refusal(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // The query that was under way rejects with the same error.
  try {
    await client.connect();
    await client.query('select 1');
    await client.end();
    return null;
  } catch (error) {
    return error;
  }
}
