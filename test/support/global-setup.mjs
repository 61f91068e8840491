import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';

/** Starts one PostgreSQL for the whole run; every database of a test is a copy of its template. Needs `npm run build` before. */
export default async function globalSetup() {
  const database = await startTemporaryDatabase('studio_template', createLogger({ level: 'error' }));
  process.env.TEST_DATABASE_URL = database.serverUrl;
  globalThis.studioTests = database;
}
