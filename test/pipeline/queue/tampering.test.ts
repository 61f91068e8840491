import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FailedJobSweep } from '../../../src/monitoring/sweeps/failed-job-sweep.js';
import { StagePumps } from '../../../src/pipeline/runner/stage-pumps.js';
import { eventually } from '../../support/eventually.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

/** What people do to a queue's tables by hand, for the delivery of job $1. */
const TO_THE_DELIVERY = {
  'is deleted': `delete from pgboss.job where data ->> 'jobId' = $1`,
  'is completed': `update pgboss.job set state = 'completed', completed_on = now() where data ->> 'jobId' = $1`,
  'is failed': `update pgboss.job set state = 'failed', completed_on = now() where data ->> 'jobId' = $1`,
  'is cancelled': `update pgboss.job set state = 'cancelled', completed_on = now() where data ->> 'jobId' = $1`,
  'is put off for a year': `update pgboss.job set state = 'created', start_after = now() + interval '1 year' where data ->> 'jobId' = $1`,
  'loses its job': `update pgboss.job set data = '{}' where data ->> 'jobId' = $1`,
} as const;

let database: TestDatabase;
let user: string;
let script: StageScript;
let pipeline: TestPipeline;
let sweep: FailedJobSweep;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  user = await database.addUser();
  script = new StageScript();
  pipeline = await startTestPipeline(database, script);
  sweep = new FailedJobSweep(database.db, pipeline.queue, pipeline.lifecycle);
});
afterEach(() => pipeline.stop());

const statusOf = async (jobId: string) =>
  (await database.query<{ status: string }>('select status from studio_jobs where job_id = $1', [jobId]))[0]?.status;
/** Sweeping all the while, as the schedule does. */
const completes = (jobId: string) =>
  database.until(async () => {
    await sweep.runOnce();
    return (await statusOf(jobId)) === 'COMPLETE';
  });
const nothingIsLeft = () =>
  database.until(async () => {
    const left = await database.query(
      `select from pgboss.job where state in ('created', 'retry', 'active') and name like 'studio-%'`,
    );
    const open = await database.query(`select from job_attempts where outcome = 'running'`);
    return left.length + open.length === 0;
  });
/** The stage stands still until it is let go on. */
function heldStage() {
  const entered = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  script.on('TRANSCRIBING', () => {
    entered.resolve();
    return release.promise;
  });
  return { entered: entered.promise, release: release.resolve };
}

describe('a job whose delivery was tampered with', () => {
  it.each(Object.entries(TO_THE_DELIVERY))('completes where a waiting delivery %s', async (_, statement) => {
    await pipeline.app.get(StagePumps).stop();
    const jobId = await pipeline.submit(user);
    await database.query(statement, [jobId]);
    await pipeline.stop();
    pipeline = await startTestPipeline(database, script);
    sweep = new FailedJobSweep(database.db, pipeline.queue, pipeline.lifecycle);
    await completes(jobId);
    await nothingIsLeft();
  });

  it.each(Object.entries(TO_THE_DELIVERY))('completes where the delivery being run %s', async (_, statement) => {
    const held = heldStage();
    const jobId = await pipeline.submit(user);
    await held.entered;
    await database.query(statement, [jobId]);
    held.release();
    await completes(jobId);
    await nothingIsLeft();
  });
});

describe('a job that is changed by hand while its stage runs', () => {
  it('stays as an operator ended it', async () => {
    const held = heldStage();
    const jobId = await pipeline.submit(user);
    await held.entered;
    const details = {
      code: 'INTERNAL',
      message: 'Ended by hand.',
      stage: 'TRANSCRIBING',
      attempts: [],
      retryable: false,
    };
    await database.query(`update studio_jobs set status = 'FAILED', error_details = $2 where job_id = $1`, [
      jobId,
      JSON.stringify(details),
    ]);
    held.release();
    await nothingIsLeft();
    await sweep.runOnce();
    expect(await statusOf(jobId)).toBe('FAILED');
  });

  it('continues from where an operator moved it', async () => {
    const held = heldStage();
    const jobId = await pipeline.submit(user);
    await held.entered;
    await database.query(`update studio_jobs set status = 'ENRICHING', raw_transcript = 'by hand' where job_id = $1`, [
      jobId,
    ]);
    held.release();
    await completes(jobId);
    const [row] = await database.query<{ raw_transcript: string }>(
      'select raw_transcript from studio_jobs where job_id = $1',
      [jobId],
    );
    expect(row?.raw_transcript).toBe('by hand');
    await nothingIsLeft();
  });

  it.each([
    ['its row', 'delete from studio_jobs where user_id = $1'],
    ['its user', 'delete from auth.users where id = $1'],
  ])('is gone with %s, and the next one is run', async (_, statement) => {
    const held = heldStage();
    const jobId = await pipeline.submit(user);
    await held.entered;
    await database.query(statement, [user]);
    held.release();
    const other = await pipeline.submit(await database.addUser());
    await completes(other);
    expect(await statusOf(jobId)).toBeUndefined();
    await nothingIsLeft();
  });
});

describe('a queue whose own records are gone', () => {
  it.each([
    ['the queues', 'delete from pgboss.job; delete from pgboss.queue'],
    ['every delivery', 'truncate pgboss.job'],
    ['the turns', 'truncate queue_turns; delete from queue_clocks'],
  ])('is set up again: %s', async (_, statement) => {
    await database.query(statement);
    const jobId = await eventually(() => pipeline.submit(user).catch(() => null));
    await completes(jobId);
  });
});
