import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../dist/local/postgres-server.js';
import { startSupabaseApi } from '../../dist/local/supabase-api.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { migrate } from '../../dist/platform/postgres/migrate.js';

/** Every database of a test is a copy of this one: the local Supabase API's schemas and all migrations. */
const TEMPLATE = 'studio_template';

/** Starts one PostgreSQL for the whole run and prepares the template; needs `npm run build` before. */
export default async function globalSetup() {
  const folder = await mkdtemp(join(tmpdir(), 'studio-tests-'));
  const log = createLogger({ level: 'error' });
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: 0,
    password: 'test',
    log,
    settings: { max_connections: '300', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  await execute(postgres.url, `create database ${TEMPLATE}`);
  const templateUrl = withDatabase(postgres.url, TEMPLATE);
  const api = await startSupabaseApi({
    dir: join(folder, 'supabase-api'),
    databaseUrl: templateUrl,
    port: 0,
    publishableKey: 'sb_publishable_template',
    secretKey: 'sb_secret_template',
    jwtSecret: 'a-secret-of-the-template-that-signs-no-token-0123456789',
    fileSizeLimit: '1MiB',
    log,
  });
  await api.stop();
  await migrate(templateUrl, log);
  process.env.TEST_DATABASE_URL = postgres.url;
  globalThis.studioTests = {
    async stop() {
      await postgres.stop('immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function execute(url, statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function withDatabase(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
