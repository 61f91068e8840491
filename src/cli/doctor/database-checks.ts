import type pg from 'pg';
import { accessProblems, realtimeProblem } from '../../monitoring/health/table-access.js';
import { Fault } from '../../platform/fault.js';
import { unusableDatabase } from '../../platform/postgres/database-diagnoses.js';
import { readMigrationFiles } from '../../platform/postgres/migration-files.js';
import { isEarlierText } from '../../platform/postgres/migration-refusals.js';
import { skewFinding } from './clock-check.js';
import { type DatabaseFacts, hearsItself, readFacts, readLedger, sessionFor } from './database-facts-store.js';
import { type Finding, fail, failWith, ok, warn } from './finding.js';

/** The oldest PostgreSQL that the engine is tested with. */
const OLDEST = 150_000;
/** A notification on the same session takes milliseconds. */
const ECHO_LIMIT_MS = 2_000;
/** The check that is there only where the role may not do its work. */
const RIGHTS = 'rights';

/** Everything about the database, over one session. `use` gets the session, for checks of other parts. */
export async function checkDatabase(
  url: string,
  poolSize: number,
  use: (client: pg.Client) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const client = sessionFor(url);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    return [failWith('database', unusableDatabase(error).message)];
  }
  try {
    const server = await serverFindings(client, poolSize);
    // A role without rights may not even read the rest.
    if (server.some(({ check }) => check === RIGHTS)) return server;
    return [...server, ...(await schemaFindings(client)), ...(await use(client))];
  } catch (error) {
    const message =
      error instanceof Fault ? error.message : `The database refused a query: ${(error as Error).message}.`;
    return [failWith('database', message)];
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function serverFindings(client: pg.Client, poolSize: number): Promise<Finding[]> {
  const facts = await readFacts(client);
  return [
    ok('database', `PostgreSQL ${facts.version} answers, as the role ${facts.role}.`),
    ...kindFindings(facts),
    ...useFindings(facts, poolSize),
    await echoFinding(client),
    skewFinding('clock of the database', facts.skewMs),
  ];
}

/** Whether the engine can work with a database of this kind. */
function kindFindings(facts: DatabaseFacts): Finding[] {
  const findings: Finding[] = [];
  if (facts.versionNumber < OLDEST) {
    const cure = 'Upgrade the project: Settings → Infrastructure.';
    findings.push(fail('version', `PostgreSQL ${facts.version} is older than 15.`, cure));
  }
  if (facts.encoding !== 'UTF8') {
    const cure = 'Create a database with UTF-8, move the data, and set DATABASE_URL to it.';
    const what = `The database has the encoding ${facts.encoding}, which cannot hold every text.`;
    findings.push(fail('encoding', what, cure));
  }
  if (!facts.hasUsers) {
    const cure = 'Set DATABASE_URL to the database of the Supabase project (on hosted Supabase its name is postgres).';
    findings.push(fail('auth', 'The database has no table auth.users: it is not that of a Supabase project.', cure));
  }
  return findings;
}

/** Whether the role may do what the engine does, and has the connections for it. */
function useFindings(facts: DatabaseFacts, poolSize: number): Finding[] {
  const findings: Finding[] = [];
  if (facts.standby || facts.readOnly) {
    const cure = 'Point DATABASE_URL at the primary, and check whether its disk is full.';
    findings.push(fail('writes', 'The database accepts no writes.', cure));
  }
  if (!facts.mayCreate || !facts.ownsJobs) {
    const what = facts.mayCreate ? 'does not own the table studio_jobs' : 'may not create tables in the schema public';
    const cure = 'Use the role that owns the schema public in DATABASE_URL (on hosted Supabase: postgres).';
    findings.push(fail(RIGHTS, `The role ${facts.role} ${what}.`, cure));
  }
  if (facts.connectionsLeft < poolSize) {
    const cure = 'Lower DATABASE_POOL_SIZE, or raise the limit of the database.';
    const what = `The database has ${facts.connectionsLeft} connections left; one replica uses up to ${poolSize}.`;
    findings.push(warn('connections', what, cure));
  }
  return findings;
}

async function echoFinding(client: pg.Client): Promise<Finding> {
  if (await hearsItself(client, ECHO_LIMIT_MS))
    return ok('notifications', 'LISTEN and NOTIFY work on this connection.');
  return fail(
    'notifications',
    'No notification arrived: DATABASE_URL uses a pooler in transaction mode.',
    'Use the session pooler on port 5432 of the same host, or the direct connection.',
  );
}

async function schemaFindings(client: pg.Client): Promise<Finding[]> {
  const [files, ledger] = await Promise.all([readMigrationFiles(), readLedger(client)]);
  if (ledger === null) {
    return [
      warn(
        'migrations',
        `None of ${files.length} migrations is applied.`,
        'The engine applies them when it starts; "studio migrate" does only that.',
      ),
    ];
  }
  const known = new Map(files.map((file) => [file.name, file.checksum]));
  const unknown = ledger.find(({ name, tolerated }) => !known.has(name) && !tolerated);
  if (unknown !== undefined) {
    return [
      fail(
        'migrations',
        `The database was migrated by a newer release (${unknown.name} is unknown here).`,
        'Start that release, or restore a backup.',
      ),
    ];
  }
  const changed = ledger.find(
    (entry) => known.has(entry.name) && known.get(entry.name) !== entry.checksum && !isEarlierText(entry),
  );
  if (changed !== undefined) {
    return [fail('migrations', `${changed.name} was changed after it had been applied.`, 'Restore the file.')];
  }
  const applied = new Set(ledger.map(({ name }) => name));
  const missing = files.filter(({ name }) => !applied.has(name)).length;
  const state =
    missing === 0
      ? ok('migrations', `All ${files.length} migrations are applied.`)
      : warn(
          'migrations',
          `${missing} of ${files.length} migrations are not applied.`,
          'The engine applies them when it starts; "studio migrate" does only that.',
        );
  return [state, ...(await tableFindings(client))];
}

async function tableFindings(client: pg.Client): Promise<Finding[]> {
  const problems = await accessProblems(client);
  const silence = await realtimeProblem(client);
  return [
    ...(problems.length === 0
      ? [ok('policies', 'The tables have their row level security, policies and privileges.')]
      : problems.map(({ message, cure }) => fail('policies', message, cure))),
    silence === null
      ? ok('realtime', 'Supabase Realtime announces changes of studio_jobs.')
      : warn('realtime', silence.message, silence.cure),
  ];
}
