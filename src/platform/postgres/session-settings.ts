/** Runs a query on its own connection. */
interface Queryable {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/**
 * The settings that our statements and the driver rely on. They override those of the role, the database and the server: hosted Supabase gives roles
 * a statement_timeout and a search_path, and the driver cannot read dates in an unusual DateStyle.
 */
const PINNED: Readonly<Record<string, string>> = {
  search_path: 'public, extensions',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
  row_security: 'on',
  // Compiling a statement takes a hundred times as long as running it; PostgreSQL compiles by default if it was built with LLVM.
  jit: 'off',
  default_transaction_isolation: 'read committed',
  // Every wait has its own limit, statement_timeout, which the caller of the connection chooses.
  lock_timeout: '0',
  transaction_timeout: '0',
  // Idle connections stay open on purpose.
  idle_session_timeout: '0',
};

/**
 * Sets a new connection up; settings that this server does not know are left out (transaction_timeout came with PostgreSQL 17).
 * @param statementTimeoutMs after which the server ends a statement, in milliseconds; 0 for never
 */
export async function pinSession(client: Queryable, statementTimeoutMs: number): Promise<void> {
  const pinned = Object.entries({ ...PINNED, statement_timeout: String(statementTimeoutMs) });
  await client.query(
    `select set_config(s.name, p.value, false) from unnest($1::text[], $2::text[]) as p (name, value)
       join pg_catalog.pg_settings s on lower(s.name) = lower(p.name)`,
    [pinned.map(([name]) => name), pinned.map(([, value]) => value)],
  );
}
