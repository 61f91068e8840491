import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { HOLD_WORKER_SESSION } from '../../../src/pipeline/queue/worker-session.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

let database: TestDatabase;
let watcher: TestPipeline;
let session: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  watcher = await startTestPipeline(database, new StageScript(), { roles: ['scheduler'] });
  session = new pg.Client({ connectionString: database.url });
  await session.connect();
});
afterAll(async () => {
  await session.end();
  await watcher.stop();
  await database.drop();
});

/** A job in the hands of a worker, as its row and its delivery tell. */
async function heldBy(worker: string): Promise<string> {
  const jobId = await watcher.submit(await database.addUser());
  await database.query(
    `insert into job_attempts (job_id, attempt, stage, delivery_id, worker)
     select job_id, 1, 'TRANSCRIBING', delivery_id, $2 from studio_jobs where job_id = $1`,
    [jobId, worker],
  );
  await database.query(
    `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() where data ->> 'jobId' = $1`,
    [jobId],
  );
  return jobId;
}

async function stateOf(jobId: string): Promise<string | undefined> {
  const rows = await database.query<{ state: string }>(`select state from pgboss.job where data ->> 'jobId' = $1`, [
    jobId,
  ]);
  return rows[0]?.state;
}

it('requeues the jobs of a worker whose session has ended, but not of one that only misses heartbeats', async () => {
  await session.query(HOLD_WORKER_SESSION, ['silent but alive']);
  const living = await heldBy('silent but alive');
  const dead = await heldBy('dead');
  await database.until(async () => {
    // Seven seconds of silence, for as long as it takes: not yet the ten after which silence alone counts.
    await database.query(
      `update pgboss.job set heartbeat_on = now() - interval '7 seconds' where state = 'active' and heartbeat_on > now() - interval '9 seconds'`,
    );
    return (await stateOf(dead)) !== 'active';
  });
  expect(await stateOf(dead)).toBe('retry');
  expect(await stateOf(living)).toBe('active');
});
