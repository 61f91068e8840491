import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { printedSql } from '../../src/pipeline/queue/printed-sql.js';
import { migrate } from '../../src/platform/postgres/migrate.js';
import { quietLogger } from '../support/quiet-logger.js';
import { StageScript } from '../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { startTestPipeline } from '../support/test-pipeline.js';

describe('the migration runner', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  /** Takes back everything of ours, as if the project were new. */
  async function makeNew(): Promise<void> {
    await database.query('drop schema public cascade');
    await database.query('create schema public');
    await database.query('grant usage on schema public to anon, authenticated, service_role');
  }

  it('applies each file once, in order, even when replicas start at the same moment', async () => {
    await makeNew();
    const outcomes = await Promise.all([1, 2, 3].map(() => migrate(database.url, quietLogger)));
    const applied = outcomes.flatMap((outcome) => outcome.applied);
    expect(applied).toEqual([...new Set(applied)].sort());
    expect(applied[0]).toBe('001_create_studio_jobs_table.sql');
    expect((await migrate(database.url, quietLogger)).applied).toEqual([]);
  });

  it('works with an ordinary role such as hosted Supabase has', async () => {
    await makeNew();
    const role = `owner_${Date.now()}`;
    await database.query(`create role ${role} login password 'test'`);
    try {
      await database.query(`grant create, usage on schema public to ${role}`);
      await database.query(`grant usage on schema auth to ${role}`);
      await database.query(`grant references, select on auth.users to ${role}`);
      const url = new URL(database.url);
      url.username = role;
      const { applied } = await migrate(url.href, quietLogger);
      expect(applied.length).toBeGreaterThanOrEqual(3);
    } finally {
      await database.query(`drop owned by ${role} cascade`);
      await database.query(`drop role ${role}`);
    }
  });

  it('prints SQL for the owner where the role may make nothing, and the engine then works as that role', async () => {
    await makeNew();
    await database.query('drop schema if exists pgboss cascade');
    const role = `engine_${Date.now()}`;
    await database.query(`create role ${role} login password 'test'`);
    const url = new URL(database.url);
    url.username = role;
    try {
      await expect(migrate(url.href, quietLogger)).rejects.toThrow('npm run -s migrate -- --print');
      await database.query(await printedSql(url.href));
      expect((await migrate(url.href, quietLogger)).applied).toEqual([]);
      const pipeline = await startTestPipeline({ url: url.href }, new StageScript());
      try {
        const jobId = await pipeline.submit(await database.addUser());
        await database.until(async () => {
          const [job] = await database.query('select status from studio_jobs where job_id = $1', [jobId]);
          return job?.status === 'COMPLETE';
        });
      } finally {
        await pipeline.stop();
      }
    } finally {
      await database.query(`drop owned by ${role} cascade`);
      await database.query(`drop role ${role}`);
    }
  });

  it('accepts the first file when it was pasted into the SQL editor before', async () => {
    await database.query('delete from studio_migrations');
    await makeNew();
    const { readFile } = await import('node:fs/promises');
    const first = new URL('../../database/migrations/001_create_studio_jobs_table.sql', import.meta.url);
    await database.query(await readFile(first, 'utf8'));
    const { applied } = await migrate(database.url, quietLogger);
    expect(applied).toContain('001_create_studio_jobs_table.sql');
  });

  it('refuses a file that was changed after it was applied, and a database of a newer release', async () => {
    await database.query(`update studio_migrations set checksum = 'x' where name like '002%'`);
    await expect(migrate(database.url, quietLogger)).rejects.toThrow('was changed after it was applied');
    await database.query(`delete from studio_migrations where name like '002%'`);
    await database.query(`insert into studio_migrations (name, checksum) values ('999_future.sql', 'x')`);
    await expect(migrate(database.url, quietLogger)).rejects.toThrow('newer release');
  });
});
