import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '../../src/platform/postgres/database.js';
import { DatabaseChanges } from './database-changes.js';
import { quietLogger } from './quiet-logger.js';

/** A database of a test file: a copy of the template with the Supabase schemas and all migrations. */
export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  /** Runs a statement as the superuser. */
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Asks after each announced change until there is an answer: see `DatabaseChanges`. */
  readonly until: DatabaseChanges['until'];
  /** Announces each change of these tables to `until`: see `DatabaseChanges`. */
  readonly watch: DatabaseChanges['watch'];
  /** Makes a user of the project; returns its id. */
  addUser(options?: { readonly admin?: boolean }): Promise<string>;
  /** Ends every connection and drops it. */
  drop(): Promise<void>;
}

/** Copies the template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} template studio_template`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const db = openDatabase({ url: url.href, poolSize: 5, log: quietLogger });
  const pool = new pg.Pool({ connectionString: url.href, max: 3 });
  pool.on('error', () => undefined); // Some tests cut connections on purpose; the query that was under way rejects.
  const query = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await pool.query<Row & pg.QueryResultRow>(text, [...values])).rows as Row[];
  const changes = new DatabaseChanges(url.href);
  return {
    url: url.href,
    db,
    query,
    until: (ask, limitMs) => changes.until(ask, limitMs),
    watch: (...tables) => changes.watch(...tables),
    async addUser(options = {}) {
      const id = randomUUID();
      await query('insert into auth.users (id, email, raw_app_meta_data) values ($1, $2, $3)', [
        id,
        `${id}@example.com`,
        JSON.stringify(options.admin ? { role: 'admin' } : {}),
      ]);
      return id;
    },
    async drop() {
      await changes.close();
      await db.destroy();
      await pool.end();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) throw new Error('test/support/global-setup.mjs has not run');
  return url;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
