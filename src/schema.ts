import './platform/node-version.js';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startTemporaryDatabase } from './local/supervisor/temporary-database.js';
import { createLogger } from './platform/logging/create-logger.js';
import { describeSchema } from './platform/postgres/describe-schema.js';

// `npm run schema`: runs every migration in a temporary database and writes down what came of it.
const target = fileURLToPath(new URL('../database/schema.sql', import.meta.url));
const log = createLogger({ level: 'info' });
const database = await startTemporaryDatabase('studio_schema', log);
const client = new pg.Client({ connectionString: database.url });
try {
  await client.connect();
  await writeFile(target, await describeSchema(async (sql) => (await client.query<{ line: string }>(sql)).rows));
  log.info('The file database/schema.sql was written.');
} finally {
  await client.end();
  await database.stop();
}
