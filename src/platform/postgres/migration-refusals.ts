import type pg from 'pg';
import { Fault } from '../fault.js';

/**
 * SHA-256 of texts that a released file had before: the text was changed, its effect on a new database was not. A database that was migrated by
 * an earlier release keeps the checksum of that release, so that its programs still start.
 */
const EARLIER_TEXTS: Readonly<Record<string, readonly string[]>> = {
  // 0.1.0 did not take over an existing table.
  '001_create_studio_jobs_table.sql': ['621f1545de958ac1271aa18625e77ab6d0d40d4e8a3c1ff71a264de1d7f75979'],
};

/** Whether an entry of the ledger has the checksum of an earlier text of the file. */
export function isEarlierText(entry: { readonly name: string; readonly checksum: string }): boolean {
  return EARLIER_TEXTS[entry.name]?.includes(entry.checksum) ?? false;
}

/** SQLSTATE: a table, column, function, schema or other object of this name exists. */
const EXISTS_ALREADY = new Set(['42P07', '42701', '42710', '42723', '42P06']);
/** SQLSTATE: the role may not do this. */
const NOT_ALLOWED = '42501';
/** SQLSTATE: what to do where PostgreSQL's message does not say it. */
const CURES: Readonly<Record<string, string>> = {
  '25006': 'Point DATABASE_URL at the primary; if it is the primary, check whether its disk is full.',
  '53100': "Free the database's disk, or enlarge it, and start again.",
  '55P03':
    'Another session holds a lock on it (pg_stat_activity shows which). End that session, or wait, and start again.',
};

/** Why a migration failed, for a person: PostgreSQL's message, and what to do if the reason is known. */
export function refusalOf(error: unknown): string {
  const { code, message, hint } = error as { code?: unknown; message?: unknown; hint?: unknown };
  const said = typeof message === 'string' ? message.replace(/\.$/, '') : String(error);
  if (EXISTS_ALREADY.has(String(code))) {
    return `${said}, and the engine did not make it. Rename it or drop it, then start again.`;
  }
  if (code === NOT_ALLOWED) {
    return `${said}. Use the role that owns the schema public in DATABASE_URL (on hosted Supabase: postgres), or let that role run what "npm run -s migrate -- --print" prints.`;
  }
  const cure = CURES[String(code)];
  if (cure !== undefined) return `${said}. ${cure}`;
  return typeof hint === 'string' ? `${said}. ${hint}` : `${said}.`;
}

/**
 * Transcripts can contain any script, so only UTF-8 can store them.
 * @throws Fault UNAVAILABLE for a database of another encoding.
 */
export async function refuseOtherEncodings(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string; name: string }>(
    `select current_setting('server_encoding') as encoding, quote_ident(current_database()) as name`,
  );
  const [database] = rows;
  if (database === undefined || database.encoding === 'UTF8') return;
  throw new Fault(
    'UNAVAILABLE',
    `The database ${database.name} has the encoding ${database.encoding}, which cannot hold every text. Create one with UTF-8 (create database ${database.name}_utf8 template template0 encoding 'UTF8'), move the data, and set DATABASE_URL to it.`,
  );
}

/**
 * The ledger is created only where its name is free.
 * @throws Fault UNAVAILABLE if an object of this name lacks the columns of the ledger.
 */
export async function refuseForeignLedger(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ kind: string; columns: string[] | null }>(
    `select c.relkind as kind, array_agg(a.attname::text) as columns
     from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.oid = to_regclass('public.studio_migrations') group by c.relkind`,
  );
  const [found] = rows;
  if (found === undefined) return;
  const missing = ['name', 'checksum', 'applied_at'].filter((column) => !found.columns?.includes(column));
  if (found.kind === 'r' && missing.length === 0) return;
  throw new Fault(
    'UNAVAILABLE',
    'public.studio_migrations exists, but the engine did not create it. Rename the table, then start again.',
  );
}
