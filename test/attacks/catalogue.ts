import type { TestDatabase } from '../support/test-database.js';

/** A table or view of the database, with its columns in order. */
export interface Relation {
  /** With its schema, quoted. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly isTable: boolean;
}

const OURS = `n.nspname !~ '^(pg_|information_schema)'`;

/** Every relation of every schema but PostgreSQL's own. */
export function relationsOf(database: TestDatabase): Promise<Relation[]> {
  return database.query<Relation>(
    `select format('%I.%I', n.nspname, c.relname) as name, c.relkind in ('r', 'p') as "isTable",
       array_agg(format('%I', a.attname) order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${OURS}
     group by 1, 2 order by 1`,
  );
}

/** Every sequence of every schema but PostgreSQL's own. */
export async function sequencesOf(database: TestDatabase): Promise<readonly string[]> {
  const rows = await database.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${OURS} order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** The functions of the schemas `public`, `pgboss` and `realtime` that a role could call, and whether they run with their owner's rights. */
export function functionsFor(database: TestDatabase, role: string): Promise<{ name: string; definer: boolean }[]> {
  return database.query(
    `select p.oid::regprocedure::text as name, p.prosecdef as definer
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('public', 'pgboss', 'realtime') and has_schema_privilege($1, n.oid, 'USAGE')
       and has_function_privilege($1, p.oid, 'EXECUTE') and p.prorettype <> 'trigger'::regtype
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     order by 1`,
    [role],
  );
}
