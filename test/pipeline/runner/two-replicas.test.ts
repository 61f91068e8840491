import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

const JOBS = 400;
const AT_ONCE = 10;

describe('two replicas on one queue', () => {
  let database: TestDatabase;
  const scripts = [new StageScript(), new StageScript()];
  const replicas: TestPipeline[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    for (const script of scripts) replicas.push(await startTestPipeline(database, script, { workerConcurrency: 16 }));
  });
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await database.drop();
  });

  it('run each stage of each job once, and drop no delivery that was made a moment ago', async () => {
    const users = [await database.addUser(), await database.addUser(), await database.addUser()];
    // No more at once than the pools have connections: on a busy machine the rest would wait for one longer than a pool allows.
    for (let index = 0; index < JOBS; index += AT_ONCE) {
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, at) =>
          replicas[at % 2]?.submit(users[(index + at) % users.length] as string),
        ),
      );
    }
    // Without a sweep: a job that lost its delivery would stand still.
    await database.until(
      async () => (await database.query(`select from studio_jobs where status = 'COMPLETE'`)).length === JOBS,
    );
    const runs = scripts.flatMap((script) => script.runs.map(({ jobId, stage }) => `${jobId} ${stage}`));
    expect(runs).toHaveLength(JOBS * 3);
    expect(new Set(runs).size).toBe(JOBS * 3);
    expect(await database.query(`select from pgboss.job where name like 'studio-%'`)).toEqual([]);
    const [gaps] = await database.query<{ count: number }>(
      `select count(*)::integer as count from (
         select job_id from job_events group by job_id having count(*) <> 5 or max(number) <> 5) g`,
    );
    expect(gaps?.count).toBe(0);
  });
});
