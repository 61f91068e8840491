import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Logger } from '../../platform/logging/logger.js';
import { migrate } from '../../platform/postgres/migrate.js';
import { startSupabaseApi } from '../supabase/supabase-api.js';
import { Supervisor } from './supervisor.js';

export interface TemporaryDatabase {
  /** Of the server's own database `postgres`, as superuser. */
  readonly serverUrl: string;
  /** Of the database with the Supabase schemas and all migrations. */
  readonly url: string;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
}

/** The database ends with the process, so durable writes would only cost time. */
const UNSAFE_AND_QUICK = {
  max_connections: '300',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/**
 * Starts a PostgreSQL that lasts as long as it is needed, with one migrated database. It ends, and its files go, when this process ends in whatever way.
 * @param name of that database; tests copy it as their template
 * @param settings of the server; the default is fast and not durable
 */
export async function startTemporaryDatabase(
  name: string,
  log: Logger,
  settings: Readonly<Record<string, string>> = UNSAFE_AND_QUICK,
): Promise<TemporaryDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-database-'));
  // As root the server runs under another account, which has to enter; the data in it stays closed to others.
  await chmod(folder, 0o711);
  const supervisor = Supervisor.start(folder, log, (what) => log.error(what));
  const stop = () => supervisor.stop();
  try {
    const dataDir = join(folder, 'postgres');
    const postgres = await supervisor.startPostgres({
      dataDir,
      port: 0,
      password: 'test',
      settings,
      temporaryFolder: folder,
    });
    const url = new URL(postgres.url);
    await createDatabase(postgres.url, name);
    url.pathname = `/${name}`;
    await addSupabaseSchemas(join(folder, 'supabase-api'), url.href, log);
    await migrate(url.href, log);
    return { serverUrl: postgres.url, url: url.href, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 60_000 });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The local Supabase API creates the schemas `auth` and `storage` when it starts. */
async function addSupabaseSchemas(dir: string, databaseUrl: string, log: Logger): Promise<void> {
  const api = await startSupabaseApi({
    dir,
    databaseUrl,
    port: 0,
    publishableKey: 'sb_publishable_template',
    secretKey: 'sb_secret_template',
    jwtSecret: 'a-secret-that-signs-no-token-of-anybody-0123456789',
    fileSizeLimit: '1MiB',
    log,
  });
  await api.stop();
}
