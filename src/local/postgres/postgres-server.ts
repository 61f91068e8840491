import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { type FailedAttempt, retry } from '../../platform/retry.js';
import { freePort } from '../programs/free-port.js';
import { fullDiskFault } from '../programs/full-disk.js';
import { RecentLines } from '../programs/recent-lines.js';
import { programEnvironment } from '../programs/run-program.js';
import { spawnAs } from '../programs/server-account.js';
import { type PostgresCluster, prepareCluster } from './postgres-cluster.js';
import { clearOrphanedPostmaster, stopProcess } from './postmaster.js';

/** Crash recovery after a hard kill replays the log: give it a minute. */
const START_LIMIT_MS = 120_000;
const PROBE = { firstMs: 25, longestMs: 25 };
const RESTART = { firstMs: 100, longestMs: 100 };

/** A running PostgreSQL server of local mode. */
export interface RunningPostgres {
  /** Connection string of the superuser `postgres`, database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** The postmaster's. */
  readonly pid: number;
  /** Resolves when the server ends for any reason. */
  readonly ended: Promise<void>;
  /** Waits until the process has ended; `fast` (the default) ends sessions and writes a checkpoint, `immediate` does neither. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

export interface PostgresOptions {
  /** A folder that only PostgreSQL uses; the cluster is in `cluster` below it. */
  readonly dataDir: string;
  /** On 127.0.0.1; 0 picks a free one. */
  readonly port: number;
  /** What to do if the port is in use: fail (the default) or take the next free one. */
  readonly whenTaken?: 'fail' | 'next';
  /** The superuser's password, set when the cluster is created. */
  readonly password: string;
  readonly log: Logger;
  /** Further server settings, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Starts a real PostgreSQL on 127.0.0.1 from the binaries that npm brought, making its cluster first when the folder is new,
 * and returns once it answers (two minutes at most). A server that an earlier run left behind on the same folder is stopped first.
 * @throws Fault UNAVAILABLE with PostgreSQL's own last words.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataDir, password, log, settings } = options;
  const cluster = await prepareCluster({ dataDir, password, log, durable: settings?.fsync !== 'off' });
  await clearOrphanedPostmaster(cluster.path, log);
  const port = options.port === 0 || options.whenTaken === 'next' ? await freePort(options.port) : options.port;
  const url = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  const deadline = Date.now() + START_LIMIT_MS;
  let blocked = false;
  const start = async () => {
    const server = launch(cluster, port, options);
    const outcome = await answers(server, url, cluster.path, deadline);
    if (outcome === 'ready') return running(server, url, port);
    await endOf(server);
    // Sessions of a killed server can still run briefly, and PostgreSQL does not start while they exist.
    blocked = outcome === 'ended' && server.lines.mention('pre-existing shared memory block');
    const words = server.lines.text() || outcome;
    const full = fullDiskFault(words, dataDir);
    if (full !== null) throw full;
    throw new Fault('UNAVAILABLE', `PostgreSQL did not start on port ${port}: ${words}`);
  };
  const next = ({ waitMs }: FailedAttempt) => (blocked && Date.now() <= deadline ? waitMs : null);
  return retry(start, { ...RESTART, next });
}

interface Launched {
  readonly child: ChildProcess;
  readonly lines: RecentLines;
  readonly ended: Promise<void>;
}

function launch(cluster: PostgresCluster, port: number, options: PostgresOptions): Launched {
  const settings = { ...serverSettings(port), ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(cluster.binaries, 'bin', 'postgres'), ['-D', cluster.path, ...flags], {
    cwd: cluster.path,
    env: programEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own process group: Ctrl-C on the terminal must reach us alone, so that things stop in order.
    detached: true,
    ...spawnAs(cluster.account),
  });
  const lines = new RecentLines(child.stderr, (line) => options.log.debug('PostgreSQL wrote a line.', { line }));
  return { child, lines, ended: lines.endOf(child) };
}

function serverSettings(port: number): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // TCP on the loopback alone: a socket in the data dir would hit the 107-byte limit of its path.
    unix_socket_directories: '',
    max_connections: '200',
    // As hosted Supabase: Realtime reads committed changes by logical decoding.
    wal_level: 'logical',
    max_wal_senders: '40',
    max_replication_slots: '40',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and details hold people's texts: they stay out of the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
}

async function answers(
  server: Launched,
  url: string,
  path: string,
  deadline: number,
): Promise<'ready' | 'ended' | string> {
  let ended = false;
  void server.ended.then(() => {
    ended = true;
  });
  const next = ({ error, waitMs }: FailedAttempt) => {
    // 28xxx: a retry does not correct a wrong password.
    const refused = String((error as { code?: unknown }).code).startsWith('28');
    return ended || refused || Date.now() > deadline ? null : waitMs;
  };
  try {
    await retry(() => probe(url, path), { ...PROBE, next });
    return 'ready';
  } catch (error) {
    return ended ? 'ended' : (error as Error).message;
  }
}

/** @throws Error when no server, or another one, answers */
async function probe(url: string, path: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  client.on('error', () => undefined); // A connection lost meanwhile rejects the query too.
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    if (rows[0]?.data_directory !== path) throw new Error('another PostgreSQL answers on this port');
  } finally {
    await client.end().catch(() => undefined);
  }
}

function running(server: Launched, url: string, port: number): RunningPostgres {
  const pid = server.child.pid as number;
  return {
    url,
    port,
    pid,
    ended: server.ended,
    stop: async (mode = 'fast') => {
      if (server.child.exitCode === null && server.child.signalCode === null) await stopProcess(pid, mode);
      await server.ended;
    },
  };
}

async function endOf(server: Launched): Promise<void> {
  if (server.child.pid === undefined) return;
  if (server.child.exitCode === null && server.child.signalCode === null)
    await stopProcess(server.child.pid, 'immediate');
  await server.ended;
}
