import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/local/programs/free-port.js';
import { runProgram } from '../../src/local/programs/run-program.js';
import { serverAccount } from '../../src/local/programs/server-account.js';

const PROGRAMS = ['initdb', 'postgres', 'pg_ctl', 'pg_dump', 'pg_restore', 'psql'];
/** Where Debian and Homebrew put version 15. */
const FOLDERS = [
  '/usr/lib/postgresql/15/bin',
  '/opt/homebrew/opt/postgresql@15/bin',
  '/usr/local/opt/postgresql@15/bin',
];
const PASSWORD = 'test';

/** The folder with the programs of a PostgreSQL 15 server and its client; null where it is not installed. */
export function findPostgres15(): string | null {
  return FOLDERS.find((folder) => PROGRAMS.every((name) => reportsVersion15(join(folder, name)))) ?? null;
}

function reportsVersion15(file: string): boolean {
  return / 15\./.test(spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout ?? '');
}

export interface Postgres15 {
  /** Connection string of the superuser, database `postgres`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL 15 with a new cluster in a temporary folder, on a free port of 127.0.0.1. */
export async function startPostgres15(binaries: string): Promise<Postgres15> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-postgres-15-'));
  await chmod(folder, 0o711);
  const account = await serverAccount();
  const [cluster, passwordFile] = [join(folder, 'cluster'), join(folder, 'password')];
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(passwordFile, PASSWORD, { mode: 0o600 });
  if (account !== null) for (const path of [cluster, passwordFile]) await chown(path, account.uid, account.gid);
  const run = (program: string, args: readonly string[]) =>
    runProgram(join(binaries, program), args, { account, cwd: cluster, timeoutMs: 60_000 });
  await run('initdb', [
    `--pgdata=${cluster}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-sync',
  ]);
  const port = await freePort(0);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    wal_level: 'logical',
    fsync: 'off',
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`);
  await run('pg_ctl', [
    'start',
    '--wait',
    `--pgdata=${cluster}`,
    `--log=${join(cluster, 'log')}`,
    '-o',
    flags.join(' '),
  ]);
  return {
    url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
    async stop() {
      await run('pg_ctl', ['stop', '--wait', '--mode=immediate', `--pgdata=${cluster}`]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
