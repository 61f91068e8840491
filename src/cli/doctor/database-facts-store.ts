import pg from 'pg';

/** The facts about a database that the engine depends on. */
export interface DatabaseFacts {
  readonly version: string;
  /** Such as 170010. */
  readonly versionNumber: number;
  readonly encoding: string;
  readonly role: string;
  readonly standby: boolean;
  readonly readOnly: boolean;
  /** Of the server minus ours, in milliseconds. */
  readonly skewMs: number;
  readonly mayCreate: boolean;
  readonly hasUsers: boolean;
  readonly hasJobs: boolean;
  readonly ownsJobs: boolean;
  readonly connectionsLeft: number;
}

const FACTS = `select
  current_setting('server_version') as version,
  current_setting('server_version_num')::int as version_number,
  current_setting('server_encoding') as encoding,
  current_user as role,
  pg_is_in_recovery() as standby,
  current_setting('default_transaction_read_only') = 'on' as read_only,
  extract(epoch from clock_timestamp()) * 1000 as now_ms,
  has_schema_privilege('public', 'create') as may_create,
  exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'auth' and c.relname = 'users') as has_users,
  to_regclass('public.studio_jobs') is not null as has_jobs,
  coalesce((select pg_has_role(c.relowner, 'usage') from pg_class c where c.oid = to_regclass('public.studio_jobs')), true) as owns_jobs,
  current_setting('max_connections')::int - (select count(*)::int from pg_stat_activity) as connections_left`;

export async function readFacts(client: pg.Client): Promise<DatabaseFacts> {
  const before = Date.now();
  const { rows } = await client.query(FACTS);
  const after = Date.now();
  const [row] = rows;
  return {
    version: row.version,
    versionNumber: row.version_number,
    encoding: row.encoding,
    role: row.role,
    standby: row.standby,
    readOnly: row.read_only,
    skewMs: Number(row.now_ms) - (before + after) / 2,
    mayCreate: row.may_create,
    hasUsers: row.has_users,
    hasJobs: row.has_jobs,
    ownsJobs: row.owns_jobs,
    connectionsLeft: row.connections_left,
  };
}

/** A session for the checks. */
export function sessionFor(url: string): pg.Client {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8_000, query_timeout: 10_000 });
  client.on('error', () => undefined); // The query that was under way rejects with the same error.
  return client;
}

/** A migration that the database has. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  /** Whether the release before it may run on a database that has it. */
  readonly tolerated: boolean;
}

/** The migrations that the database has; null before the first. */
export async function readLedger(client: pg.Client): Promise<readonly AppliedMigration[] | null> {
  const { rows } = await client.query(`select to_regclass('public.studio_migrations') is not null as there`);
  if (rows[0]?.there !== true) return null;
  // 0.1.0 had no column `tolerated`.
  const ledger = `select name, checksum, coalesce((to_jsonb(m) ->> 'tolerated')::boolean, false) as tolerated
    from public.studio_migrations m order by name`;
  return (await client.query<AppliedMigration>(ledger)).rows;
}

const ECHO = 'studio_doctor_echo';

/** Whether a notification arrives on the session that listens: a pooler in transaction mode loses it. */
export async function hearsItself(client: pg.Client, limitMs: number): Promise<boolean> {
  const heard = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), limitMs);
    client.once('notification', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
  await client.query(`listen ${ECHO}`);
  await client.query(`select pg_notify($1, '')`, [ECHO]);
  return heard;
}

/** An endpoint of webhooks that does not accept its messages. */
export interface FailingWebhook {
  readonly url: string;
  readonly events: readonly string[];
  /** Why the engine disabled it; null while it still tries. */
  readonly reason: string | null;
  readonly since: Date | null;
}

/** The endpoints that fail or that the engine disabled, the oldest first, 20 at most. */
export async function readFailingWebhooks(client: pg.Client): Promise<readonly FailingWebhook[]> {
  const { rows: there } = await client.query(`select to_regclass('public.webhooks') is not null as there`);
  if (there[0]?.there !== true) return [];
  const { rows } =
    await client.query<FailingWebhook>(`select url, events, disabled_reason as reason, failing_since as since
    from public.webhooks where failing_since is not null or (not enabled and disabled_reason is not null)
    order by number limit 20`);
  return rows;
}
