import pg from 'pg';
import type { Logger } from '../logging/logger.js';
import { type FailedAttempt, retry } from '../retry.js';
import { unusableDatabase } from './database-diagnoses.js';

/** A database that starts together with the engine accepts connections by then; milliseconds. */
const START_LIMIT_MS = 60_000;
const BACKOFF = { firstMs: 100, longestMs: 2_000 };
/** SQLSTATE classes and codes that waiting does not change: wrong user or password, no such database, a role that may not connect. */
const PERMANENT = /^(28|3D|42501)/;

/**
 * Resolves when the database accepts connections.
 * @throws the reason of `stopped` when the process stops meanwhile
 * @throws Fault UNAVAILABLE after a minute, or at once when the address or the credentials are wrong.
 */
export async function waitForDatabase(
  url: string,
  log: Logger,
  { stopped }: { readonly stopped?: AbortSignal } = {},
): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  const next = ({ error, waitMs }: FailedAttempt) => {
    const code = String((error as { code?: unknown }).code ?? '');
    if (PERMANENT.test(code) || performance.now() > deadline) {
      throw unusableDatabase(error);
    }
    log.warn('The database does not answer yet. The engine waits for it.', { error, retryInMs: Math.round(waitMs) });
    return waitMs;
  };
  await retry(() => connectOnce(url), { ...BACKOFF, signal: stopped, next });
}

async function connectOnce(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // The query that was under way rejects with the same error.
  await client.connect();
  await client.query('select 1');
  await client.end();
}
