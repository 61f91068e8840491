import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import pg from 'pg';
import type { TestDatabase } from './test-database.js';

/** A release whose schema and rows are kept. */
export type Release = '0.1.0';

/** A migration as it was released. */
export interface ReleasedMigration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hex. */
  readonly checksum: string;
}

/** Makes of a test's database one that the release left behind: its schema, its queue, and jobs in every state. */
export async function restoreRelease(database: TestDatabase, release: Release): Promise<void> {
  const [schema, rows] = await Promise.all([
    readFile(fileOf(release, 'schema.sql'), 'utf8'),
    readFile(fileOf(release, 'data.sql.gz')).then(promisify(gunzip)),
  ]);
  await rebuild(database, async (client) => {
    await client.query(schema);
    await client.query(rows.toString('utf8'));
    // The queue drops what waits for longer than 90 days: the rows would mean something else with each year.
    await client.query(`update pgboss.job set keep_until = now() + interval '90 days'`);
  });
}

/** Makes of a test's database what the migrations of the release make: no rows, and no queue. */
export async function migrateToRelease(database: TestDatabase, release: Release): Promise<void> {
  const migrations = await releasedMigrations(release);
  await rebuild(database, async (client) => {
    await client.query('set search_path = public, extensions');
    for (const { sql } of migrations) await client.query(sql);
  });
}

/** The migrations of the release, as they were released. */
export async function releasedMigrations(release: Release): Promise<readonly ReleasedMigration[]> {
  const folder = fileOf(release, 'migrations/');
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${folder}${name}`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

function fileOf(release: Release, name: string): string {
  return fileURLToPath(new URL(`../fixtures/release-${release}/${name}`, import.meta.url));
}

/** Takes everything of ours away, as if the project were new; the schemas of Supabase stay. Then builds. */
async function rebuild(database: TestDatabase, build: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`
      drop schema if exists pgboss cascade;
      drop schema public cascade;
      create schema public;
      alter schema public owner to pg_database_owner;
      grant usage on schema public to public;
      comment on schema public is 'standard public schema';
      delete from auth.users;
    `);
    await build(client);
  } finally {
    await client.end();
  }
}
