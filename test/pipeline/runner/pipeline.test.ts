import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { lockJob } from '../../../src/jobs/record/job-lock-store.js';
import { CircuitOpen } from '../../../src/pipeline/providers/circuit-open.js';
import { Fault } from '../../../src/platform/fault.js';
import { SchemaTrouble } from '../../../src/platform/postgres/schema-trouble.js';
import { eventually } from '../../support/eventually.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

interface Row {
  status: string;
  error_details: { code: string; stage: string; attempts: { code: string }[] } | null;
  refined_text: string | null;
  raw_transcript: string | null;
  system_prompt_used: string | null;
  processing_time_ms: number | null;
  delivery_id: string | null;
}

describe('the pipeline', () => {
  let database: TestDatabase;
  let user: string;
  let script: StageScript;
  let pipeline: TestPipeline;

  beforeAll(async () => {
    database = await createTestDatabase();
    user = await database.addUser();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    script = new StageScript();
    pipeline = await startTestPipeline(database, script);
  });
  afterEach(() => pipeline.stop());

  const rowOf = async (jobId: string) =>
    (await database.query<Row>('select * from studio_jobs where job_id = $1', [jobId]))[0] as Row;
  const ended = (jobId: string) =>
    database.until(async () => {
      const row = await rowOf(jobId);
      return row.status === 'COMPLETE' || row.status === 'FAILED' ? row : null;
    });
  /** What the queue's upkeep does when a heartbeat stops. */
  const handOutAgain = (jobId: string) =>
    database.query(
      `with lost as (
         update pgboss.job set state = 'retry', start_after = now() where data ->> 'jobId' = $1 and state = 'active' returning name
       ) select pg_notify($2, name) from lost`,
      [jobId, pipeline.queue.wakeChannel],
    );
  const pathOf = async (jobId: string) =>
    (
      await database.query<{ to_status: string }>(
        'select to_status from job_events where job_id = $1 order by number',
        [jobId],
      )
    ).map((event) => event.to_status);

  it('records an attempt whose outcome was refused as lost, not as a success', async () => {
    script.on('ENRICHING', async ({ job }) => {
      await database.query('update studio_jobs set delivery_id = gen_random_uuid() where job_id = $1', [job.jobId]);
    });
    const jobId = await pipeline.submit(user);
    const attempts = await database.until(async () => {
      const rows = await database.query<{ stage: string; outcome: string }>(
        'select stage, outcome from job_attempts where job_id = $1 order by attempt',
        [jobId],
      );
      return rows.some(({ stage, outcome }) => stage === 'ENRICHING' && outcome !== 'running') ? rows : null;
    });
    expect(attempts).toEqual([
      { stage: 'TRANSCRIBING', outcome: 'advanced' },
      { stage: 'ENRICHING', outcome: 'lost' },
    ]);
    expect((await rowOf(jobId)).status).toBe('ENRICHING');
  });

  it('carries a job to COMPLETE, with everything stored and every move an event', async () => {
    const jobId = await pipeline.submit(user);
    const row = await ended(jobId);
    expect(row).toMatchObject({
      status: 'COMPLETE',
      raw_transcript: 'the transcript',
      system_prompt_used: 'the prompt',
      refined_text: 'The transcript.',
      error_details: null,
      delivery_id: null,
    });
    expect(row.processing_time_ms).toBeGreaterThanOrEqual(0);
    expect(await pathOf(jobId)).toEqual(['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE']);
    const count = async (table: string) =>
      (await database.query(`select from ${table} where job_id = $1`, [jobId])).length;
    expect(await count('transcript_segments')).toBe(1);
    expect(await count('job_enrichments')).toBe(1);
    expect(await count('refinements')).toBe(1);
    expect(await count('job_usage')).toBe(1);
    expect(
      await database.query('select outcome from job_attempts where job_id = $1 order by attempt', [jobId]),
    ).toEqual([{ outcome: 'advanced' }, { outcome: 'advanced' }, { outcome: 'advanced' }]);
  });

  it('reports how many parts are done, and deletes the answers of a settled text', async () => {
    const told = new Promise<object>((resolve, reject) => {
      script.on('REFINING', async ({ job: { jobId }, attempt, progress }) => {
        await database.query(
          `insert into refiner_answers (job_id, request_hash, answer, attempt) values ($1, repeat('0', 64), '{}', $2)`,
          [jobId, attempt],
        );
        progress({ percent: 40, note: 'refining part 3 of 5', secondsLeft: 9, chunksDone: 2, chunksTotal: 5 });
        const row = database.until(
          async () => (await database.query<object>('select * from job_progress where job_id = $1', [jobId]))[0],
        );
        await row.then(resolve, reject);
      });
    });
    const jobId = await pipeline.submit(user);
    expect(await told).toMatchObject({ percent: 40, seconds_left: 9, chunks_done: 2, chunks_total: 5 });
    expect((await ended(jobId)).status).toBe('COMPLETE');
    expect(await database.query('select from refiner_answers where job_id = $1', [jobId])).toEqual([]);
    expect(await database.query('select from job_progress where job_id = $1', [jobId])).toEqual([]);
  });

  it('keeps a paid result while the schema does not fit, reports that immediately, and stores it when the schema fits again', async () => {
    script.on('REFINING', async () => {
      await database.query('alter table refinements rename column prompt_hash to half_rolled_out');
    });
    const trouble = pipeline.app.get(SchemaTrouble);
    const jobId = await pipeline.submit(user);
    try {
      expect(await eventually(async () => trouble.current)).toMatchObject({ code: '42703' });
      expect(await rowOf(jobId)).toMatchObject({ status: 'REFINING', error_details: null });
    } finally {
      await database.query('alter table refinements rename column half_rolled_out to prompt_hash');
    }
    expect(await ended(jobId)).toMatchObject({ status: 'COMPLETE', refined_text: 'The transcript.' });
    expect(script.runs.filter(({ stage }) => stage === 'REFINING')).toHaveLength(1);
    // The row is visible before the worker has the answer.
    await eventually(async () => trouble.current === null);
  });

  it('reports immediately that no job can be claimed while the schema does not fit, and continues when it fits again', async () => {
    const trouble = pipeline.app.get(SchemaTrouble);
    await database.query('alter table job_attempts rename column worker to half_rolled_out');
    let jobId: string;
    try {
      jobId = await pipeline.submit(user);
      expect(await eventually(async () => trouble.current)).toMatchObject({ code: '42703' });
      expect(await rowOf(jobId)).toMatchObject({ status: 'NEW', error_details: null });
      expect(script.runs).toEqual([]);
    } finally {
      await database.query('alter table job_attempts rename column half_rolled_out to worker');
    }
    expect((await ended(jobId)).status).toBe('COMPLETE');
    expect(trouble.current).toBeNull();
  });

  it('adopts a direct insert when it is announced', async () => {
    const [row] = await database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url) values ($1, 'b.mp3') returning job_id`,
      [user],
    );
    const jobId = row?.job_id as string;
    expect((await ended(jobId)).status).toBe('COMPLETE');
    const [wait] = await database.query<{ seconds: number }>(
      `select extract(epoch from max(at) filter (where to_status = 'TRANSCRIBING') - max(at) filter (where to_status = 'NEW'))::float8 as seconds
       from job_events where job_id = $1`,
      [jobId],
    );
    // The check for what no notification announced comes after 11 s at the earliest.
    expect(wait?.seconds).toBeLessThan(10);
  });

  it('retries a transient fault, and then continues', async () => {
    let tries = 0;
    script.on('TRANSCRIBING', () => {
      tries += 1;
      if (tries < 3) throw new Fault('TRANSCRIBER_UNAVAILABLE', 'down', { provider: 'scripted', providerStatus: 503 });
    });
    const jobId = await pipeline.submit(user);
    expect((await ended(jobId)).status).toBe('COMPLETE');
    expect(tries).toBe(3);
    expect(await pathOf(jobId)).toEqual(['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE']);
  });

  it('waits for a provider with an open circuit breaker without using up the attempts of a job', async () => {
    let asked = 0;
    script.on('REFINING', () => {
      asked += 1;
      const left = { retryable: true, retryAfterMs: 1 };
      if (asked <= 8) throw new CircuitOpen('REFINER_UNAVAILABLE', 'It is left alone.', left);
      if (asked === 9) throw new Fault('REFINER_REJECTED', 'Not like this.');
    });
    const jobId = await pipeline.submit(user);
    const row = await ended(jobId);
    expect(row).toMatchObject({ status: 'FAILED', error_details: { code: 'REFINER_REJECTED' } });
    // What was not tried is in the timeline of its attempts, and not among the failures.
    expect(row.error_details?.attempts).toHaveLength(1);
    const outcomes = await database.query<{ outcome: string; code: string }>(
      "select outcome, fault ->> 'code' as code from job_attempts where job_id = $1 and stage = 'REFINING' order by attempt",
      [jobId],
    );
    expect(
      outcomes.filter(({ outcome, code }) => outcome === 'deferred' && code === 'REFINER_UNAVAILABLE'),
    ).toHaveLength(8);
  });

  it("does not claim and requeue waiting jobs while the circuit breaker of a stage's provider is open", async () => {
    let down = true;
    const began = Date.now();
    script.on('REFINING', () => {
      const left = { retryable: true, retryAfterMs: 2_000 };
      if (down) throw new CircuitOpen('REFINER_UNAVAILABLE', 'It is left alone.', left);
    });
    const jobs = await Promise.all(Array.from({ length: 30 }, () => pipeline.submit(user)));
    const count = async (where: string) =>
      (await database.query<{ count: number }>(`select count(*)::int as count from ${where}`))[0]?.count ?? 0;
    const of = `user_id = '${user}' and job_id = any('{${jobs.join()}}')`;
    await database.until(async () => (await count(`studio_jobs where status = 'REFINING' and ${of}`)) === 30);
    down = false;
    await database.until(async () => (await count(`studio_jobs where status = 'COMPLETE' and ${of}`)) === 30);
    const deferred = await count(`job_attempts where outcome = 'deferred' and job_id = any('{${jobs.join()}}')`);
    // One for each of the four slots of the stage while it rests for two seconds at a time, not one for each job.
    const rests = 1 + Math.ceil((Date.now() - began) / 2_000);
    expect(deferred).toBeGreaterThan(0);
    expect(deferred).toBeLessThanOrEqual(4 * rests);
  });

  it('ends FAILED with the code and every attempt when the budget is spent', async () => {
    script.on('REFINING', () => {
      throw new Fault('REFINER_UNAVAILABLE', 'The refiner is down.', { provider: 'scripted', providerStatus: 503 });
    });
    const row = await ended(await pipeline.submit(user));
    expect(row.error_details).toMatchObject({
      code: 'REFINER_UNAVAILABLE',
      stage: 'REFINING',
      message: 'The refiner is down.',
      retryable: true,
      provider: 'scripted',
      httpStatus: 503,
      attempt: 5,
    });
    expect(row.error_details?.attempts.map((attempt) => attempt.code)).toEqual(Array(3).fill('REFINER_UNAVAILABLE'));
  });

  it('fails immediately for a permanent fault, and reveals nothing of an unknown error', async () => {
    script.on('TRANSCRIBING', () => {
      throw new Fault('NO_SPEECH', 'No speech was found.');
    });
    const row = await ended(await pipeline.submit(user));
    expect(row.error_details).toMatchObject({ code: 'NO_SPEECH', retryable: false, attempt: 1 });
    script.on('TRANSCRIBING', () => {
      throw new Error('password=hunter2');
    });
    const unknown = await ended(await pipeline.submit(user));
    expect(unknown.error_details?.code).toBe('INTERNAL');
    expect(JSON.stringify(unknown.error_details)).not.toContain('hunter2');
  });

  it('runs many jobs of many users, each stage of each once', async () => {
    const users = await Promise.all(Array.from({ length: 5 }, () => database.addUser()));
    const jobIds = await Promise.all(
      Array.from({ length: 60 }, (_, index) => pipeline.submit(users[index % 5] as string)),
    );
    for (const jobId of jobIds) expect((await ended(jobId)).status).toBe('COMPLETE');
    expect(script.runs).toHaveLength(180);
    expect(new Set(script.runs.map((run) => `${run.jobId} ${run.stage}`)).size).toBe(180);
  });

  it('refuses the outcome of a worker whose claim was taken over', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    script.on('TRANSCRIBING', async ({ attempt }) => {
      if (attempt === 1) await held;
    });
    const jobId = await pipeline.submit(user);
    await script.ran((runs) => runs.length === 1);
    await handOutAgain(jobId);
    expect((await ended(jobId)).status).toBe('COMPLETE');
    release();
    await pipeline.stop();
    const attempts = await database.query(
      'select attempt, outcome from job_attempts where job_id = $1 and stage = $2 order by attempt',
      [jobId, 'TRANSCRIBING'],
    );
    expect(attempts).toEqual([
      { attempt: 1, outcome: 'lost' },
      { attempt: 2, outcome: 'advanced' },
    ]);
    expect(await pathOf(jobId)).toEqual(['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE']);
    pipeline = await startTestPipeline(database, script);
  });

  it('hands a running job back when it stops, and counts no try', async () => {
    script.on(
      'ENRICHING',
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
    );
    await pipeline.stop();
    pipeline = await startTestPipeline(database, script, { shutdownGraceSeconds: 0.1 });
    const jobId = await pipeline.submit(user);
    await script.ran((runs) => runs.some((run) => run.jobId === jobId && run.stage === 'ENRICHING'));
    await pipeline.stop();
    const [row] = await database.query('select status, stage_faults from studio_jobs where job_id = $1', [jobId]);
    expect(row).toEqual({ status: 'ENRICHING', stage_faults: 0 });
    script = new StageScript();
    pipeline = await startTestPipeline(database, script);
    expect((await ended(jobId)).status).toBe('COMPLETE');
    expect(script.runs.map((run) => run.stage)).toEqual(['ENRICHING', 'REFINING']);
  });

  it('ends a stage that exceeds its limit with TIMED_OUT', async () => {
    await pipeline.stop();
    script.on('TRANSCRIBING', () => new Promise(() => undefined));
    pipeline = await startTestPipeline(database, script, { stageTimeoutSeconds: 0.2 as number, stageAttempts: 1 });
    expect((await ended(await pipeline.submit(user))).error_details?.code).toBe('TIMED_OUT');
  });

  it('stops a running stage immediately when its job is cancelled', async () => {
    const stopped = Promise.withResolvers<unknown>();
    script.on('TRANSCRIBING', ({ signal }) => {
      signal.addEventListener('abort', () => stopped.resolve(signal.reason), { once: true });
      return new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const jobId = await pipeline.submit(user);
    await script.ran((runs) => runs.some((run) => run.jobId === jobId));
    await database.db.transaction().execute(async (trx) => {
      const row = await lockJob(trx, jobId);
      await pipeline.lifecycle.cancel(trx, row as NonNullable<typeof row>, 'test');
    });
    expect(await stopped.promise).toMatchObject({ reason: 'cancelled' });
    expect((await rowOf(jobId)).error_details?.code).toBe('CANCELLED');
  });

  it('sets aside a job whose workers die', async () => {
    script.on(
      'TRANSCRIBING',
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
    );
    await pipeline.stop();
    pipeline = await startTestPipeline(database, script, { shutdownGraceSeconds: 0 });
    const jobId = await pipeline.submit(user);
    for (let deaths = 1; deaths <= 3; deaths += 1) {
      await script.ran((runs) => runs.filter((run) => run.jobId === jobId).length === deaths);
      await handOutAgain(jobId);
    }
    const row = await ended(jobId);
    expect(row.error_details).toMatchObject({ code: 'INTERNAL', retryable: false });
    expect(script.runs.filter((run) => run.jobId === jobId)).toHaveLength(3);
  });
});
