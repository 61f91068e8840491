import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrateToRelease } from '../../support/release-fixture.js';
import {
  ADMIN,
  counted,
  createStatisticsDatabase,
  insertJob,
  type StatisticsDatabase,
  scan,
} from './statistics-database.js';

const MIGRATIONS = ['004_keep_statistics.sql', '010_cluster_failures.sql'];
const ALL = { from: null, to: null };

describe('migrations 004 and 010 on a database that already has jobs', () => {
  let database: StatisticsDatabase;
  beforeAll(async () => {
    database = await createStatisticsDatabase();
    // Later migrations put other triggers in the place of these.
    await migrateToRelease(database, '0.1.0');
    // Today's statement of the age of the oldest job reads it.
    await database.query(`alter table studio_jobs add column driven_by text not null default 'engine'`);
  });
  afterAll(() => database.drop());

  /** Takes back what the two migrations made, as if the jobs were older than they. */
  async function takeBack(): Promise<void> {
    await database.query(`do $$
      declare item record; name text;
      begin
        for item in select tgname from pg_trigger where tgname ~ '^studio_jobs_(clock|count|cluster)_' loop
          execute format('drop trigger %I on studio_jobs', item.tgname);
        end loop;
        drop table job_stat_changes, job_stats, job_stat_horizon, job_failure_changes, job_failure_stats, job_failure_clusters cascade;
        foreach name in array array(select oid::regprocedure::text from pg_proc
          where pronamespace = 'public'::regnamespace and proname ~ '^(job_stat|job_failure|studio_jobs_(clock|count|cluster))') loop
          execute format('drop function if exists %s cascade', name);
        end loop;
        drop type job_failure_row;
        alter table studio_jobs drop column status_since, drop column claimed_at, drop column run_claimed_at;
        drop index studio_jobs_waiting_idx;
      end $$`);
  }

  it('count what is there, and from then on what changes', async () => {
    const userId = await database.addUser();
    await takeBack();
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    for (let i = 0; i < 30; i += 1) {
      await insertJob(database, { userId, status: 'COMPLETE', processingMs: i * 1_000, createdAt: days(i) });
      await insertJob(database, {
        userId,
        status: 'FAILED',
        error: { code: 'NO_SPEECH', message: `part ${i}` },
        createdAt: days(i * 20),
      });
    }
    await insertJob(database, { userId });
    const failing = await insertJob(database, { userId, status: 'REFINING' });
    await database.query(
      `update studio_jobs set status = 'FAILED', error_details = '{"code":"TIMED_OUT","message":"late"}' where job_id = $1`,
      [failing],
    );

    for (const name of MIGRATIONS) {
      await database.query(await readFile(new URL(`../../../database/migrations/${name}`, import.meta.url), 'utf8'));
    }

    expect(await counted(database, ALL)).toEqual(await scan(database));
    const week = await database.statistics.stats(ADMIN, { from: days(7), to: null });
    expect(await counted(database, week.range)).toEqual(await scan(database, week.range));
    expect((await database.statistics.stats(ADMIN)).failures).toBe(1);
    expect(await database.statistics.failureBreakdown(ADMIN)).toMatchObject([
      { code: 'NO_SPEECH', pattern: 'part <n>', jobs: 30, users: 1 },
      { code: 'TIMED_OUT', pattern: 'late', jobs: 1 },
    ]);
    await database.query(
      `update studio_jobs set status = 'NEW', error_details = null where error_details ->> 'code' = 'NO_SPEECH'`,
    );
    await database.query(`delete from studio_jobs where status = 'COMPLETE'`);
    await database.folding.runOnce();
    expect(await counted(database, ALL)).toEqual(await scan(database));
    expect((await database.statistics.failureBreakdown(ADMIN)).filter(({ jobs }) => jobs > 0)).toMatchObject([
      { code: 'TIMED_OUT', jobs: 1 },
    ]);
  });

  it('can be counted anew by hand after changes with the triggers switched off', async () => {
    await database.query('alter table studio_jobs disable trigger user');
    await database.query(`delete from studio_jobs where status = 'NEW'`);
    await database.query('alter table studio_jobs enable trigger user');
    expect(await counted(database, ALL)).not.toEqual(await scan(database));
    await database.query('select job_statistics_rebuild(), job_failures_rebuild()');
    expect(await counted(database, ALL)).toEqual(await scan(database));
  });

  it('lets minutes and hours go once they are old, and still answers exactly by the coarser grain', async () => {
    const userId = await database.addUser();
    await database.query(`update job_stat_horizon set minutes_from = minutes_from - interval '10 hours'`);
    const created = new Date(Date.now() - 3 * 86_400_000 - 5 * 3_600_000);
    await insertJob(database, { userId, status: 'COMPLETE', processingMs: 7, createdAt: created });
    await database.folding.runOnce();
    await database.folding.runOnce();
    const [kept] = await database.query<{ old: string }>(
      `select count(*) as old from job_stats s, job_stat_horizon h where s.grain = 'minute' and s.bucket < h.minutes_from`,
    );
    expect(kept?.old).toBe('0');
    const { range, total } = await database.statistics.stats(ADMIN, {
      from: created,
      to: new Date(created.getTime() + 1),
    });
    expect((range.to?.getTime() ?? 0) - (range.from?.getTime() ?? 0)).toBe(3_600_000);
    expect(total).toBe(1);
  });

  it('answers for a moment long ago, at whatever minute of the hour it lies', async () => {
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 5 * 86_400_000;
    for (const minute of [0, 1, 30, 54, 55, 59]) {
      const from = new Date(hour + minute * 60_000);
      const { range } = await database.statistics.stats(ADMIN, { from, to: new Date(from.getTime() + 1) });
      expect([range.from, range.to]).toEqual([new Date(hour), new Date(hour + 3_600_000)]);
    }
  });
});
