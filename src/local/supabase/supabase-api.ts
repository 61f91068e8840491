import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { type FailedAttempt, retry } from '../../platform/retry.js';
import { freePort } from '../programs/free-port.js';
import { LOCAL_PACKAGES } from '../programs/local-packages.js';
import { RecentLines } from '../programs/recent-lines.js';
import { prepareApiRole, repairClaimFunctions } from './supabase-api-role.js';

/** It is ready in 0.2 s on a quiet machine, and after more than 30 s on a very busy one. */
const START_LIMIT_MS = 120_000;
const PROBE = { firstMs: 30, longestMs: 30 };
const STOP_LIMIT_MS = 5_000;

/** Its standard input is a pipe from the engine without data. When the engine ends for any reason, the pipe breaks and the API ends. */
const END_WITH_PARENT = `data:text/javascript,${encodeURIComponent(
  "process.stdin.on('error', () => process.exit(0)).on('end', () => process.exit(0)).resume();",
)}`;

/** A local Supabase API that answers. */
export interface RunningSupabaseApi {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process ends for any reason. */
  readonly ended: Promise<void>;
  /** Waits until the process has ended. */
  stop(): Promise<void>;
}

export interface SupabaseApiOptions {
  /** A folder that only the API uses: configuration and stored objects. */
  readonly dir: string;
  /** Of a superuser: the API itself gets an account that cannot widen our grants. */
  readonly databaseUrl: string;
  /** On 127.0.0.1; 0 picks a free one. */
  readonly port: number;
  /** What to do if the port is in use: fail (the default) or take the next free one. */
  readonly whenTaken?: 'fail' | 'next';
  readonly publishableKey: string;
  readonly secretKey: string;
  /** HS256 secret of the users' tokens. */
  readonly jwtSecret: string;
  /** Largest object, e.g. `500MiB`. */
  readonly fileSizeLimit: string;
  readonly log: Logger;
}

/**
 * Starts the local Supabase API (Auth, REST, Storage) as a child process and returns once it answers (two minutes at most). The schemas
 * `auth` and `storage` exist then. Tables created later are unknown to it until it is started again.
 * @throws Fault UNAVAILABLE with its last words.
 */
export async function startSupabaseApi(options: SupabaseApiOptions): Promise<RunningSupabaseApi> {
  const databaseUrl = await prepareApiRole(options.databaseUrl);
  const port = options.port === 0 || options.whenTaken === 'next' ? await freePort(options.port) : options.port;
  await writeConfiguration(options, databaseUrl, port);
  // The path in the arguments shows a later start, or a person, which data folder the process belongs to.
  const program = [commandPath(), 'start', '--no-admin', '--config', join(options.dir, 'supabase', 'config.toml')];
  const child = spawn(process.execPath, [`--import=${END_WITH_PARENT}`, ...program], {
    cwd: options.dir,
    env: {
      PATH: process.env.PATH,
      // It keeps files in its home folder: ours, not the user's.
      HOME: options.dir,
      EXPERIMENTAL_STORAGE: '1',
      LITE_TELEMETRY: '0',
      NODE_ENV: 'production',
      NO_COLOR: '1',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const api = watch(child, options.log);
  const url = `http://127.0.0.1:${port}`;
  try {
    if (!(await answers(api, url, options.publishableKey))) {
      throw new Fault('UNAVAILABLE', `The local Supabase API did not start on port ${port}: ${api.lines.text()}`);
    }
    await repairClaimFunctions(options.databaseUrl);
    await askOnce(url, options.secretKey);
  } catch (error) {
    await end(api);
    throw error;
  }
  return { url, pid: child.pid as number, ended: api.ended, stop: () => end(api) };
}

interface Watched {
  readonly child: ChildProcess;
  readonly lines: RecentLines;
  readonly ended: Promise<void>;
  hasEnded: boolean;
}

function watch(child: ChildProcess, log: Logger): Watched {
  const lines = new RecentLines(child.stderr, (line) => log.debug('The local Supabase API wrote a line.', { line }));
  // Its standard output shows keys: it is read so that the pipe cannot fill up, and thrown away.
  child.stdout?.resume();
  const ended = lines.endOf(child);
  const watched: Watched = { child, lines, ended, hasEnded: false };
  void ended.then(() => {
    watched.hasEnded = true;
  });
  return watched;
}

async function answers(api: Watched, url: string, publishableKey: string): Promise<boolean> {
  const deadline = Date.now() + START_LIMIT_MS;
  const probe = async () => {
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch(`${url}/auth/v1/settings`, { headers: { apikey: publishableKey }, signal });
    await answer.body?.cancel();
    // Only our own API knows our key: another program on this port does not answer 200 to it.
    if (answer.status !== 200 || api.hasEnded) throw new Error(`status ${answer.status}`);
  };
  const next = ({ waitMs }: FailedAttempt) => (api.hasEnded || Date.now() > deadline ? null : waitMs);
  return retry(probe, { ...PROBE, next }).then(
    () => true,
    () => false,
  );
}

/**
 * The API grants rights to its roles during its first request, and answers those that arrive meanwhile with "tuple concurrently updated" or with a
 * refusal. So we send the first one ourselves, alone.
 */
async function askOnce(url: string, secretKey: string): Promise<void> {
  const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}` };
  const answer = await fetch(`${url}/storage/v1/bucket`, { headers, signal: AbortSignal.timeout(START_LIMIT_MS) });
  const text = await answer.text();
  if (!answer.ok)
    throw new Fault('UNAVAILABLE', `The local Supabase API failed at its first request (${answer.status}): ${text}`);
}

async function end(api: Watched): Promise<void> {
  api.child.kill('SIGTERM');
  const stopped = new AbortController();
  const late = wait(STOP_LIMIT_MS, 'late', { signal: stopped.signal }).catch(() => 'stopped');
  if ((await Promise.race([api.ended, late])) === 'late') api.child.kill('SIGKILL');
  await api.ended;
  stopped.abort();
}

async function writeConfiguration(options: SupabaseApiOptions, databaseUrl: string, port: number): Promise<void> {
  const folder = join(options.dir, 'supabase');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(options.dir, 0o700);
  const file = join(folder, 'config.toml');
  await rm(file, { force: true });
  await writeFile(file, configuration(options, databaseUrl, port), { mode: 0o600, flag: 'wx' });
}

function configuration(options: SupabaseApiOptions, databaseUrl: string, port: number): string {
  const text = (value: string) => JSON.stringify(value); // TOML's basic strings escape as JSON's do.
  return [
    '[api]',
    `port = ${port}`,
    '[db]',
    'driver = "postgres"',
    `url = ${text(databaseUrl)}`,
    '[auth]',
    'enabled = true',
    `jwt_secret = ${text(options.jwtSecret)}`,
    `publishable_key = ${text(options.publishableKey)}`,
    `secret_key = ${text(options.secretKey)}`,
    '[auth.email]',
    'enable_confirmations = false',
    '[storage]',
    'enabled = true',
    `file_size_limit = ${text(options.fileSizeLimit)}`,
    '',
  ].join('\n');
}

function commandPath(): string {
  const folders = createRequire(LOCAL_PACKAGES).resolve.paths('@supabase/lite') ?? [];
  const paths = folders.map((folder) => join(folder, '@supabase', 'lite', 'dist', 'cli', 'index.js'));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) {
    throw new Fault(
      'UNAVAILABLE',
      'Local mode has no Supabase API: the npm package @supabase/lite is not installed. Run "npm ci --prefix packages/local", or set SUPABASE_URL.',
    );
  }
  return found;
}
