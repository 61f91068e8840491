import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { lockJob } from '../../../src/jobs/record/job-lock-store.js';
import { FailedJobSweep } from '../../../src/monitoring/sweeps/failed-job-sweep.js';
import { Fault } from '../../../src/platform/fault.js';
import { brokenInvariants } from '../../support/job-invariants.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

const USERS = 40;
const JOBS = 16;
const SETTINGS = { workerConcurrency: 12, stageAttempts: 1, databasePoolSize: 8 };
const UNFINISHED = `status not in ('COMPLETE', 'FAILED')`;

let database: TestDatabase;
let replicas: TestPipeline[];
const script = new StageScript();

beforeAll(async () => {
  database = await createTestDatabase();
  // A deadlock is found at once, so that the test meets many of them where there are any.
  await database.query(`alter database ${new URL(database.url).pathname.slice(1)} set deadlock_timeout = '5ms'`);
  script.on('REFINING', ({ job }) => {
    if (job.jobId.endsWith('7')) throw new Fault('REFINER_REJECTED', 'The refiner refused the text.');
  });
  replicas = [await startTestPipeline(database, script, SETTINGS), await startTestPipeline(database, script, SETTINGS)];
});
afterAll(async () => {
  for (const replica of replicas ?? []) await replica.stop();
  await database?.drop();
});

/** Repeats the work until it is told to stop; the first error ends everything. */
async function until(stop: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  while (!stop.aborted) {
    await work();
    await pause(1);
  }
}

async function cancelOne({ lifecycle }: TestPipeline): Promise<void> {
  const [found] = await database.query<{ job_id: string }>(
    `select job_id from studio_jobs where ${UNFINISHED} and delivery_id is not null order by random() limit 1`,
  );
  if (found === undefined) return;
  await database.db.transaction().execute(async (trx) => {
    const row = await lockJob(trx, found.job_id);
    if (row !== null && row.status !== 'COMPLETE' && row.status !== 'FAILED') await lifecycle.cancel(trx, row, 'test');
  });
}

it('users are deleted while their jobs are claimed, settled, cancelled, indexed and repaired, without a deadlock', async () => {
  const [first, second] = replicas as [TestPipeline, TestPipeline];
  const sweep = new FailedJobSweep(database.db, first.queue, first.lifecycle);
  const stop = new AbortController();
  const background = [
    until(stop.signal, () => cancelOne(second)),
    until(stop.signal, () => database.query('select job_texts_index(50)')),
    until(stop.signal, () => sweep.runOnce()),
  ];
  const kept: string[] = [];
  const live = async (turn: number) => {
    const user = await database.addUser();
    const replica = turn % 2 === 0 ? first : second;
    await Promise.all(Array.from({ length: JOBS }, () => replica.submit(user)));
    await pause(Math.random() * 60);
    if (turn % 8 === 7) kept.push(user);
    else await database.query('delete from auth.users where id = $1', [user]);
  };
  try {
    for (let turn = 0; turn < USERS; turn += 4)
      await Promise.race([Promise.all([0, 1, 2, 3].map((beside) => live(turn + beside))), Promise.all(background)]);
  } finally {
    stop.abort();
    await Promise.all(background);
  }
  await database.until(async () => (await database.query(`select from studio_jobs where ${UNFINISHED}`)).length === 0);

  const users = await database.query<{ user_id: string; jobs: number }>(
    'select user_id, count(*)::integer as jobs from studio_jobs group by 1',
  );
  expect(new Map(users.map(({ user_id, jobs }) => [user_id, jobs]))).toEqual(new Map(kept.map((user) => [user, JOBS])));
  // Deliveries of deleted jobs go when a worker comes to them.
  await database.until(async () => (await database.query('select from pgboss.job')).length === 0);
  // The run of a cancelled job ends a moment after the job.
  const broken = () => brokenInvariants((sql) => database.query(sql));
  await database.until(async () => (await broken()).length === 0).catch(() => undefined);
  expect(await broken()).toEqual([]);
  await database.query('select pg_stat_force_next_flush()');
  const [activity] = await database.query<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  expect(activity?.deadlocks).toBe('0');
}, 120_000);
