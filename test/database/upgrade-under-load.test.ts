import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FailedJobSweep } from '../../src/monitoring/sweeps/failed-job-sweep.js';
import type { Logger } from '../../src/platform/logging/logger.js';
import { migrate } from '../../src/platform/postgres/migrate.js';
import { isDatabaseOutage } from '../../src/platform/postgres/outage.js';
import { brokenInvariants } from '../support/job-invariants.js';
import { quietLogger } from '../support/quiet-logger.js';
import { restoreRelease } from '../support/release-fixture.js';
import { StageScript } from '../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../support/test-pipeline.js';
import { OldWorker } from './release-0.1.0-worker.js';

const UNFINISHED = `status not in ('COMPLETE', 'FAILED')`;
/** Of the release that comes next, as far as this one can know. */
const NEXT_TOLERATED = `-- A column that the next release fills.
-- tolerated: this release neither reads nor writes it
alter table public.studio_jobs add column next_note text;
`;
const NEXT_BREAKING = 'alter table public.studio_jobs drop column next_note;\n';

let database: TestDatabase;
let folder: string;
let running: TestPipeline[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'studio-migrations-'));
  await cp('database/migrations', folder, { recursive: true });
  await restoreRelease(database, '0.1.0');
  // Retention deleted this one's events: the rules below would take it for a broken job.
  await database.query(`delete from studio_jobs where client_job_id = 'complete-events-deleted'`);
});
afterAll(async () => {
  await stopAll();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function stopAll(): Promise<void> {
  for (const pipeline of running) await pipeline.stop();
  running = [];
}

/** What a replica does when it starts. */
async function startReplica(log: Logger = quietLogger): Promise<TestPipeline> {
  await migrate(database.url, log);
  const pipeline = await startTestPipeline(database, new StageScript(), { heartbeatSeconds: 10 });
  running.push(pipeline);
  return pipeline;
}

const missing = async (ids: readonly string[]) => {
  const rows = await database.query<{ id: string }>('select job_id as id from studio_jobs where job_id = any($1)', [
    ids,
  ]);
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
};

/** Sweeps until everything has ended; then nothing is lost, and no rule is broken. */
async function untilAllEnded(acknowledged: readonly string[]): Promise<void> {
  const [{ queue, lifecycle }] = running as [TestPipeline];
  await database.until(async () => {
    await new FailedJobSweep(database.db, queue, lifecycle).runOnce();
    return (await database.query(`select from studio_jobs where ${UNFINISHED}`)).length === 0;
  });
  expect(await missing(acknowledged)).toEqual([]);
  expect(await brokenInvariants((sql) => database.query(sql))).toEqual([]);
}

/** A new column makes each connection's prepared statements stale: in a transaction that is a 503, and the client submits again. */
function answeredWith503(error: unknown): null {
  if (!isDatabaseOutage(error)) throw error;
  return null;
}

describe('an upgrade from 0.1.0 while it works', () => {
  it('loses no job and leaves none stuck, with programs of both releases side by side', async () => {
    const before = (await database.query<{ id: string }>('select job_id as id from studio_jobs')).map(({ id }) => id);
    const old = new OldWorker(database, await database.addUser());
    old.start(3);
    await database.until(async () => old.completed.length >= 5);
    const completedBefore = old.completed.length;
    await Promise.all([startReplica(), startReplica()]);
    const completedAtUpgrade = old.completed.length;
    // Both releases serve the same table now; a frontend inserts as ever.
    const direct = randomUUID();
    const user = await database.addUser();
    await database.query(`insert into studio_jobs (job_id, user_id, raw_audio_url) values ($1, $2, 'new.mp3')`, [
      direct,
      user,
    ]);
    const submitted = await (running[0] as TestPipeline).submit(user);
    await database.until(async () => old.completed.length >= completedAtUpgrade + 5);
    await old.stop();
    expect(completedBefore).toBeGreaterThan(0);
    await untilAllEnded([...before, ...old.acknowledged, direct, submitted]);
    const changed = await database.query('select from studio_jobs where job_id = any($1) and refined_text <> $2', [
      old.completed,
      'Said.',
    ]);
    expect(changed).toEqual([]);
  });
});

describe('a roll-back by one release', () => {
  it('works where the ledger says that this release tolerates what the next one added', async () => {
    await writeFile(join(folder, '900_note_next.sql'), NEXT_TOLERATED);
    const acknowledged: string[] = [];
    const user = await database.addUser();
    const load = new AbortController();
    const loading = (async () => {
      while (!load.signal.aborted) {
        const submitted = await (running[0] as TestPipeline).submit(user).catch(answeredWith503);
        if (submitted !== null) acknowledged.push(submitted);
        await pause(10);
      }
    })();
    // The next release migrates while both replicas of this one work.
    expect((await migrate(database.url, quietLogger, folder)).applied).toEqual(['900_note_next.sql']);
    const reached = acknowledged.length;
    await database.until(async () => acknowledged.length >= reached + 10);
    load.abort();
    await loading;
    await stopAll();

    const warnings: unknown[] = [];
    await startReplica({ ...quietLogger, warn: (message, details) => warnings.push([message, details]) });
    expect(warnings).toContainEqual([expect.any(String), { migration: '900_note_next.sql' }]);
    acknowledged.push(await (running[0] as TestPipeline).submit(user));
    await untilAllEnded(acknowledged);
  });

  it('is refused where the next release made a change that this one does not tolerate', async () => {
    await writeFile(join(folder, '901_drop_note_next.sql'), NEXT_BREAKING);
    await migrate(database.url, quietLogger, folder);
    await expect(migrate(database.url, quietLogger)).rejects.toThrow('901_drop_note_next.sql is unknown here');
  });
});
