import pg from 'pg';
import { Fault } from '../fault.js';
import type { Logger } from '../logging/logger.js';
import { type MigrationFile, readMigrationFiles } from './migration-files.js';
import { isEarlierText, refusalOf, refuseForeignLedger, refuseOtherEncodings } from './migration-refusals.js';
import { pinSession } from './session-settings.js';
import { DEADLOCK, LOCK_NOT_AVAILABLE, sqlStateOf } from './sql-states.js';

/** The advisory lock of migrations: an arbitrary number, the same for every replica. */
const MIGRATION_LOCK = 7_303_014_001;
/** How long a replica waits for another replica that migrates, in milliseconds. */
const LOCK_TIMEOUT_MS = 120_000;
/** Tries of a batch that PostgreSQL ends because it and the running engine wait for each other. */
const MOST_DEADLOCKS = 10;

export interface MigrationOutcome {
  /** Names of the files that this call applied. */
  readonly applied: readonly string[];
}

/**
 * Brings the database to the newest migration: in order, each file in a transaction of its own, one replica at a time, and never
 * a file twice. A file that repeats runs each of its batches in a transaction; a release that runs meanwhile is held up by no more than a batch.
 * Works with an ordinary role such as hosted Supabase's `postgres`.
 *
 * Throws when a file that was applied has changed since, when the database has a migration of a newer release that this one does not tolerate,
 * or when a file fails (which then left nothing behind).
 * @param folder of the migrations; by default the project's own
 */
export async function migrate(databaseUrl: string, log: Logger, folder?: string): Promise<MigrationOutcome> {
  const files = await readMigrationFiles(folder);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', (error) => log.warn('The connection that runs the migrations was lost.', { error }));
  client.on('notice', ({ severity, message }) => {
    if (severity === 'WARNING') log.warn(message ?? '');
  });
  await client.connect();
  try {
    await refuseOtherEncodings(client);
    // No limit: an index on a large table can take long.
    await pinSession(client, 0);
    await takeTurn(client);
    // A role that may change no schema still starts where there is nothing to change.
    if ((await hasLedger(client)) && (await pending(client, files, log)).length === 0) return { applied: [] };
    await createLedger(client).catch((error: unknown) => {
      if (error instanceof Fault) throw error;
      throw new Fault('UNAVAILABLE', `The list of migrations could not be created: ${refusalOf(error)}`, {
        cause: error,
      });
    });
    await finishTakeOver(client, files);
    const applied: string[] = [];
    for (const file of await pending(client, files, log)) {
      await apply(client, file);
      applied.push(file.name);
      log.info('The migration was applied.', { migration: file.name });
    }
    return { applied };
  } finally {
    // The end of the session releases the lock too.
    await client.end();
  }
}

/** Replicas that start at the same time migrate one after the other. */
async function takeTurn(client: pg.Client): Promise<void> {
  const turn = `set lock_timeout = ${LOCK_TIMEOUT_MS}; select pg_advisory_lock(${MIGRATION_LOCK})`;
  await client.query(turn).catch((error: unknown) => {
    if (sqlStateOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    const minutes = LOCK_TIMEOUT_MS / 60_000;
    const message = `Another replica has been migrating the database for ${minutes} minutes. Wait until it has finished, then start this one again.`;
    throw new Fault('UNAVAILABLE', message, { cause: error });
  });
}

/** Whether the ledger of this mechanism is there and readable. */
async function hasLedger(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    // By the catalogue: to_regclass fails where the role may not use the schema.
    `select from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relname = 'studio_migrations' and a.attname = 'tolerated' and not a.attisdropped
       and has_schema_privilege(c.relnamespace, 'USAGE') and has_table_privilege(c.oid, 'SELECT')`,
  );
  return rows.length > 0;
}

async function createLedger(client: pg.Client): Promise<void> {
  await refuseForeignLedger(client);
  const statement = `
    create table if not exists public.studio_migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    alter table public.studio_migrations add column if not exists tolerated boolean not null default false;
    alter table public.studio_migrations enable row level security;
    do $$ begin
      revoke all on table public.studio_migrations from public, anon, authenticated;
    end $$;
  `;
  await client.query(statement).catch((error: unknown) => {
    throw new Fault('UNAVAILABLE', `The list of migrations cannot be kept: ${refusalOf(error)}`, { cause: error });
  });
}

/** Those that are not in the ledger. What a newer release added and this one tolerates is named in the log. */
async function pending(
  client: pg.Client,
  files: readonly MigrationFile[],
  log: Logger,
): Promise<readonly MigrationFile[]> {
  const { rows } = await client.query<{ name: string; checksum: string; tolerated: boolean }>(
    'select name, checksum, tolerated from public.studio_migrations order by name',
  );
  const known = new Map(files.map((file) => [file.name, file]));
  for (const row of rows) {
    const file = known.get(row.name);
    if (file === undefined && row.tolerated) {
      log.warn('A newer release migrated the database. This release may run on it.', { migration: row.name });
      continue;
    }
    if (file === undefined) {
      throw new Fault(
        'UNAVAILABLE',
        `The database was migrated by a newer release (${row.name} is unknown here). Start that release, or restore a backup.`,
      );
    }
    if (file.checksum !== row.checksum && !isEarlierText(row)) {
      throw new Fault(
        'UNAVAILABLE',
        `${row.name} was changed after it was applied. Restore the file and put the change into a new migration.`,
      );
    }
  }
  const done = new Set(rows.map((row) => row.name));
  return files.filter((file) => !done.has(file.name));
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  try {
    if (file.repeats) await repeat(client, file);
    await together(client, file.repeats ? '' : file.sql, entryOf(client, file));
  } catch (error) {
    const kept = file.repeats ? 'The batches before it are kept; start again to continue' : 'It was rolled back';
    const reason = refusalOf(error).replace(/\.$/, '');
    throw new Fault('UNAVAILABLE', `Migration ${file.name} failed: ${reason}. ${kept}.`, { cause: error });
  }
}

/**
 * 0.1.0 applied 001 to a table that was there already, which changed nothing, and then stopped at 013. The present 001 takes such a table over;
 * it changes nothing where 001 made the table.
 */
async function finishTakeOver(client: pg.Client, files: readonly MigrationFile[]): Promise<void> {
  const names = ['001_create_studio_jobs_table.sql', '013_look_after_what_is_kept.sql'] as const;
  const { rows } = await client.query<{ name: string }>(
    'select name from public.studio_migrations where name = any($1::text[])',
    [names],
  );
  const first = files.find(({ name }) => name === names[0]);
  if (first === undefined || rows.length !== 1 || rows[0]?.name !== names[0]) return;
  try {
    await inTransaction(client, () => client.query(first.sql));
  } catch (error) {
    throw new Fault('UNAVAILABLE', `Migration ${first.name} failed: ${refusalOf(error)}`, { cause: error });
  }
}

/** Runs a file again and again, each time in a transaction, until it answers that it is done. */
async function repeat(client: pg.Client, file: MigrationFile): Promise<void> {
  for (let done = false, deadlocks = 0; !done; ) {
    try {
      done = await inTransaction(client, async () => {
        const results = (await client.query(file.sql)) as unknown as pg.QueryResult<{ done: boolean }>[];
        return results.at(-1)?.rows[0]?.done ?? true;
      });
    } catch (error) {
      deadlocks += 1;
      if (sqlStateOf(error) !== DEADLOCK || deadlocks >= MOST_DEADLOCKS) throw error;
    }
  }
}

/** The entry of a file in the ledger, as a statement. */
function entryOf(client: pg.Client, { name, checksum, tolerated }: MigrationFile): string {
  const [named, hashed] = [client.escapeLiteral(name), client.escapeLiteral(checksum)];
  return `insert into public.studio_migrations (name, checksum, tolerated) values (${named}, ${hashed}, ${tolerated})`;
}

/** Runs statements in one transaction and one round trip: the first start against a distant database has fifty of them to wait for instead of two hundred. */
async function together(client: pg.Client, ...statements: readonly string[]): Promise<void> {
  try {
    await client.query(['begin', ...statements, 'commit'].join('\n;\n'));
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function inTransaction<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
