import { printedSql } from './pipeline/queue/printed-sql.js';
import { readEnvironment } from './platform/environment/read-environment.js';
import { Fault } from './platform/fault.js';
import { createLogger } from './platform/logging/create-logger.js';
import { migrate } from './platform/postgres/migrate.js';
import { waitForDatabase } from './platform/postgres/wait-for-database.js';

// `npm run migrate`: brings a hosted project's database to the newest migration, as the engine itself does when it starts. With --print it prints
// the SQL instead, for a role that may do more.
const environment = readEnvironment(process.env);
const log = createLogger({ level: environment.logLevel });
if (environment.databaseUrl === null) {
  log.error(
    'DATABASE_URL is not set, so there is nothing to migrate. Set it and the SUPABASE_ settings; local mode migrates its own database at start.',
  );
  process.exitCode = 1;
} else {
  try {
    await waitForDatabase(environment.databaseUrl, log);
    if (process.argv.includes('--print')) {
      process.stdout.write(await printedSql(environment.databaseUrl));
    } else {
      const { applied } = await migrate(environment.databaseUrl, log);
      log.info(applied.length === 0 ? 'The database is up to date.' : 'The database was migrated.', { applied });
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log.error(error.message);
    process.exitCode = 1;
  }
}
