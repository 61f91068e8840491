import { Command } from 'commander';
import { readEnvironment } from '../../platform/environment/read-environment.js';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { migrate } from '../../platform/postgres/migrate.js';
import { waitForDatabase } from '../../platform/postgres/wait-for-database.js';
import { print, printJson, remark } from '../output/print.js';

/** A person waits: a database that is not there is said soon. Milliseconds. */
const WAIT_MS = 15_000;

/** `studio migrate`: brings the database of the settings to the newest migration, as the start does. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Bring the database of DATABASE_URL to the newest migration, as the engine does when it starts')
    .option('--json', 'JSON for scripts')
    .action(run);
}

async function run({ json = false }: { json?: boolean }): Promise<void> {
  const { databaseUrl } = readEnvironment(process.env);
  if (databaseUrl === null) {
    const message =
      'DATABASE_URL is not set, so there is nothing to migrate. Local mode migrates its own database when it starts.';
    throw new Fault('BAD_REQUEST', message);
  }
  const log = remarks();
  await waitForDatabase(databaseUrl, log, { limitMs: WAIT_MS });
  const { applied } = await migrate(databaseUrl, log);
  if (json) return printJson({ applied });
  for (const name of applied) print(`applied ${name}`);
  print(applied.length === 0 ? 'The database is up to date.' : `The database was migrated: ${applied.length} files.`);
}

/** Warnings for a person; the rest is in the result. */
function remarks(): Logger {
  const quiet = () => undefined;
  const log: Logger = { debug: quiet, info: quiet, warn: remark, error: remark, with: () => log };
  return log;
}
