import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../../src/platform/postgres/database.js';
import { migrate } from '../../../src/platform/postgres/migrate.js';
import { isDatabaseOutage } from '../../../src/platform/postgres/outage.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline } from '../../support/test-pipeline.js';

const ODD = {
  search_path: "'nowhere'",
  DateStyle: "'German, DMY'",
  IntervalStyle: "'sql_standard'",
  TimeZone: "'Asia/Kolkata'",
  bytea_output: "'escape'",
  statement_timeout: "'50ms'",
  lock_timeout: "'20ms'",
  idle_session_timeout: "'100ms'",
  row_security: 'off',
  jit: 'on',
  default_transaction_isolation: "'serializable'",
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('a server with unusual settings', () => {
  it('is used as any other', async () => {
    const user = await database.addUser();
    const name = new URL(database.url).pathname.slice(1);
    for (const [setting, value] of Object.entries(ODD)) {
      await database.query(`alter database ${name} set ${setting} = ${value}`);
    }
    const db = openDatabase({ url: database.url, poolSize: 3, log: quietLogger });
    await migrate(database.url, quietLogger);
    const pipeline = await startTestPipeline(database, new StageScript());
    try {
      const jobId = await pipeline.submit(user);
      await database.until(async () => {
        const { rows } = await sql<{ status: string; created_at: Date; jit: string }>`
          select status, created_at, current_setting('jit') as jit, pg_sleep(0.1) from studio_jobs where job_id = ${jobId}`.execute(
          db,
        );
        expect(rows[0]).toMatchObject({ created_at: expect.any(Date), jit: 'off' });
        return rows[0]?.status === 'COMPLETE' ? true : null;
      });
    } finally {
      await pipeline.stop();
      await db.destroy();
      for (const setting of Object.keys(ODD)) await database.query(`alter database ${name} reset ${setting}`);
    }
  });
});

describe('a server that takes no writes', () => {
  it('is an outage, and is asked again over a new connection, which may lead to another server', async () => {
    const db = openDatabase({ url: database.url, poolSize: 1, log: quietLogger });
    try {
      const write = () => sql`update queue_clocks set turn = turn`.execute(db);
      await sql`set default_transaction_read_only = on`.execute(db);
      expect(isDatabaseOutage(await write().catch((error: unknown) => error))).toBe(true);
      await write();
      await sql`set default_transaction_read_only = on`.execute(db);
      const inTransaction = db.transaction().execute((trx) => sql`update queue_clocks set turn = turn`.execute(trx));
      expect(isDatabaseOutage(await inTransaction.catch((error: unknown) => error))).toBe(true);
      await write();
    } finally {
      await db.destroy();
    }
  });
});
