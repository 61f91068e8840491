import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

let database: TestDatabase;
let pipeline: TestPipeline;
const script = new StageScript();

beforeAll(async () => {
  database = await createTestDatabase();
  pipeline = await startTestPipeline(database, script);
});
afterAll(async () => {
  await pipeline.stop();
  await database.drop();
});

/** Looks at the heartbeat from another thread while this one is blocked; wakes this one with the age in milliseconds. */
const OBSERVER = `
  const { workerData } = require('node:worker_threads');
  const pg = require('pg');
  const view = new Int32Array(workerData.shared);
  setTimeout(async () => {
    const client = new pg.Client({ connectionString: workerData.url });
    await client.connect();
    const { rows } = await client.query(
      "select extract(epoch from clock_timestamp() - heartbeat_on) * 1000 as age from pgboss.job where state = 'active'");
    await client.end();
    Atomics.store(view, 0, Math.max(1, Math.round(Number(rows[0].age))));
    Atomics.notify(view, 0);
  }, 9000);
`;

it('beats on while the event loop is blocked', async () => {
  const shared = new SharedArrayBuffer(4);
  const view = new Int32Array(shared);
  script.on('TRANSCRIBING', async () => {
    // The claim reaches the heartbeat thread with the next turn of the loop; then the loop stands still.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const observer = new Worker(OBSERVER, { eval: true, workerData: { shared, url: database.url } });
    Atomics.wait(view, 0, 0, 80_000);
    await observer.terminate();
  });
  const jobId = await pipeline.submit(await database.addUser());
  await database.until(async () => {
    const [row] = await database.query<{ status: string }>('select status from studio_jobs where job_id = $1', [jobId]);
    return row?.status === 'COMPLETE';
  });
  // The thread beats every 2 s (a fifth of 10 s); the blocked loop's own heartbeat would be 9 s old.
  expect(view[0]).toBeGreaterThan(0);
  expect(view[0]).toBeLessThan(8_000);
  expect(script.runs.filter((run) => run.stage === 'TRANSCRIBING')).toHaveLength(1);
});
