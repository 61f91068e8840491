import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { type FailedAttempt, retry } from '../../platform/retry.js';

/** The account of the local Supabase API inside PostgreSQL. */
const ROLE = 'local_supabase_api';

/** Two APIs of one cluster may start at the same time. The number is arbitrary. */
const LOCK = 5_432_154_321;

/** Roles that Supabase has and that the migrations grant to. `set_config('role', …)` is how a request takes one on. */
const CALLER_ROLES = `do $$ begin
  if to_regrole('anon') is null then create role anon nologin noinherit; end if;
  if to_regrole('authenticated') is null then create role authenticated nologin noinherit; end if;
  if to_regrole('service_role') is null then create role service_role nologin noinherit bypassrls; end if;
end $$`;

/**
 * What the API's account may do: own its schemas, become one of the three caller roles, and nothing in ours. The API grants
 * ALL on every table of a schema with row security to all three roles at its first request; as a superuser it would
 * undo the migrations' column grants. Without a grant option PostgreSQL answers that with a warning, provided the account
 * has some privilege on the table (with none it is an error): hence REFERENCES, which gives nothing away.
 */
const PRIVILEGES = `do $$ declare each_schema name; begin
  if to_regrole('${ROLE}') is null then create role ${ROLE} login noinherit; end if;
  grant anon, authenticated, service_role to ${ROLE} with inherit false, set true;
  execute format('grant connect, create, temporary on database %I to ${ROLE}', current_database());
  for each_schema in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$)' loop
    execute format('grant usage on schema %I to ${ROLE}', each_schema);
    execute format('grant references on all tables in schema %I to ${ROLE}', each_schema);
    execute format('grant usage on all sequences in schema %I to ${ROLE}', each_schema);
  end loop;
  alter default privileges grant usage on schemas to ${ROLE};
  alter default privileges grant references on tables to ${ROLE};
  alter default privileges grant usage on sequences to ${ROLE};
end $$`;

/**
 * The API rewrites these at each start in a form that reads only the older one-claim settings; hosted Supabase reads both,
 * and the engine, acting for a user, sets `request.jwt.claims`.
 */
const CLAIM_FUNCTIONS = `
create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;
create or replace function auth.role() returns text language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role') $$;
create or replace function auth.email() returns text language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email') $$;
grant usage on schema auth to anon, authenticated, service_role;`;

/**
 * Makes the caller roles (`anon`, `authenticated`, `service_role`) and the API's own account where they are missing.
 * @param databaseUrl connection string of a superuser
 * @returns the connection string of the API's account
 */
export async function prepareApiRole(databaseUrl: string): Promise<string> {
  const url = new URL(databaseUrl);
  // Derived, so that several APIs of one cluster (tests) agree on it without keeping it anywhere.
  const password = createHash('sha256').update(`${ROLE}:${url.password}`).digest('hex');
  await runLocked(databaseUrl, [CALLER_ROLES, PRIVILEGES, `alter role ${ROLE} password '${password}'`]);
  url.username = ROLE;
  url.password = password;
  return url.href;
}

/** Makes `auth.uid()`, `auth.role()` and `auth.email()` read the same claims as in hosted Supabase. Call it after each start. */
export async function repairClaimFunctions(databaseUrl: string): Promise<void> {
  await runLocked(databaseUrl, [CLAIM_FUNCTIONS]);
}

/** The API changes the same roles and functions while it starts: PostgreSQL then refuses one of the two, which can try again. */
const REFUSED_TOGETHER = new Set(['XX000', '40001', '40P01']);
const MOST_ATTEMPTS = 6;

function runLocked(databaseUrl: string, statements: readonly string[]): Promise<void> {
  const next = ({ error, attempt, waitMs }: FailedAttempt) =>
    REFUSED_TOGETHER.has((error as { code?: string }).code ?? '') && attempt < MOST_ATTEMPTS ? waitMs : null;
  return retry(() => runOnce(databaseUrl, statements), { firstMs: 100, longestMs: 2_000, next });
}

async function runOnce(databaseUrl: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, query_timeout: 30_000 });
  client.on('error', () => undefined); // The query that was under way rejects with the same error.
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
