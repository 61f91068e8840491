import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { deleteJobWithRecording } from '../../../src/jobs/lifecycle/job-request-store.js';
import { lockJob } from '../../../src/jobs/record/job-lock-store.js';
import { claimLost } from '../../../src/pipeline/stages/held-job.js';
import { capture } from '../../platform/logging/capture.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

let database: TestDatabase;
let pipeline: TestPipeline;
const script = new StageScript();
const written = capture();

beforeAll(async () => {
  database = await createTestDatabase();
  pipeline = await startTestPipeline(database, script, {}, written.log);
});
afterAll(async () => {
  await pipeline?.stop();
  await database?.drop();
});

it('a running stage of a deleted job stops, leaves nothing, and the next job runs', async () => {
  const user = await database.addUser();
  const stopped = Promise.withResolvers<unknown>();
  script.on('REFINING', async ({ signal }) => {
    script.on('REFINING', () => undefined);
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    stopped.resolve(signal.reason);
    signal.throwIfAborted();
  });
  const jobId = await pipeline.submit(user);
  await script.ran((runs) => runs.some(({ stage }) => stage === 'REFINING'));
  await database.db.transaction().execute(async (trx) => {
    const row = await lockJob(trx, jobId);
    if (row === null) throw new Error('the job is not there');
    await pipeline.lifecycle.cancel(trx, row, 'test');
    await deleteJobWithRecording(trx, jobId);
  });
  await stopped.promise;
  const next = await pipeline.submit(user);
  await database.until(async () => {
    const rows = await database.query<{ job_id: string; status: string }>('select job_id, status from studio_jobs');
    expect(rows.map(({ job_id }) => job_id)).toEqual([next]);
    return rows[0]?.status === 'COMPLETE';
  });
  expect(await database.query(`select from pgboss.job where data ->> 'jobId' = $1`, [jobId])).toEqual([]);
});

it('the log of a deleted job does not say that another worker certainly has it', async () => {
  const user = await database.addUser();
  script.on('REFINING', async ({ job }) => {
    script.on('REFINING', () => undefined);
    // Faster than the heartbeat that notices it: the result is there, and there is no row for it.
    await database.query('delete from studio_jobs where job_id = $1', [job.jobId]);
  });
  const jobId = await pipeline.submit(user);
  const lines = () => written.lines().filter((line) => line.jobId === jobId && line.level === 'warn');
  await written.until(() => lines().length > 0);
  for (const { message } of lines()) expect(message).toMatch(/the job was deleted, or another worker/);
  expect(claimLost().message).toMatch(/it was deleted, or another worker/);
});
