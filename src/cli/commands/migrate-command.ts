import { Command } from 'commander';
import { printedSql } from '../../pipeline/queue/printed-sql.js';
import { readEnvironment } from '../../platform/environment/read-environment.js';
import { Fault } from '../../platform/fault.js';
import type { LogFields, Logger } from '../../platform/logging/logger.js';
import { migrate } from '../../platform/postgres/migrate.js';
import { waitForDatabase } from '../../platform/postgres/wait-for-database.js';
import { print, printJson, remark } from '../output/print.js';

interface MigrateFlags {
  readonly print?: boolean;
  readonly json?: boolean;
}

/** `studio migrate`, which `npm run migrate` runs too: brings the database of the settings to the newest migration, as the start does. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Apply the missing migrations to the database of DATABASE_URL, as the engine does when it starts')
    .option('--print', 'change nothing: print the SQL that the database lacks, for a role with more rights')
    .option('--json', 'JSON for scripts')
    .action(run);
}

async function run({ print: printed = false, json = false }: MigrateFlags): Promise<void> {
  const { databaseUrl } = readEnvironment(process.env);
  if (databaseUrl === null) {
    throw new Fault(
      'BAD_REQUEST',
      'SUPABASE_URL is not set, so this is local mode, which migrates its own database when it starts. ' +
        'For a hosted project set SUPABASE_URL, the keys and DATABASE_URL: "studio init" asks for them.',
    );
  }
  const log = remarks();
  await waitForDatabase(databaseUrl, log);
  if (printed) {
    process.stdout.write(await printedSql(databaseUrl));
    return;
  }
  const { applied } = await migrate(databaseUrl, log);
  if (json) return printJson({ applied });
  const files = applied.length === 1 ? '1 file' : `${applied.length} files`;
  print(applied.length === 0 ? 'The database is up to date.' : `The database was migrated: ${files}.`);
}

/** The progress, for a person; standard output has only the result. A repeated line is shown once. */
function remarks(): Logger {
  const shown = new Set<string>();
  const say = (message: string, { migration = '' }: LogFields = {}) => {
    const line = `${message} ${migration}`.trim();
    if (!shown.has(line)) remark(line);
    shown.add(line);
  };
  const log: Logger = { debug: () => undefined, info: say, warn: say, error: say, with: () => log };
  return log;
}
