import { mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TemporaryDataSweep } from '../../../src/monitoring/sweeps/temporary-data-sweep.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { addEndedJob } from './ended-job.js';

describe('the sweep of temporary data', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('deletes what expired, keeps what is in use, and finds nothing the second time', async () => {
    const userId = await database.addUser();
    const ended = await addEndedJob(database, { userId, daysAgo: 1 });
    const running = await addEndedJob(database, { userId, daysAgo: 1, status: 'REFINING' });
    await database.query('update studio_jobs set attempt = 2 where job_id = $1', [running]);
    for (const jobId of [ended, running]) {
      await database.query(
        `insert into job_progress (job_id, attempt, stage, percent, note, at) values ($1, 1, 'REFINING', 5, '', now() - interval '2 hours')`,
        [jobId],
      );
      await database.query(
        `insert into job_attempts (job_id, attempt, stage, delivery_id, worker)
         select $1, n, 'REFINING', gen_random_uuid(), 'w' from generate_series(1, 2) n
         on conflict (job_id, attempt) do update set outcome = 'running'`,
        [jobId],
      );
    }
    await database.query(
      `insert into provider_permits (permit_id, provider, taken_at, expires_at, returned_at) values
         (gen_random_uuid(), 'returned', now() - interval '2 hours', now() - interval '2 hours', now() - interval '2 hours'),
         (gen_random_uuid(), 'lost', now() - interval '2 hours', now() - interval '1 hour', null),
         (gen_random_uuid(), 'held', now() - interval '2 hours', now() + interval '1 hour', null),
         (gen_random_uuid(), 'recent', now(), now(), now())`,
    );
    await database.query(
      `insert into sweep_runs (sweep, worker, started_at) values ('old', 'w', now() - interval '31 days'), ('new', 'w', now())`,
    );
    await database.query(
      `insert into brand_bible_trials (brand, version, content, content_hash, source, started_by, deadline_at, state, ended_at)
       select 'B', v, '{}', 'h', 's', 'service', now(), case when v = 3 then 'WAITING' else 'DONE' end,
         case v when 1 then now() - interval '31 days' when 2 then now() - interval '29 days' end from generate_series(1, 3) v`,
    );
    const folder = join(tmpdir(), 'studio-audio-4194998-abc-def');
    await mkdir(folder, { recursive: true });
    const sweep = new TemporaryDataSweep(database.db, quietLogger);

    const done = { progress: 1, permits: 2, attempts: 3, sweepRuns: 1, alerts: 0, trials: 1, skipped: 0 };
    expect(await sweep.runOnce()).toMatchObject(done);

    expect(await readdir(tmpdir())).not.toContain('studio-audio-4194998-abc-def');
    expect(await database.query('select job_id from job_progress')).toEqual([{ job_id: running }]);
    expect(await database.query('select provider from provider_permits order by 1')).toEqual([
      { provider: 'held' },
      { provider: 'recent' },
    ]);
    expect(await database.query(`select job_id, attempt from job_attempts where outcome = 'running'`)).toEqual([
      { job_id: running, attempt: 2 },
    ]);
    expect(await database.query('select sweep from sweep_runs order by 1')).toEqual([
      { sweep: 'new' },
      { sweep: 'temporary-data' },
    ]);
    expect(await database.query('select version from brand_bible_trials order by 1')).toEqual([
      { version: 2 },
      { version: 3 },
    ]);
    expect(await sweep.runOnce()).toMatchObject({ progress: 0, permits: 0, attempts: 0, sweepRuns: 0, folders: 0 });
  });
});
