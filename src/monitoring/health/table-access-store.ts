import { readFile } from 'node:fs/promises';
import type { Questions } from '../../platform/postgres/questions.js';

/** How the database protects one of the engine's tables. */
export interface TableAccess {
  readonly table: string;
  /** Whether row level security is on. */
  readonly secured: boolean;
  /** Commands that a policy allows signed-in users, in lower case; a policy for all of them counts for each. */
  readonly allowed: readonly string[];
  /** Policies that allow a caller every row. */
  readonly open: readonly string[];
  /** Privileges of the whole table, such as `anon select`. */
  readonly privileges: readonly string[];
  /** Privileges of single columns, such as `authenticated insert brand`, without those that the whole table has. */
  readonly columns: readonly string[];
}

/** The tables that exist among those named, with what protects them. */
export async function readTableAccess(database: Questions, tables: readonly string[]): Promise<readonly TableAccess[]> {
  const named = tables.map((table) => `'${table}'`).join(', ');
  const roles = `(values ('anon'), ('authenticated'), ('service_role')) r (role)`;
  const held = `has_table_privilege(r.role, c.oid, p.privilege)`;
  const { rows } = await database.query<TableAccess>(`select c.relname::text as "table", c.relrowsecurity as secured,
    coalesce((select array_agg(distinct m.command) from pg_policies y
      join unnest(array['select', 'insert', 'update', 'delete']) m (command) on lower(y.cmd) in ('all', m.command)
      where y.schemaname = 'public' and y.tablename = c.relname and y.permissive = 'PERMISSIVE'
        and y.roles && array['authenticated', 'public']::name[]), '{}') as allowed,
    coalesce((select array_agg(y.policyname::text) from pg_policies y
      where y.schemaname = 'public' and y.tablename = c.relname and y.permissive = 'PERMISSIVE'
        and y.roles && array['anon', 'authenticated', 'public']::name[] and 'true' in (y.qual, y.with_check)), '{}') as open,
    array(select r.role || ' ' || p.privilege from ${roles},
      unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p (privilege) where ${held}) as privileges,
    array(select distinct r.role || ' ' || p.privilege || ' ' || a.attname from pg_attribute a, ${roles},
      unnest(array['select', 'insert', 'update']) p (privilege)
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attacl is not null
        and has_column_privilege(r.role, c.oid, a.attnum, p.privilege) and not ${held}) as columns
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname in (${named}) order by 1`);
  return rows;
}

/** The statements about protection in database/schema.sql, which CI compares with the migrations. */
export async function readDeclaredAccess(): Promise<readonly string[]> {
  const schema = await readFile(new URL('../../../database/schema.sql', import.meta.url), 'utf8');
  const at = schema.lastIndexOf('-- Row level security\n');
  return schema.slice(at).match(/^(?:alter table|create policy|grant) [^;]*;/gm) ?? [];
}

/** Whether the database has a migration that this release does not have. */
export async function isOfNewerRelease(database: Questions, known: readonly string[]): Promise<boolean> {
  const { rows } = await database.query<{ name: string }>('select name from public.studio_migrations');
  return rows.some(({ name }) => !known.includes(name));
}

/** Whether Supabase Realtime announces changes of jobs; null: there is no publication `supabase_realtime`. */
export async function readPublished(database: Questions): Promise<boolean | null> {
  const { rows } = await database.query<{ published: boolean | null }>(`select
    case when exists (select from pg_publication where pubname = 'supabase_realtime') then
      exists (select from pg_publication_tables
        where pubname = 'supabase_realtime' and schemaname = 'public' and tablename = 'studio_jobs') end as published`);
  return rows[0]?.published ?? null;
}
