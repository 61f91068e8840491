import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FailedJobSweep } from '../../../src/monitoring/sweeps/failed-job-sweep.js';
import { Fault } from '../../../src/platform/fault.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

describe('the failed-job sweep', () => {
  let database: TestDatabase;
  let user: string;
  let script: StageScript;
  let pipeline: TestPipeline;
  let sweep: FailedJobSweep;

  beforeAll(async () => {
    database = await createTestDatabase();
    user = await database.addUser();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    script = new StageScript();
    pipeline = await startTestPipeline(database, script, { stageAttempts: 1 });
    sweep = new FailedJobSweep(database.db, pipeline.queue, pipeline.lifecycle);
  });
  afterEach(() => pipeline.stop());

  const statusOf = async (jobId: string) =>
    (await database.query<{ status: string }>('select status from studio_jobs where job_id = $1', [jobId]))[0]?.status;
  const reaches = (jobId: string, status: string) => database.until(async () => (await statusOf(jobId)) === status);

  /** A job whose delivery vanished while it stood in this status. */
  async function stranded(status: string, events: readonly string[] = []): Promise<string> {
    const details = { code: 'TIMED_OUT', retryable: true, at: '2020-01-01T00:00:00Z' };
    const rows = await database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, status, delivery_id, raw_transcript, system_prompt_used, error_details)
       values ($1, 'a.mp3', $2, gen_random_uuid(), 't', 'p', $3) returning job_id`,
      [user, status, status === 'FAILED' ? JSON.stringify(details) : null],
    );
    const jobId = rows[0]?.job_id as string;
    for (const reason of events) await failedAgainAfter(jobId, reason);
    return jobId;
  }

  /** Puts a failed job back for this reason, and lets it fail again. */
  async function failedAgainAfter(jobId: string, reason: string): Promise<void> {
    await database.query(
      `update studio_jobs set status = 'REFINING', event_count = event_count + 1, moved_reason = $2 where job_id = $1`,
      [jobId, reason],
    );
    await database.query(
      `update studio_jobs set status = 'FAILED', event_count = event_count + 1, moved_reason = 'failed' where job_id = $1`,
      [jobId],
    );
  }

  async function failedLongAgo(jobId: string): Promise<void> {
    await database.query(
      `update studio_jobs set error_details = jsonb_set(error_details, '{at}', to_jsonb(now() - interval '1 hour')) where job_id = $1`,
      [jobId],
    );
  }

  it('gives a row without a delivery one at its stage, and records the run', async () => {
    const jobs = [
      await stranded('NEW'),
      await stranded('TRANSCRIBING'),
      await stranded('ENRICHING'),
      await stranded('REFINING'),
    ];
    expect(await sweep.runOnce()).toMatchObject({ redelivered: 4 });
    for (const jobId of jobs) await reaches(jobId, 'COMPLETE');
    const [run] = await database.query<{ counts: object; error: null }>(
      'select counts, error, ended_at >= started_at as ended from sweep_runs order by sweep_run_id desc limit 1',
    );
    expect(run).toMatchObject({ counts: { redelivered: 4, retried: 0 }, error: null, ended: true });
    expect(await sweep.runOnce()).toMatchObject({ redelivered: 0, retried: 0 });
  });

  it('leaves a job alone that waits or runs', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    script.on('TRANSCRIBING', () => gate);
    const jobs = await Promise.all(Array.from({ length: 10 }, () => pipeline.submit(user)));
    await script.ran((runs) => runs.length === 4);
    expect(await sweep.runOnce()).toMatchObject({ examined: 10, redelivered: 0 });
    open();
    for (const jobId of jobs) await reaches(jobId, 'COMPLETE');
    expect(script.runs.filter((run) => run.stage === 'TRANSCRIBING')).toHaveLength(10);
  });

  it('puts a failure that can pass back three times, from the stage whose input is stored, and then leaves it to a person', async () => {
    script.on('REFINING', () => {
      throw new Fault('REFINER_UNAVAILABLE', 'down');
    });
    const jobId = await pipeline.submit(user);
    await reaches(jobId, 'FAILED');
    expect(await sweep.runOnce()).toMatchObject({ retried: 0 });
    for (let round = 1; round <= 3; round += 1) {
      await failedLongAgo(jobId);
      expect(await sweep.runOnce()).toMatchObject({ retried: 1 });
      await script.ran((runs) => runs.filter((run) => run.stage === 'REFINING').length === round + 1);
      await reaches(jobId, 'FAILED');
    }
    await failedLongAgo(jobId);
    expect(await sweep.runOnce()).toMatchObject({ retried: 0 });
    expect(script.runs.filter((run) => run.stage === 'TRANSCRIBING')).toHaveLength(1);
  });

  it.each(['retried', 'refined_again'])('counts anew after a person asked for the job (%s)', async (reason) => {
    const jobId = await stranded('FAILED', ['swept', 'swept', 'swept']);
    expect(await sweep.runOnce()).toMatchObject({ retried: 0 });
    await failedAgainAfter(jobId, reason);
    expect(await sweep.runOnce()).toMatchObject({ retried: 1 });
    await reaches(jobId, 'COMPLETE');
  });

  it('does not requeue a failure whose events were deleted, because its earlier retries are unknown', async () => {
    const jobId = await stranded('FAILED', []);
    await database.query('delete from job_events where job_id = $1', [jobId]);
    expect(await sweep.runOnce()).toMatchObject({ retried: 0 });
    expect(await statusOf(jobId)).toBe('FAILED');
    await database.query('delete from studio_jobs where job_id = $1', [jobId]);
  });

  it('leaves failures that stay, and cancelled jobs, to a person', async () => {
    script.on('TRANSCRIBING', () => {
      throw new Fault('NO_SPEECH', 'silence');
    });
    const jobId = await pipeline.submit(user);
    await reaches(jobId, 'FAILED');
    await failedLongAgo(jobId);
    expect(await sweep.runOnce()).toMatchObject({ retried: 0 });
  });

  it('is safe to run many times concurrently: one does the work', async () => {
    const jobId = await stranded('REFINING');
    const runs = await Promise.all(Array.from({ length: 5 }, () => sweep.runOnce()));
    expect(runs.reduce((sum, counts) => sum + counts.redelivered, 0)).toBe(1);
    await reaches(jobId, 'COMPLETE');
    expect(script.runs.filter((run) => run.jobId === jobId)).toHaveLength(1);
  });
});
