import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { TcpProxy } from '../../../faults/stand/tcp-proxy.js';
import { answeringClient } from '../../../src/platform/postgres/answering-client.js';
import { type Database, openDatabase } from '../../../src/platform/postgres/database.js';
import { isDatabaseOutage } from '../../../src/platform/postgres/outage.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

describe('connections that fall silent without being closed', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let db: Database;
  let port: number;

  beforeEach(async () => {
    database = await createTestDatabase();
    const url = new URL(database.url);
    proxy = new TcpProxy({ host: url.hostname, port: Number(url.port) });
    port = await proxy.listen();
    url.port = String(port);
    db = openDatabase({ url: url.href, poolSize: 1, log: quietLogger, answerLimitMs: 300 });
    await sql`select 1`.execute(db);
  });
  afterEach(async () => {
    await db.destroy();
    proxy.close();
    await database.drop();
  });

  it('are given up in time, as an outage, and replaced', async () => {
    expect(proxy.silence(() => true)).toBe(1);
    const lost: unknown = await sql`select 2`.execute(db).catch((error: unknown) => error);
    expect(isDatabaseOutage(lost)).toBe(true);
    const { rows } = await sql<{ three: number }>`select 3 as three`.execute(db);
    expect(rows).toEqual([{ three: 3 }]);
  });

  it('are given up in the middle of a transaction too', async () => {
    const lost: unknown = await db
      .transaction()
      .execute(async (trx) => {
        await sql`select 1`.execute(trx);
        proxy.silence(() => true);
        await sql`select 2`.execute(trx);
      })
      .catch((error: unknown) => error);
    expect(isDatabaseOutage(lost)).toBe(true);
    await expect(sql`select 3`.execute(db)).resolves.toBeDefined();
  });

  it("are given up by a pool's own queries", async () => {
    const url = new URL(database.url);
    url.port = String(port);
    const pool = new pg.Pool({ connectionString: url.href, max: 1, Client: answeringClient(300) });
    pool.on('error', () => undefined); // The query that was under way rejects with the same error.
    await pool.query('select 1');
    proxy.silence(() => true);
    await expect(pool.query('select 2')).rejects.toThrow(/terminated/);
    await expect(pool.query('select 3')).resolves.toBeDefined();
    await pool.end();
  });

  it('are not taken for those that answer late, but within the limit', async () => {
    await expect(sql`select pg_sleep(0.1)`.execute(db)).resolves.toBeDefined();
  });
});
