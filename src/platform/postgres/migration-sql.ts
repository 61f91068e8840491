import pg from 'pg';
import { type MigrationFile, readMigrationFiles } from './migration-files.js';

/** SQL that a person with more rights runs for a role, e.g. in Supabase's SQL editor. */
export interface SqlToPaste {
  /** The role of the connection string, quoted as an identifier. */
  readonly role: string;
  /** The ledger and every migration that the database lacks. */
  readonly sql: string;
  /** Whether the schema of the queue is missing too. */
  readonly lacksQueue: boolean;
}

const LEDGER = `create table if not exists public.studio_migrations (
  name text primary key, checksum text not null, applied_at timestamptz not null default now());
alter table public.studio_migrations add column if not exists tolerated boolean not null default false;
alter table public.studio_migrations enable row level security;
revoke all on table public.studio_migrations from public, anon, authenticated;`;

/**
 * Reads what a database lacks, and changes nothing.
 * @throws what the driver throws if the database cannot be reached
 */
export async function sqlToPaste(databaseUrl: string, queueSchema: string): Promise<SqlToPaste> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: string; readable: boolean; queue: boolean }>(
      `select quote_ident(current_user) as role, to_regnamespace($1) is not null as queue,
         exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = 'studio_migrations'
           and has_schema_privilege(c.relnamespace, 'USAGE') and has_table_privilege(c.oid, 'SELECT')) as readable`,
      [queueSchema],
    );
    const [{ role, readable, queue }] = rows as [{ role: string; readable: boolean; queue: boolean }];
    const applied = readable ? await client.query<{ name: string }>('select name from public.studio_migrations') : null;
    const done = new Set(applied?.rows.map(({ name }) => name));
    const files = (await readMigrationFiles()).filter(({ name }) => !done.has(name));
    return {
      role,
      lacksQueue: !queue,
      sql: ['set search_path = public, extensions;', LEDGER, ...files.map(asSql)].join('\n\n'),
    };
  } finally {
    await client.end();
  }
}

function asSql({ name, sql, checksum, repeats, tolerated }: MigrationFile): string {
  const again = repeats ? `-- Run this block again until its last SELECT answers "done": true, then continue.\n` : '';
  return `${again}-- ${name}
begin;
${sql.trim()}
insert into public.studio_migrations (name, checksum, tolerated) values ('${name}', '${checksum}', ${tolerated})
  on conflict (name) do nothing;
commit;`;
}

/** What a role that owns nothing needs for the engine's statements. It must also pass row level security. */
export function grantsTo(role: string, schemas: readonly string[]): string {
  return [
    `alter role ${role} bypassrls;`,
    `grant anon, authenticated, service_role to ${role};`,
    ...schemas.flatMap((schema) => [
      `grant usage on schema ${schema} to ${role};`,
      ...['tables', 'sequences', 'functions'].map((kind) => `grant all on all ${kind} in schema ${schema} to ${role};`),
    ]),
    `grant usage on schema auth to ${role};`,
    `grant select on auth.users to ${role};`,
  ].join('\n');
}
