import pg from 'pg';
import { CLOCK_CURE, describeSkew } from '../clock-skew.js';
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
 * @throws Fault UNAVAILABLE after a minute, or immediately when the address or the credentials are wrong.
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
    const reason = unusableDatabase(error).message;
    log.warn('The database does not answer yet. The engine waits for it.', {
      reason,
      error,
      retryInMs: Math.round(waitMs),
    });
    return waitMs;
  };
  const skew = describeSkew(await retry(() => connectOnce(url), { ...BACKOFF, signal: stopped, next }));
  if (skew !== null) log.warn(`The clock of the database is ${skew}. ${CLOCK_CURE}`);
}

/** Returns the clock of the database minus ours, in milliseconds. */
async function connectOnce(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // The query that was under way rejects with the same error.
  await client.connect();
  const before = Date.now();
  const { rows } = await client.query('select extract(epoch from clock_timestamp()) * 1000 as now_ms');
  const middle = (before + Date.now()) / 2;
  await client.end();
  return Number(rows[0]?.now_ms) - middle;
}
