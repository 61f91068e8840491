import { access, chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { runProgram } from '../programs/run-program.js';
import { type ServerAccount, serverAccount, succeedsAs } from '../programs/server-account.js';
import { usablePostgres } from './postgres-binaries.js';
import { systemDirFor } from './system-dir.js';

/** A database cluster that exists, and what is needed to run it. */
export interface PostgresCluster {
  readonly account: ServerAccount | null;
  /** Holds `bin`, `lib` and `share`. */
  readonly binaries: string;
  /** PGDATA. */
  readonly path: string;
  /** A folder the account can enter: where its processes start. */
  readonly home: string;
}

export interface ClusterOptions {
  readonly dataDir: string;
  /** The superuser's, for a new cluster. */
  readonly password: string;
  readonly log: Logger;
  /** False: a new cluster is not synced to the disk, which takes minutes on a busy one. */
  readonly durable: boolean;
}

/** initdb writes 40 MB and syncs them; a busy disk takes its time. */
const INITDB_LIMIT_MS = 300_000;
/** A file in the data folder that says that the cluster is elsewhere. */
const LOCATION_FILE = 'postgres-location.json';

/**
 * Creates the cluster of `dataDir` if there is none, with account `postgres`, scram passwords, UTF-8 and a locale that is the
 * same on every machine.
 * @throws Fault UNAVAILABLE with what PostgreSQL said.
 */
export async function prepareCluster({ dataDir, log, ...options }: ClusterOptions): Promise<PostgresCluster> {
  const account = await serverAccount();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const home = await homeFor(dataDir, account, log);
  const binaries = await usablePostgres(account, dataDir, log);
  const cluster = { account, binaries, home, path: join(home, 'cluster') };
  if (!(await exists(join(cluster.path, 'PG_VERSION')))) await initialise(cluster, options);
  return cluster;
}

/** The data folder itself if the account can enter it, otherwise a system folder for this data folder. */
async function homeFor(dataDir: string, account: ServerAccount | null, log: Logger): Promise<string> {
  if (account === null) return dataDir;
  const record = join(dataDir, LOCATION_FILE);
  if (await exists(record)) return (JSON.parse(await readFile(record, 'utf8')) as { path: string }).path;
  // Only search permission: others cannot list the folder, and its secret files have mode 0600.
  await chmod(dataDir, 0o711);
  if ((await succeedsAs(account, ['/bin/sh', '-c', 'cd -- "$1"', 'sh', dataDir])) === true) return dataDir;
  const path = await systemDirFor(dataDir);
  await writeFile(record, `${JSON.stringify({ path })}\n`, { mode: 0o600 });
  log.info(
    `PostgreSQL runs as "${account.name}", which cannot enter the data folder, so the database is kept elsewhere`,
    {
      dataDir,
      database: path,
    },
  );
  return path;
}

/**
 * initdb works in a folder of another name that gets its real one when it is finished: a run that was cut off leaves
 * only that folder behind, which is then thrown away. A finished cluster is never touched.
 */
async function initialise(
  cluster: PostgresCluster,
  { password, durable }: Pick<ClusterOptions, 'password' | 'durable'>,
): Promise<void> {
  if (await exists(cluster.path)) {
    throw new Fault('UNAVAILABLE', `The database folder ${cluster.path} is damaged: it has no PG_VERSION file.`);
  }
  const unfinished = join(cluster.home, 'cluster.unfinished');
  const passwordFile = join(cluster.home, 'initdb-password');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  try {
    if (cluster.account !== null) {
      await chown(unfinished, cluster.account.uid, cluster.account.gid);
      await chown(passwordFile, cluster.account.uid, cluster.account.gid);
    }
    const options = [...initdbArguments(unfinished, passwordFile), ...(durable ? [] : ['--no-sync'])];
    await runProgram(join(cluster.binaries, 'bin', 'initdb'), options, {
      account: cluster.account,
      cwd: unfinished,
      timeoutMs: INITDB_LIMIT_MS,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, cluster.path);
}

function initdbArguments(path: string, passwordFile: string): string[] {
  return [
    `--pgdata=${path}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own C.UTF-8 has the same order and case rules on every machine.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
