import { join } from 'node:path';
import { Client } from 'pg';
import { type Environment, withLocalProject } from '../../platform/environment/environment.js';
import type { Logger } from '../../platform/logging/logger.js';
import { migrate } from '../../platform/postgres/migrate.js';
import { writePrivateFile } from '../../platform/private-file.js';
import { freePort } from '../programs/free-port.js';
import { Supervisor } from '../supervisor/supervisor.js';
import type { StartedPart } from '../supervisor/supervisor-messages.js';
import { prepareDataDir } from './data-dir.js';
import { DataDirLock } from './data-dir-lock.js';
import { type LocalAccount, localAccounts } from './local-accounts.js';
import { type LocalKeys, localKeys, storeKeys } from './local-keys.js';
import { prepareLocalStorage } from './local-storage.js';

/** The content of `DATA_DIR/local.json`. */
export interface LocalDescription {
  readonly engineUrl: string;
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly databaseUrl: string;
  readonly admin: LocalAccount;
  readonly user: LocalAccount;
}

/** A running local project. */
export interface LocalProject {
  /** The given environment with `databaseUrl` and `supabase`, host 127.0.0.1, and a free port. */
  readonly environment: Environment;
  readonly accounts: { readonly admin: LocalAccount; readonly user: LocalAccount };
  /** Writes `DATA_DIR/local.json`, readable by its owner alone, and returns what is in it. */
  describe(engineUrl: string): Promise<LocalDescription>;
  /** Whether no terminal has shown the passwords yet; they are in `local.json` at any time. */
  readonly passwordsAreNew: boolean;
  /** Remembers that a terminal showed them. */
  passwordsShown(): Promise<void>;
  /** Stops everything that was started, and waits for it. */
  stop(): Promise<void>;
}

/**
 * Starts the local project in DATA_DIR: PostgreSQL, the migrations, the local Supabase API, the audio bucket and the two accounts. A
 * second start keeps everything. If the engine ends for any reason, all of it stops.
 * @param onLost called when a part ends unexpectedly; by default the engine reports it and ends
 * @throws Fault CONFLICT when another engine uses the folder, UNAVAILABLE when a part does not start.
 */
export async function startLocalProject(
  environment: Environment,
  log: Logger,
  onLost: (what: string) => void = (what) => endEngine(what, log),
): Promise<LocalProject> {
  await prepareDataDir(environment.dataDir);
  const lock = await DataDirLock.take(environment.dataDir, log);
  let supervisor: Supervisor | null = null;
  const stop = async () => {
    await supervisor?.stop();
    await lock.release();
  };
  try {
    const keys = await localKeys(environment.dataDir, join(environment.dataDir, 'postgres'));
    supervisor = Supervisor.start(environment.dataDir, log, onLost);
    await lock.name(supervisor.pid);
    const parts = await startParts(environment, keys, supervisor, log);
    const accounts = await furnish(environment, keys, parts);
    return assemble(await filledIn(environment, keys, parts, log), accounts, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Parts {
  readonly postgres: StartedPart;
  readonly api: StartedPart;
}

async function startParts(
  environment: Environment,
  keys: LocalKeys,
  supervisor: Supervisor,
  log: Logger,
): Promise<Parts> {
  const { dataDir, localDatabasePort, localSupabasePort } = environment;
  const postgres = await supervisor.startPostgres({
    dataDir: join(dataDir, 'postgres'),
    port: localDatabasePort,
    password: keys.databasePassword,
  });
  sayIfMoved('PostgreSQL', localDatabasePort, postgres.url, log);
  const startApi = () =>
    supervisor.startApi({
      dir: join(dataDir, 'supabase-api'),
      databaseUrl: postgres.url,
      port: localSupabasePort,
      publishableKey: keys.publishableKey,
      secretKey: keys.secretKey,
      jwtSecret: keys.jwtSecret,
      fileSizeLimit: `${environment.maxAudioBytes}B`,
      largestObjectBytes: environment.maxAudioBytes,
    });
  // The migrations refer to auth.users, which the API makes at its first start. It knows only the tables that existed when it
  // started. On the first start it is therefore restarted after the migrations; on later starts the migrations run before it.
  const first = !(await hasUsersTable(postgres.url));
  let api = first ? await startApi() : null;
  const { applied } = await migrate(postgres.url, log);
  if (api === null || applied.length > 0) api = await startApi();
  sayIfMoved('The local Supabase API', localSupabasePort, api.url, log);
  return { postgres, api };
}

function hasUsersTable(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('auth.users') is not null as there`);
    return rows[0]?.there === true;
  });
}

async function furnish(
  environment: Environment,
  keys: LocalKeys,
  parts: Parts,
): Promise<{ admin: LocalAccount; user: LocalAccount; keys: LocalKeys; parts: Parts }> {
  return withClient(parts.postgres.url, async (client) => {
    await prepareLocalStorage(client, environment.audioBucket);
    await preparePublication(client);
    const accounts = await localAccounts(client, parts.api.url, keys);
    if (!keys.accountsMade) await storeKeys(environment.dataDir, { ...keys, accountsMade: true });
    return { ...accounts, keys, parts };
  });
}

async function filledIn(environment: Environment, keys: LocalKeys, parts: Parts, log: Logger): Promise<Environment> {
  const port = environment.roles.includes('api') ? await freePort(environment.port) : environment.port;
  if (port !== environment.port) sayMoved('The engine', environment.port, port, log);
  const { publishableKey, secretKey, jwtSecret } = keys;
  return withLocalProject(
    { ...environment, host: '127.0.0.1', port },
    {
      databaseUrl: parts.postgres.url,
      supabase: { url: parts.api.url, publishableKey, secretKey, jwtSecret, audioBucket: environment.audioBucket },
    },
  );
}

function assemble(
  environment: Environment,
  furnished: { admin: LocalAccount; user: LocalAccount; keys: LocalKeys; parts: Parts },
  stop: () => Promise<void>,
): LocalProject {
  const { admin, user, keys, parts } = furnished;
  return {
    environment,
    accounts: { admin, user },
    stop,
    passwordsAreNew: keys.passwordsShown !== true,
    passwordsShown: () => storeKeys(environment.dataDir, { ...keys, accountsMade: true, passwordsShown: true }),
    describe: async (engineUrl) => {
      const description: LocalDescription = {
        engineUrl,
        supabaseUrl: parts.api.url,
        publishableKey: keys.publishableKey,
        secretKey: keys.secretKey,
        databaseUrl: parts.postgres.url,
        admin,
        user,
      };
      await writePrivateFile(join(environment.dataDir, 'local.json'), `${JSON.stringify(description, null, 2)}\n`);
      return description;
    },
  };
}

function sayIfMoved(what: string, wanted: number, url: string, log: Logger): void {
  const port = Number(new URL(url).port);
  if (wanted !== 0 && port !== wanted) sayMoved(what, wanted, port, log);
}

function sayMoved(what: string, wanted: number, port: number, log: Logger): void {
  if (wanted !== 0)
    log.warn(`Port ${wanted} is taken by another program. ${what} listens on ${port} instead.`, { port });
}

async function withClient<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, query_timeout: 30_000 });
  client.on('error', () => undefined); // The query that was under way rejects with the same error.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Without its database an orderly stop may never end. */
const GRACE_MS = 5_000;

/** Ends the engine because local mode lost a part: one clear line, an orderly stop, exit code 1 in any case. */
function endEngine(what: string, log: Logger): void {
  log.error(`${what} The engine stops. Start it again: stored data is not lost.`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
}

/**
 * Makes the publication that Supabase Realtime reads, and adds the table of jobs to it, where either is missing. Migration 001 adds the
 * table only to a publication that exists when it runs.
 */
async function preparePublication(client: Client): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_publication where pubname = 'supabase_realtime') then
      create publication supabase_realtime;
    end if;
    if not exists (select from pg_publication_tables
        where pubname = 'supabase_realtime' and schemaname = 'public' and tablename = 'studio_jobs') then
      alter publication supabase_realtime add table public.studio_jobs;
    end if;
  end $$`);
}
