import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DatabaseChanges } from '../support/database-changes.js';

/** The role that owns the schema `public`, as `postgres` does on hosted Supabase: no superuser. */
export const OWNER = 'project_owner';
const PASSWORD = 'test';

/** As hosted Supabase has them, as far as the engine sees them. */
const ROLES = `
  create role anon nologin noinherit;
  create role authenticated nologin noinherit;
  create role service_role nologin noinherit bypassrls;
  create role supabase_auth_admin nologin noinherit createrole;
  create role ${OWNER} login password '${PASSWORD}' nosuperuser createdb createrole replication bypassrls;
  grant anon, authenticated, service_role to ${OWNER};`;

const SCHEMAS = `
  alter schema public owner to ${OWNER};
  grant usage on schema public to anon, authenticated, service_role;
  create schema auth authorization supabase_auth_admin;
  grant usage on schema auth to anon, authenticated, service_role, ${OWNER};
  set role supabase_auth_admin;
  create table auth.users (
    id uuid primary key, email text, encrypted_password text, raw_app_meta_data jsonb, raw_user_meta_data jsonb,
    created_at timestamptz default now());
  create table auth.identities (
    id uuid primary key, user_id uuid not null references auth.users (id) on delete cascade, provider text);
  create table auth.schema_migrations (version text primary key);
  create function auth.uid() returns uuid language sql stable as
    $$ select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;
  reset role;`;

/** What the project's owner may do in Supabase's own schema, and what new tables of its own grant on older projects. */
const GRANTS = `
  grant all on all tables in schema auth to ${OWNER} with grant option;
  alter default privileges for role ${OWNER} in schema public grant all on tables to anon, authenticated, service_role;
  alter default privileges for role ${OWNER} in schema public grant all on functions to anon, authenticated, service_role;
  alter default privileges for role ${OWNER} in schema public grant all on sequences to anon, authenticated, service_role;`;

/** A database like a project of hosted Supabase. */
export interface SupabaseLikeDatabase {
  /** Of the project's owner. */
  readonly url: string;
  /** As the superuser, who a hosted project does not have: for the test to look at things. */
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  addUser(): Promise<string>;
  /** Asks after each announced change until there is an answer. */
  readonly until: DatabaseChanges['until'];
  close(): Promise<void>;
}

/** Makes the roles of Supabase on a server that has none. */
export async function makeSupabaseRoles(serverUrl: string): Promise<void> {
  await onServer(serverUrl, ROLES);
}

export async function makeSupabaseLikeDatabase(serverUrl: string, name: string): Promise<SupabaseLikeDatabase> {
  await onServer(serverUrl, `create database ${name} owner ${OWNER}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 3 });
  pool.on('error', () => undefined); // The server is being stopped.
  const query = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await pool.query<Row & pg.QueryResultRow>(text, [...values])).rows as Row[];
  await query(SCHEMAS);
  await query(GRANTS);
  const owner = new URL(url);
  owner.username = OWNER;
  owner.password = PASSWORD;
  const asOwner = new pg.Client({ connectionString: owner.href });
  await asOwner.connect();
  await asOwner.query('create publication supabase_realtime');
  await asOwner.end();
  const changes = new DatabaseChanges(url.href);
  return {
    url: owner.href,
    query,
    until: (ask, limitMs) => changes.until(ask, limitMs),
    async addUser() {
      const id = randomUUID();
      await query(`insert into auth.users (id, email, raw_app_meta_data) values ($1, $2, '{}')`, [
        id,
        `${id}@example.com`,
      ]);
      await query(`insert into auth.identities (id, user_id, provider) values (gen_random_uuid(), $1, 'email')`, [id]);
      return id;
    },
    async close() {
      await changes.close();
      await pool.end();
    },
  };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
