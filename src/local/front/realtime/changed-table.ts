import type { PoolClient } from 'pg';
import { Fault } from '../../../platform/fault.js';
import type { CallerSessions } from '../caller-sessions.js';
import type { FrontCaller } from '../front-callers.js';
import type { RowText } from './pgoutput.js';
import { conditionsSql, type FilterCondition } from './row-filter.js';

/** A table of the publication. */
export interface ChangedTable {
  readonly id: string;
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly ChangedColumn[];
}

export interface ChangedColumn {
  readonly name: string;
  /** PostgreSQL's own name, as Realtime shows it: `timestamptz`, `_text`. */
  readonly type: string;
  /** As SQL writes it: `timestamp with time zone`, `text[]`. */
  readonly sqlType: string;
  /** Part of the primary key. */
  readonly key: boolean;
}

/** What a caller may know of a row. */
export interface Visibility {
  readonly visible: boolean;
  /** Whether row level security applies to the caller. */
  readonly secured: boolean;
  /** The columns that the caller may select. */
  readonly columns: readonly string[];
}

const NOTHING: Visibility = { visible: false, secured: true, columns: [] };

/** The publication that hosted Supabase reads changes from. */
export const PUBLICATION = 'supabase_realtime';

const TABLES = `select c.oid::text as id, n.nspname as schema, c.relname as table, (
    select json_agg(json_build_object('name', a.attname, 'type', t.typname, 'sqlType', format_type(a.atttypid, null),
        'key', coalesce(a.attnum = any(i.indkey), false)) order by a.attnum)
      from pg_attribute a join pg_type t on t.oid = a.atttypid
      left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_publication_tables p
  join pg_namespace n on n.nspname = p.schemaname
  join pg_class c on c.relnamespace = n.oid and c.relname = p.tablename
  where p.pubname = $1 and ($2 = '*' or n.nspname = $2) and ($3 = '*' or c.relname = $3)
  order by 2, 3`;

/** The tables of the publication that a subscription names; `*` means all. */
export function changedTables(sessions: CallerSessions, schema: string, table: string): Promise<ChangedTable[]> {
  return sessions.query<ChangedTable & Record<string, unknown>>(TABLES, [PUBLICATION, schema, table]);
}

/** Which of the filters a row passes, and its values as JSON, typed as hosted Realtime sends them. */
export interface ReadChange {
  readonly record: Readonly<Record<string, unknown>>;
  readonly passes: readonly boolean[];
}

/**
 * Types the text of a changed row and asks PostgreSQL which filters it passes.
 * @param filters conditions on other columns than those present hold by themselves
 */
export async function readChange(
  sessions: CallerSessions,
  table: ChangedTable,
  row: RowText,
  filters: readonly (readonly FilterCondition[])[],
): Promise<ReadChange> {
  const values: unknown[] = [jsonOf(table, row)];
  const passes = filters.map((filter) => conditionsSql(filter, typesOf(table), values));
  const columns = ['to_jsonb(r) as record', ...passes.map((sql, at) => `${sql} as p${at}`)];
  const [answer] = await sessions.query<{ record: Record<string, unknown>; [pass: `p${number}`]: boolean }>(
    `select ${columns.join(', ')} from json_populate_record(null::${nameOf(table)}, $1) r`,
    values,
  );
  const record = Object.fromEntries(Object.keys(row).map((name) => [name, answer?.record[name] ?? null]));
  return { record, passes: filters.map((_, at) => answer?.[`p${at}`] === true) };
}

/** As `readChange`; a filter that PostgreSQL cannot apply to this row does not hold, and the others are not affected. */
export async function readChangeForAll(
  sessions: CallerSessions,
  table: ChangedTable,
  row: RowText,
  filters: readonly (readonly FilterCondition[])[],
): Promise<ReadChange> {
  try {
    return await readChange(sessions, table, row, filters);
  } catch {
    const { record } = await readChange(sessions, table, row, []);
    const passes: boolean[] = [];
    for (const filter of filters) {
      const read = await readChange(sessions, table, row, [filter]).catch(() => null);
      passes.push(read?.passes[0] === true);
    }
    return { record, passes };
  }
}

/**
 * Checks that the filter fits the table, and names only columns that the caller may read: it would tell what is in the others.
 * @throws Fault BAD_REQUEST with PostgreSQL's own words, e.g. for a value that is not a uuid
 */
export async function checkFilter(
  sessions: CallerSessions,
  table: ChangedTable,
  { filter, caller }: { readonly filter: readonly FilterCondition[]; readonly caller: FrontCaller },
): Promise<void> {
  const { columns } = await visibilityOf(sessions, table, {}, caller);
  try {
    const readable = table.columns.filter(({ name }) => columns.includes(name));
    const words = { ...table, columns: columns.length === 0 ? table.columns : readable };
    await readChange(sessions, words, {}, [filter]);
    // Without a row no pattern is read.
    const patterns = filter.filter(({ operator }) => operator.endsWith('match')).map(({ values }) => values[0] ?? '');
    if (patterns.length > 0) await sessions.query(`select '' ~ p from unnest($1::text[]) p`, [patterns]);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('BAD_REQUEST', `The filter does not fit the table: ${(cause as Error).message}.`, { cause });
  }
}

/** Reads the row again with the caller's rights under row level security. A row that was deleted since is not visible, as in hosted Realtime. */
export async function visibilityOf(
  sessions: CallerSessions,
  table: ChangedTable,
  key: RowText,
  caller: FrontCaller,
): Promise<Visibility> {
  try {
    return await sessions.as(caller, (client) => readAsCaller(client, table, key));
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return NOTHING; // No privilege on the table.
    throw error;
  }
}

async function readAsCaller(client: PoolClient, table: ChangedTable, key: RowText): Promise<Visibility> {
  const keys = keysOf(table);
  const values = [table.id, ...keys.map(({ name }) => key[name] ?? null)];
  const where = keys.map(({ name, sqlType }, at) => `${quoted(name)} = $${at + 2}::text::${sqlType}`);
  const { rows } = await client.query<Visibility>(
    `select case when row_security_active($1::oid)
         then exists (select from ${nameOf(table)} where ${where.join(' and ') || 'false'})
         else has_any_column_privilege($1::oid, 'SELECT') end as visible,
       row_security_active($1::oid) as secured,
       array(select attname::text from pg_attribute where attrelid = $1::oid and attnum > 0 and not attisdropped
         and has_column_privilege($1::oid, attnum, 'SELECT')) as columns`,
    values,
  );
  return rows[0] ?? NOTHING;
}

/** Whether sessions that begin a statement now see what the transaction committed. The epoch is the one in which transactions begin now. */
export async function isVisible(sessions: CallerSessions, transactionId: number): Promise<boolean> {
  const [row] = await sessions.query<{ visible: boolean }>(
    `select pg_visible_in_snapshot(
       ((((pg_snapshot_xmax(s)::text::bigint - $1::bigint) >> 32) << 32) + $1::bigint)::text::xid8, s) as visible
     from pg_current_snapshot() s`,
    [transactionId],
  );
  return row?.visible === true;
}

/** The keys of the rows that the caller sees now, `most` at most; none where they may not read the table. */
export async function visibleKeys(
  sessions: CallerSessions,
  table: ChangedTable,
  caller: FrontCaller,
  most: number,
): Promise<RowText[]> {
  const keys = keysOf(table).map(({ name }) => `${quoted(name)}::text as ${quoted(name)}`);
  if (keys.length === 0) return [];
  try {
    return await sessions.as(caller, async (client) => {
      const { rows } = await client.query<RowText>(
        `select ${keys.join(', ')} from ${nameOf(table)} where row_security_active($1::oid) limit $2`,
        [table.id, most],
      );
      return rows;
    });
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return [];
    throw error;
  }
}

export function keysOf(table: ChangedTable): readonly ChangedColumn[] {
  return table.columns.filter(({ key }) => key);
}

/** The text of one row's key, the same for every spelling of the same row. */
export function keyText(table: ChangedTable, row: RowText): string {
  return JSON.stringify([table.id, ...keysOf(table).map(({ name }) => row[name])]);
}

/** A JSON object of the columns; the texts of json columns go in as they are, everything else as a string that PostgreSQL reads by type. */
function jsonOf({ columns }: ChangedTable, row: RowText): string {
  const json = columns.filter(({ type }) => type === 'json' || type === 'jsonb').map(({ name }) => name);
  const members = Object.entries(row).map(([name, value]) => {
    const text = value !== null && json.includes(name) ? value : JSON.stringify(value);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${members.join(',')}}`;
}

function typesOf({ columns }: ChangedTable): (column: string) => string | undefined {
  return (column) => columns.find(({ name }) => name === column)?.sqlType;
}

function nameOf({ schema, table }: ChangedTable): string {
  return `${quoted(schema)}.${quoted(table)}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
