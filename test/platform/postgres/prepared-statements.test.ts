import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { type Database, openDatabase } from '../../../src/platform/postgres/database.js';
import { PLANNED_EACH_TIME } from '../../../src/platform/postgres/statement-names.js';
import { eventually } from '../../support/eventually.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

describe('statements that come again', () => {
  let database: TestDatabase;
  let db: Database;
  beforeEach(async () => {
    database = await createTestDatabase();
    db = openDatabase({ url: database.url, poolSize: 1, log: quietLogger });
    await database.query('create table shelf (book integer)');
    await database.query('insert into shelf values (7)');
  });
  afterEach(async () => {
    await db.destroy();
    await database.drop();
  });

  const books = async (of = db) => (await sql`select * from shelf where book > ${0}`.execute(of)).rows;
  const prepared = async (of = db) =>
    (
      await sql<{ count: number }>`select count(*)::integer as count from pg_prepared_statements
      where statement like '%from shelf%'`.execute(of)
    ).rows[0]?.count;

  it('are prepared from the second time on', async () => {
    await books();
    expect(await prepared()).toBe(0);
    for (let times = 0; times < 3; times += 1) expect(await books()).toEqual([{ book: 7 }]);
    expect(await prepared()).toBe(1);
  });

  it('are not prepared where one plan cannot be good for all values', async () => {
    for (let times = 0; times < 3; times += 1)
      await sql`select ${sql.raw(PLANNED_EACH_TIME)} * from shelf where book > ${0}`.execute(db);
    expect(await prepared()).toBe(0);
  });

  it('run although the connection lost them, as behind a pooler that gives another one', async () => {
    for (let times = 0; times < 3; times += 1) await books();
    await sql`deallocate all`.execute(db);
    expect(await books()).toEqual([{ book: 7 }]);
  });

  it('run although a migration has changed what they answer', async () => {
    for (let times = 0; times < 3; times += 1) await books();
    await database.query("alter table shelf add column shelved text default 'yes'");
    expect(await books()).toEqual([{ book: 7, shelved: 'yes' }]);
    expect(await books()).toEqual([{ book: 7, shelved: 'yes' }]);
  });

  it('run although a migration adds a column while a function of theirs waits for the table', async () => {
    await database.query(`create function shelve(more integer) returns setof shelf language plpgsql as $$
      begin return query insert into shelf (book) values (more) returning *; end $$`);
    const shelved = async (book: number) => (await sql`select * from shelve(${book})`.execute(db)).rows;
    for (let book = 0; book < 3; book += 1) expect(await shelved(book)).toEqual([{ book }]);
    const migration = new pg.Client({ connectionString: database.url });
    await migration.connect();
    try {
      await migration.query('begin');
      await migration.query(`alter table shelf add column shelved text default 'yes'`);
      const waiting = shelved(8);
      await eventually(async () => (await migration.query('select from pg_locks where not granted')).rowCount);
      await migration.query('commit');
      expect(await waiting).toEqual([{ book: 8, shelved: 'yes' }]);
    } finally {
      await migration.end();
    }
  });

  it('fail once in a transaction, as an outage does, and succeed when it is tried again', async () => {
    for (let times = 0; times < 3; times += 1) await books();
    await sql`deallocate all`.execute(db);
    const read = () => db.transaction().execute((trx) => sql`select * from shelf where book > ${0}`.execute(trx));
    await expect(read()).rejects.toMatchObject({ code: '26000' });
    expect((await read()).rows).toEqual([{ book: 7 }]);
  });

  it('are not prepared where the setting says so', async () => {
    const plain = openDatabase({ url: database.url, poolSize: 1, log: quietLogger, prepares: false });
    try {
      for (let times = 0; times < 3; times += 1) await books(plain);
      expect(await prepared(plain)).toBe(0);
    } finally {
      await plain.destroy();
    }
  });
});
