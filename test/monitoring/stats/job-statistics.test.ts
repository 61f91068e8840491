import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ADMIN,
  counted,
  createStatisticsDatabase,
  insertJob,
  type StatisticsDatabase,
  scan,
  userCaller,
} from './statistics-database.js';

const MINUTE = 60_000;
const ALL = { from: null, to: null };

describe('job statistics', () => {
  let database: StatisticsDatabase;
  let alice: string;
  let bob: string;
  beforeAll(async () => {
    database = await createStatisticsDatabase();
    alice = await database.addUser();
    bob = await database.addUser();
  });
  beforeEach(async () => {
    await database.query('truncate studio_jobs cascade');
    await database.query(
      'truncate job_stats, job_stat_changes, job_failure_clusters, job_failure_stats, job_failure_changes',
    );
  });
  afterAll(() => database.drop());

  /** A job goes through the pipeline: it waits and runs so many seconds in each stage. */
  async function runThrough(jobId: string, waits: readonly number[], runs: readonly number[]): Promise<void> {
    const stages = ['TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE'];
    for (const [index, wait] of waits.entries()) {
      await ago(jobId, index === 0 ? ['status_since', 'run_started_at'] : ['status_since'], wait);
      await database.query(`update studio_jobs set status = $2, attempt = attempt + 1 where job_id = $1`, [
        jobId,
        stages[index],
      ]);
      await ago(jobId, ['claimed_at', 'status_since'], runs[index] as number);
      if (index === 2) await ago(jobId, ['run_claimed_at', 'run_started_at'], 60);
      await database.query(
        `update studio_jobs set status = $2, raw_transcript = 't', system_prompt_used = 'p', refined_text = 'r' where job_id = $1`,
        [jobId, stages[index + 1]],
      );
    }
  }

  async function ago(jobId: string, columns: readonly string[], seconds: number): Promise<void> {
    const set = columns.map((column) => `${column} = clock_timestamp() - $2 * interval '1 second'`).join(', ');
    await database.query(`update studio_jobs set ${set} where job_id = $1`, [jobId, seconds]);
  }

  it('tell how long each stage waited and ran', async () => {
    await runThrough(await insertJob(database, { userId: alice }), [10, 2, 3], [20, 12, 30]);
    for (const _ of ['pending', 'folded']) {
      const { stages, run, wait, completions, throughputPerMinute } = await database.statistics.stats(ADMIN);
      const seconds = stages.map((times) =>
        [times.wait.averageMs, times.run.averageMs].map((ms) => Math.round((ms ?? 0) / 1000)),
      );
      expect(seconds).toEqual([
        [10, 20],
        [2, 12],
        [3, 30],
      ]);
      expect(Math.round((wait.averageMs ?? 0) / 1000)).toBe(10);
      expect(Math.round((run.averageMs ?? 0) / 1000)).toBe(60);
      expect(run.p99Ms).toBeGreaterThan(58_000);
      expect(completions).toBe(1);
      expect(throughputPerMinute).toBeCloseTo(0.18, 1);
      await database.folding.runOnce();
    }
  });

  it('tell the age of the oldest that waits, by when it was last asked for', async () => {
    const jobId = await insertJob(database, { userId: alice, createdAt: new Date(Date.now() - 3600_000) });
    await ago(jobId, ['run_started_at'], 90);
    await insertJob(database, { userId: bob });
    const { oldestWaitingSeconds } = await database.statistics.stats(ADMIN);
    expect(Math.round((oldestWaitingSeconds ?? 0) / 10)).toBe(9);
  });

  it('leave cancelled jobs out of the failure rate and the clusters', async () => {
    await insertJob(database, { userId: alice, status: 'COMPLETE', processingMs: 5 });
    await insertJob(database, { userId: alice, status: 'FAILED', error: { code: 'NO_SPEECH', message: 'none' } });
    for (let i = 0; i < 3; i += 1)
      await insertJob(database, { userId: alice, status: 'FAILED', error: { code: 'CANCELLED' } });
    const stats = await database.statistics.stats(ADMIN);
    expect(stats).toMatchObject({ cancelled: 3, failureRate: 0.5, failuresByCode: [{ code: 'NO_SPEECH', count: 1 }] });
    expect(await database.statistics.failureBreakdown(ADMIN)).toMatchObject([{ code: 'NO_SPEECH', jobs: 1 }]);
  });

  it('draw a series whose points add up to the whole and agree with SQL', async () => {
    const end = Math.floor(Date.now() / MINUTE) * MINUTE;
    for (let i = 0; i < 20; i += 1) {
      const createdAt = new Date(end - i * 7 * MINUTE);
      await insertJob(database, {
        userId: alice,
        createdAt,
        status: i % 3 ? 'COMPLETE' : 'FAILED',
        processingMs: i * 100,
      });
    }
    for (const _ of ['pending', 'folded']) {
      const points = await database.statistics.series(
        ADMIN,
        { from: new Date(end - 100 * MINUTE), to: new Date(end) },
        600,
      );
      for (const { at, byStatus, processing } of points) {
        const sql = await scan(database, { from: at, to: new Date(at.getTime() + 600_000) });
        expect(new Map(byStatus.filter(({ count }) => count > 0).map(({ status, count }) => [status, count]))).toEqual(
          sql.byStatus,
        );
        expect(processing.averageMs).toBe(sql.averageMs);
      }
      expect(points.length).toBeGreaterThanOrEqual(10);
      await database.folding.runOnce();
    }
  });

  it('refuse a series that is too fine, too long, or of a time whose minutes are gone', async () => {
    const series = (from: Date, seconds: number) => database.statistics.series(ADMIN, { from, to: null }, seconds);
    const daysAgo = (days: number) => new Date(Date.now() - days * 1440 * MINUTE);
    await expect(series(daysAgo(1), 90)).rejects.toThrow('whole number of minutes');
    await expect(series(daysAgo(1), 60)).rejects.toThrow('more than 500 buckets');
    await expect(series(daysAgo(10), 7200 + 60)).rejects.toThrow('finer figures are no longer kept');
    expect(await series(daysAgo(10), 7200)).toHaveLength(121);
  });

  it('put failures together that differ in numbers, names and addresses alone, and say whom they hit', async () => {
    const message = (i: number) =>
      `The server https://host-${i}.example/a?b=${i} answered "${i} apples" after ${i}.5 s for 6f9619ff-8b86-4d01-b42d-00cf4fc964f${i}.`;
    for (let i = 0; i < 4; i += 1) {
      const error = { code: 'TRANSCRIBER_REJECTED', stage: 'TRANSCRIBING', provider: 'openai', message: message(i) };
      await insertJob(database, { userId: i % 2 ? alice : bob, status: 'FAILED', error });
    }
    await database.query(`update studio_jobs set status = 'NEW', error_details = null where user_id = $1`, [bob]);
    for (const _ of ['pending', 'folded']) {
      expect(await database.statistics.failureBreakdown(ADMIN)).toMatchObject([
        {
          code: 'TRANSCRIBER_REJECTED',
          stage: 'TRANSCRIBING',
          provider: 'openai',
          pattern: 'The server <url> answered <text> after <n> s for <id>.',
          jobs: 2,
          failures: 4,
          users: 2,
        },
      ]);
      await database.folding.runOnce();
    }
  });

  it('keep 500 clusters and count what comes later together, so that nothing is lost', async () => {
    await database.query(
      `insert into studio_jobs (user_id, raw_audio_url, status, error_details)
       select $1, 'a', 'FAILED', jsonb_build_object('code', 'INTERNAL', 'message', 'reason ' || translate(i::text, '0123456789', 'abcdefghij'))
       from generate_series(1, 600) i`,
      [alice],
    );
    await database.folding.runOnce();
    const [largest] = await database.statistics.failureBreakdown(ADMIN);
    expect(largest).toMatchObject({ code: 'INTERNAL', pattern: '<other>', jobs: 100 });
    await database.query('delete from studio_jobs');
    for (const _ of ['pending', 'folded']) {
      const left = await database.statistics.failureBreakdown(ADMIN);
      expect(left.filter(({ jobs }) => jobs !== 0)).toEqual([]);
      await database.folding.runOnce();
    }
  });

  it('show a user their own jobs alone, and an admin everybody’s', async () => {
    await runThrough(await insertJob(database, { userId: alice }), [10, 2, 3], [20, 12, 30]);
    await insertJob(database, { userId: alice, status: 'FAILED', error: { code: 'NO_SPEECH', message: 'a' } });
    await insertJob(database, { userId: alice, status: 'FAILED', error: { code: 'CANCELLED' } });
    await ago(await insertJob(database, { userId: alice }), ['run_started_at'], 90);
    await insertJob(database, { userId: bob, status: 'COMPLETE', processingMs: 90 });
    for (const _ of ['pending', 'folded']) {
      expect(await counted(database, ALL, userCaller(alice))).toEqual(await scan(database, ALL, alice));
      expect(await counted(database, ALL, userCaller(bob))).toEqual(await scan(database, ALL, bob));
      expect(await counted(database, ALL, userCaller(bob, true))).toEqual(await scan(database));
      const own = await database.statistics.stats(userCaller(alice));
      expect(own).toMatchObject({ total: 4, completions: 1, failures: 1, cancellations: 1, sampled: false });
      expect([own.wait.averageMs, own.run.averageMs].map((ms) => Math.round((ms ?? 0) / 10_000))).toEqual([0, 6]);
      expect(own.throughputPerMinute).toBeCloseTo(0.18, 1);
      expect(Math.round((own.oldestWaitingSeconds ?? 0) / 10)).toBe(9);
      expect(await database.statistics.stats(userCaller(bob))).toMatchObject({ total: 1, oldestWaitingSeconds: null });
      expect(await database.statistics.failureBreakdown(userCaller(bob))).toEqual([]);
      expect(await database.statistics.failureBreakdown(userCaller(alice))).toMatchObject([
        { code: 'NO_SPEECH', jobs: 1 },
      ]);
      const series = await database.statistics.series(userCaller(alice), ALL, 3600);
      expect(series.reduce((sum, { total }) => sum + total, 0)).toBe(4);
      await database.folding.runOnce();
    }
  });

  it('keep of a user’s completions the last hour alone, and can be counted anew by hand', async () => {
    await insertJob(database, { userId: alice, status: 'COMPLETE', processingMs: 5 });
    await database.folding.runOnce();
    await database.query(`update user_stats set bin = bin - 90 where measure = 'completed'`);
    await insertJob(database, { userId: alice, status: 'COMPLETE', processingMs: 5 });
    await database.folding.runOnce();
    expect(await database.query(`select n from user_stats where measure = 'completed'`)).toEqual([{ n: '1' }]);
    await insertJob(database, { userId: alice, status: 'COMPLETE', processingMs: 5 });
    await database.query('update user_stats set n = n + 7');
    await database.query('select job_statistics_rebuild()');
    for (const _ of ['pending', 'folded']) {
      const own = await database.statistics.stats(userCaller(alice));
      expect(own).toMatchObject({ total: 3, completions: 3, processing: { averageMs: 5 } });
      expect(own.throughputPerMinute).toBeCloseTo(0.55, 1);
      await database.folding.runOnce();
    }
  });
});
