import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { StageDefinition } from '../../../src/jobs/record/stage-list.js';
import type { Stage } from '../../../src/pipeline/stages/stage.js';
import { Fault } from '../../../src/platform/fault.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import type { TestPipeline } from '../../support/test-pipeline.js';

const PROOFREADING: StageDefinition = {
  status: 'PROOFREADING',
  title: 'From refined text to remarks.',
  doing: 'The text is read once more.',
  fills: null,
  reopens: false,
  alertSeconds: 60,
  attempts: 2,
  timeoutSeconds: 5,
};

// The list with one object more: nothing else of src knows of the stage. Everything that walks the list is loaded after this.
const real = await import('../../../src/jobs/record/stage-list.js');
const list = [...real.STAGE_LIST, PROOFREADING];
jest.unstable_mockModule('../../../src/jobs/record/stage-list.js', () => ({
  STAGE_LIST: list,
  definitionOf: (status: string) => list.find((stage) => stage.status === status) as StageDefinition,
}));
const { StageScript } = await import('../../support/scripted-stages.js');
const { startTestPipeline } = await import('../../support/test-pipeline.js');
const { FailedJobSweep } = await import('../../../src/monitoring/sweeps/failed-job-sweep.js');
const { raiseAlerts } = await import('../../../src/monitoring/alerts/alert-store.js');
const { alertLimits } = await import('../../../src/monitoring/alerts/service-levels.js');
const { JOB_TRANSITIONS } = await import('../../../src/jobs/lifecycle/job-transitions.js');

describe('a fourth stage: an object in the list, a Stage, and a migration', () => {
  let database: TestDatabase;
  let user: string;
  let pipeline: TestPipeline;
  let proofread: () => void;

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.query(await readFile(new URL('./proofreading.sql', import.meta.url), 'utf8'));
    user = await database.addUser();
    proofread = () => undefined;
    const stage: Stage<number> = {
      status: PROOFREADING.status as Stage['status'],
      run: async () => {
        proofread();
        return 3;
      },
      output: (remarks) => ({ record: { remarks }, usage: [{ provider: 'reader', model: 'none', requests: 1 }] }),
    };
    const stages = [...new StageScript().stages(), stage] as unknown as Stage[];
    pipeline = await startTestPipeline(database, { stages: () => stages } as InstanceType<typeof StageScript>);
  });
  afterAll(async () => {
    await pipeline.stop();
    await database.drop();
  });

  const rowOf = async (jobId: string) =>
    (
      await database.query<{
        status: string;
        error_details: { code: string; stage: string; attempts: object[] } | null;
      }>('select status, error_details from studio_jobs where job_id = $1', [jobId])
    )[0];
  const reaches = (jobId: string, status: string) =>
    database.until(async () => ((await rowOf(jobId))?.status === status ? rowOf(jobId) : null));
  const pathOf = async (jobId: string) =>
    (
      await database.query<{ to_status: string }>(
        'select to_status from job_events where job_id = $1 order by number',
        [jobId],
      )
    ).map((event) => event.to_status);

  it('runs end to end, with its result and its usage stored', async () => {
    const jobId = await pipeline.submit(user);
    await reaches(jobId, 'COMPLETE');
    expect(await pathOf(jobId)).toEqual(['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'PROOFREADING', 'COMPLETE']);
    expect(await database.query('select remarks from job_proofs where job_id = $1', [jobId])).toEqual([{ remarks: 3 }]);
    expect(
      await database.query(`select provider from job_usage where job_id = $1 and stage = 'PROOFREADING'`, [jobId]),
    ).toEqual([{ provider: 'reader' }]);
  });

  it('has the moves that the database has', async () => {
    const moves = await database.query<{ from_status: string; to_status: string }>(
      'select from_status, to_status from job_transitions order by 1, 2',
    );
    const listed = Object.entries(JOB_TRANSITIONS).flatMap(([from, to]) =>
      to.map((status) => ({ from_status: from, to_status: status })),
    );
    expect(new Set(listed.map((move) => JSON.stringify(move)))).toEqual(
      new Set(moves.map((move) => JSON.stringify(move))),
    );
  });

  it('fails within its own tries, and a retry starts there again', async () => {
    proofread = () => {
      throw new Fault('REFINER_UNAVAILABLE', 'The reader is ill.');
    };
    const jobId = await pipeline.submit(user);
    const row = await reaches(jobId, 'FAILED');
    expect(row?.error_details).toMatchObject({ code: 'REFINER_UNAVAILABLE', stage: 'PROOFREADING' });
    expect(row?.error_details?.attempts).toHaveLength(2);
    proofread = () => undefined;
    await database.db
      .transaction()
      .execute((trx) => pipeline.lifecycle.requeue(trx, [{ job_id: jobId }], { reason: 'retried', actor: 'test' }));
    await reaches(jobId, 'COMPLETE');
    expect((await pathOf(jobId)).slice(-3)).toEqual(['FAILED', 'PROOFREADING', 'COMPLETE']);
  });

  it('is swept, and watched by its service level', async () => {
    proofread = () => {
      throw new Fault('REFINER_UNAVAILABLE', 'Later.', { retryAfterMs: 600_000 });
    };
    const jobId = await pipeline.submit(user);
    await reaches(jobId, 'PROOFREADING');
    await database.until(async () => {
      const [waiting] = await database.query(
        `select from job_attempts where job_id = $1 and stage = 'PROOFREADING' and outcome = 'retry'`,
        [jobId],
      );
      return waiting;
    });
    proofread = () => undefined;
    await database.query(
      `alter table studio_jobs disable trigger user; update studio_jobs set status_since = now() - interval '2 minutes', claimed_at = now() - interval '1 minute' where job_id = '${jobId}'; alter table studio_jobs enable trigger user`,
    );
    const raised = await database.db.transaction().execute((trx) => raiseAlerts(trx, alertLimits({}), 10));
    expect(raised).toMatchObject([{ jobId, level: 'PROOFREADING' }]);
    await database.query(`delete from pgboss.job where data ->> 'jobId' = $1`, [jobId]);
    const counts = await new FailedJobSweep(database.db, pipeline.queue, pipeline.lifecycle).runOnce();
    expect(counts.redelivered).toBe(1);
    await reaches(jobId, 'COMPLETE');
  });
});
