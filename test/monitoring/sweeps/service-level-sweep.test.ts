import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countOpenAlerts } from '../../../src/monitoring/alerts/alert-store.js';
import { ServiceLevelSweep } from '../../../src/monitoring/sweeps/service-level-sweep.js';
import { capture } from '../../platform/logging/capture.js';
import { WAIT_MS } from '../../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { testEnvironment } from '../../support/test-environment.js';

describe('service levels', () => {
  let database: TestDatabase;
  let userId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    userId = await database.addUser();
  });
  afterAll(() => database.drop());

  // The jobs below their limit stay below it for as long as a busy machine may take.
  const upkeep = {
    ...testEnvironment().upkeep,
    alertSeconds: { WAITING: 3_600, TRANSCRIBING: 7_200, ENRICHING: 0, REFINING: 7_200 },
  };
  async function job(secondsAgo: number, ...moves: string[]): Promise<string> {
    const [row] = await database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id) values ($1, 'a', gen_random_uuid()) returning job_id`,
      [userId],
    );
    const jobId = row?.job_id as string;
    for (const move of moves) await database.query(`update studio_jobs set ${move} where job_id = $1`, [jobId]);
    await database.query(
      `update studio_jobs set status_since = status_since - make_interval(secs => $2),
         claimed_at = claimed_at - make_interval(secs => $2) where job_id = $1`,
      [jobId, secondsAgo],
    );
    return jobId;
  }
  const TAKEN = `status = 'TRANSCRIBING', attempt = attempt + 1`;
  const alerts = (jobId: string) =>
    database.query(
      `select level, limit_seconds, cleared_at is null as open from job_alerts where job_id = $1 order by alert_id`,
      [jobId],
    );

  it('raise one alert for each job and stage, in the log, the run and a row, and clear it when the job moves on', async () => {
    const waiting = await job(3_601);
    const fresh = await job(3_600 - WAIT_MS / 1000);
    const slow = await job(7_201, TAKEN);
    const quick = await job(7_200 - WAIT_MS / 1000, TAKEN);
    const unwatched = await job(9_000, TAKEN, `status = 'ENRICHING'`, 'attempt = attempt + 1');
    const untaken = await job(3_601, TAKEN, `status = 'ENRICHING'`);
    const { log, lines } = capture();
    const sweep = new ServiceLevelSweep(database.db, testEnvironment({ upkeep }), log);

    expect(await sweep.runOnce()).toEqual({ raised: 3, cleared: 0, open: 3, skipped: 0 });

    expect(await alerts(waiting)).toEqual([{ level: 'WAITING', limit_seconds: 3_600, open: true }]);
    expect(await alerts(slow)).toEqual([{ level: 'TRANSCRIBING', limit_seconds: 7_200, open: true }]);
    expect(await alerts(untaken)).toEqual([{ level: 'WAITING', limit_seconds: 3_600, open: true }]);
    for (const jobId of [fresh, quick, unwatched]) expect(await alerts(jobId)).toEqual([]);
    expect(await countOpenAlerts(database.db)).toEqual({ WAITING: 2, TRANSCRIBING: 1, ENRICHING: 0, REFINING: 0 });
    const message = 'Jobs exceed their service level.';
    expect(lines()).toEqual([
      expect.objectContaining({ level: 'warn', message, jobs: 2 }),
      expect.objectContaining({ message, jobs: 1, jobIds: [slow], longestSeconds: expect.any(Number) }),
    ]);
    const longest = lines()[1]?.longestSeconds;
    expect(longest).toBeGreaterThanOrEqual(7_201);
    expect(longest).toBeLessThan(7_201 + WAIT_MS / 1000);
    const [run] = await database.query<{ counts: object }>('select counts from sweep_runs');
    expect(run?.counts).toEqual({ raised: 3, cleared: 0, open: 3, skipped: 0 });

    // Another try of the same stage is no new stage: nothing is raised twice.
    await database.query('update studio_jobs set attempt = attempt + 1 where job_id = $1', [slow]);
    expect(await sweep.runOnce()).toMatchObject({ raised: 0, cleared: 0, open: 3 });
    await database.query(`update studio_jobs set ${TAKEN} where job_id = $1`, [waiting]);
    await database.query(`update studio_jobs set status = 'FAILED', error_details = '{}' where job_id = $1`, [slow]);
    expect(await sweep.runOnce()).toMatchObject({ raised: 0, cleared: 2, open: 1 });
    expect(lines()).toHaveLength(2);
  });

  it('are what was set while the engine runs, before what the settings say', async () => {
    const slow = await job(9_000, TAKEN, `status = 'ENRICHING'`, 'attempt = attempt + 1');
    const sweep = new ServiceLevelSweep(database.db, testEnvironment({ upkeep }), capture().log);
    await sweep.runOnce();
    expect(await alerts(slow)).toEqual([]);
    await database.query(
      `insert into alert_thresholds (rule, subject, threshold, changed_by) values ('SERVICE_LEVEL', 'ENRICHING', 300, 'test')`,
    );
    await sweep.runOnce();
    expect(await alerts(slow)).toEqual([{ level: 'ENRICHING', limit_seconds: 300, open: true }]);
  });

  it('raise each alert once when many look at the same time', async () => {
    const jobs = await Promise.all(Array.from({ length: 5 }, () => job(5_000)));
    const sweep = new ServiceLevelSweep(database.db, testEnvironment({ upkeep }), capture().log);
    await Promise.all([1, 2, 3, 4].map(() => sweep.runOnce()));
    await sweep.runOnce();
    for (const jobId of jobs) expect(await alerts(jobId)).toHaveLength(1);
  });
});
