import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FailedJobSweep } from '../../src/monitoring/sweeps/failed-job-sweep.js';
import { Fault } from '../../src/platform/fault.js';
import { openDatabase } from '../../src/platform/postgres/database.js';
import { describeSchema } from '../../src/platform/postgres/describe-schema.js';
import { migrate } from '../../src/platform/postgres/migrate.js';
import { brokenInvariants } from '../support/job-invariants.js';
import { quietLogger } from '../support/quiet-logger.js';
import { rightsOfSchema } from '../support/rights-of-schema.js';
import { StageScript } from '../support/scripted-stages.js';
import { startTestPipeline, type TestPipeline } from '../support/test-pipeline.js';
import { commandsOf } from './document-commands.js';
import { findPostgres15, type Postgres15, startPostgres15 } from './postgres-15.js';
import { makeSupabaseLikeDatabase, makeSupabaseRoles, type SupabaseLikeDatabase } from './supabase-like-database.js';

const binaries = findPostgres15();
if (binaries === null) {
  process.stderr.write(
    'test/backup is skipped: it needs the server and the client of PostgreSQL 15 (Debian: postgresql-15).\n',
  );
}
const onPostgres15 = binaries === null ? describe.skip : describe;

const UNFINISHED = `status not in ('COMPLETE', 'FAILED')`;
const STAGES = ['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING'];
/** Ended jobs that the source has before the dump begins. */
const ENDED_BEFORE = 20;
/** Jobs that the dump finds in each stage. */
const HELD = 2;
const SETTINGS = { workerConcurrency: 4, heartbeatSeconds: 10, stageAttempts: 1 };

onPostgres15('a dump that is made while the engine works', () => {
  let server: Postgres15;
  let folder: string;
  let source: SupabaseLikeDatabase;
  let target: SupabaseLikeDatabase;

  beforeAll(async () => {
    server = await startPostgres15(binaries as string);
    folder = await mkdtemp(join(tmpdir(), 'studio-backup-'));
    await makeSupabaseRoles(server.url);
    source = await makeSupabaseLikeDatabase(server.url, 'source');
    target = await makeSupabaseLikeDatabase(server.url, 'target');
    await migrate(source.url, quietLogger);
  });
  afterAll(async () => {
    await source?.close();
    await target?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The commands of the page, as a reader pastes them into a terminal. */
  async function follow(heading: string): Promise<void> {
    await promisify(execFile)('bash', ['-e', '-c', await commandsOf(heading)], {
      cwd: folder,
      env: { PATH: `${binaries}:${process.env.PATH}`, SOURCE_URL: source.url, TARGET_URL: target.url },
    });
  }

  const idsOf = async (database: SupabaseLikeDatabase, condition: string) =>
    (await database.query<{ id: string }>(`select job_id as id from studio_jobs where ${condition}`)).map(
      ({ id }) => id,
    );
  const schemaOf = async (database: SupabaseLikeDatabase) => ({
    // PostgreSQL writes nested conditions with fewer parentheses once it has read them from a dump.
    schema: (await describeSchema((sql) => database.query<{ line: string }>(sql))).replaceAll(/[()]/g, ''),
    rights: await rightsOfSchema((sql) => database.query(sql)),
  });
  const pipelineOn = (database: SupabaseLikeDatabase, script: StageScript): Promise<TestPipeline> =>
    startTestPipeline({ url: database.url }, script, SETTINGS);

  it('is restored by the commands of docs/backup.md, and every job of it ends as it would have', async () => {
    const taken = await dumpUnderLoad();
    await follow('Restore');

    expect(await schemaOf(target)).toEqual(await schemaOf(source));
    const published = `select tablename from pg_publication_tables where pubname = 'supabase_realtime'`;
    expect(await target.query(published)).toEqual([{ tablename: 'studio_jobs' }]);
    const restored = new Set(await idsOf(target, 'true'));
    expect(taken.filter((id) => !restored.has(id))).toEqual([]);

    const before = await target.query<{ job_id: string; status: string; hash: string }>(
      'select job_id, status, md5(studio_jobs::text) as hash from studio_jobs',
    );
    const statuses = new Set(before.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['COMPLETE', 'ENRICHING', 'FAILED', 'NEW', 'REFINING', 'TRANSCRIBING']);
    const script = await finish();

    expect(await idsOf(target, UNFINISHED)).toEqual([]);
    expect(await brokenInvariants((sql) => target.query(sql))).toEqual([]);
    const failed = `status = 'FAILED' and error_details ->> 'code' is distinct from 'REFINER_REJECTED'`;
    expect(await idsOf(target, failed)).toEqual([]);
    // What had ended stays as it was; a stage whose result the dump has is not run again.
    const after = new Map(
      (
        await target.query<{ job_id: string; hash: string }>(
          'select job_id, md5(studio_jobs::text) as hash from studio_jobs',
        )
      ).map(({ job_id, hash }) => [job_id, hash]),
    );
    const ended = before.filter(({ status }) => !STAGES.includes(status));
    expect(ended.filter(({ job_id, hash }) => after.get(job_id) !== hash)).toEqual([]);
    const statusOf = new Map(before.map(({ job_id, status }) => [job_id, STAGES.indexOf(status)]));
    const repeated = script.runs.filter(({ jobId, stage }) => STAGES.indexOf(stage) < (statusOf.get(jobId) ?? 0));
    expect(repeated).toEqual([]);
  });

  /** Two replicas work and jobs come in on both ways, while users sign up and go. Returns the jobs acknowledged before the dump began. */
  async function dumpUnderLoad(): Promise<string[]> {
    const script = new StageScript();
    let refined = 0;
    script.on('REFINING', () => {
      refined += 1;
      if (refined % 7 === 0) throw new Fault('REFINER_REJECTED', 'The refiner refused the text.');
    });
    const replicas = [await pipelineOn(source, script), await pipelineOn(source, script)];
    const acknowledged: string[] = [];
    const load = new AbortController();
    const loaded = submitUntil(load.signal, replicas, acknowledged);
    const dumped = Promise.withResolvers<void>();
    try {
      const kept = (condition: string) => idsOf(source, `job_id = any('{${acknowledged.join(',')}}') and ${condition}`);
      const reached = (status: string, least = 1) =>
        source.until(async () => (await kept(`status = '${status}'`)).length >= least);
      await Promise.all([reached('COMPLETE', ENDED_BEFORE), reached('FAILED')]);
      // The last stage first, so that the dump finds work in each stage and jobs that wait for it.
      for (const stage of ['REFINING', 'ENRICHING', 'TRANSCRIBING'] as const) {
        script.on(stage, () => dumped.promise);
        await reached(stage, HELD);
      }
      // More than the replicas can still claim, so that some stay.
      await reached('NEW', 2 * SETTINGS.workerConcurrency + 1);
      const before = [...acknowledged];
      // Jobs keep coming in meanwhile.
      await Promise.all([follow('Dump'), source.until(async () => acknowledged.length > before.length)]);
      return before;
    } finally {
      dumped.resolve();
      load.abort();
      await loaded;
      for (const replica of replicas) await replica.stop();
    }
  }

  async function submitUntil(stop: AbortSignal, replicas: readonly TestPipeline[], acknowledged: string[]) {
    for (let turn = 0; !stop.aborted; turn += 1) {
      const user = await source.addUser();
      const replica = replicas[turn % replicas.length] as TestPipeline;
      const own = [await replica.submit(user), await replica.submit(user), await insertAsUser(user)];
      // Its rows go with it: a dump that read users and jobs at two moments would not fit together.
      if (turn % 5 === 4) await source.query('delete from auth.users where id = $1', [user]);
      else acknowledged.push(...own);
      await pause(15);
    }
  }

  /** As a frontend does, under row level security. */
  async function insertAsUser(user: string): Promise<string> {
    const jobId = randomUUID();
    await source.query(`with caller as (select set_config('request.jwt.claims', '{"sub":"${user}"}', true))
      insert into studio_jobs (job_id, user_id, raw_audio_url) select '${jobId}', '${user}', 'direct.mp3' from caller`);
    return jobId;
  }

  /**
   * Starts the engine on the restored database and waits until everything has ended. The deliveries of jobs whose user was deleted are still
   * in the queue of the dump, and only a worker removes them.
   */
  async function finish(): Promise<StageScript> {
    const script = new StageScript();
    const pipeline = await pipelineOn(target, script);
    const db = openDatabase({ url: target.url, poolSize: 2, log: quietLogger });
    try {
      await target.until(async () => {
        await new FailedJobSweep(db, pipeline.queue, pipeline.lifecycle).runOnce();
        return (await idsOf(target, UNFINISHED)).length === 0;
      });
      await target
        .until(async () => (await brokenInvariants((sql) => target.query(sql))).length === 0)
        .catch(() => undefined);
      return script;
    } finally {
      await pipeline.stop();
      await db.destroy();
    }
  }
});
