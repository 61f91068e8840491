import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Caller } from '../../../src/access/caller.js';
import { UserSearch } from '../../../src/access/user-search.js';
import { JobFilterAccess } from '../../../src/jobs/reading/job-filter-access.js';
import { FailedJobRetries, type RetryOrder } from '../../../src/monitoring/audits/failed-job-retries.js';
import { RetryBatchRelease } from '../../../src/monitoring/audits/retry-batch-release.js';
import { findBatch } from '../../../src/monitoring/audits/retry-batch-store.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { testEnvironment } from '../../support/test-environment.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

const OPERATOR: Caller = { kind: 'service', local: false };

let database: TestDatabase;
let pipeline: TestPipeline;
let user: string;
let replicas: RetryBatchRelease[];

beforeEach(async () => {
  database = await createTestDatabase();
  await database.watch('retry_batches');
  user = await database.addUser();
  pipeline = await startTestPipeline(database, new StageScript(), { roles: ['api'] });
  replicas = [];
});
afterEach(async () => {
  for (const replica of replicas) await replica.onModuleDestroy();
  await pipeline.stop();
  await database.drop();
});

const retries = () => new FailedJobRetries(database.db, new JobFilterAccess(database.db, new UserSearch(database.db)));

/** A process that releases by itself. */
function startReplica(): RetryBatchRelease {
  const environment = testEnvironment({ roles: ['scheduler'] });
  const replica = new RetryBatchRelease(database.db, pipeline.lifecycle, deaf, environment, quietLogger);
  replica.onApplicationBootstrap();
  replicas.push(replica);
  return replica;
}

const addFailures = (count: number, code = 'REFINER_UNAVAILABLE') =>
  database.query(
    `insert into studio_jobs (user_id, raw_audio_url, status, created_at, error_details)
     select $1, 'a.mp3', 'FAILED', now() - make_interval(secs => n), jsonb_build_object('code', $3::text, 'stage', 'REFINING', 'retryable', true)
     from generate_series(1, $2::integer) n`,
    [user, count, code],
  );

const order = (changes: Partial<RetryOrder> = {}) =>
  retries().order(OPERATOR, {
    filter: { statuses: ['FAILED'] },
    asked: { nothing: 'narrowed' },
    limit: 1000,
    perSecond: 50,
    dryRun: false,
    ...changes,
  });

const batchOf = async (id: string) => (await findBatch(database.db, id))!;
const ended = (id: string) => database.until(async () => ((await batchOf(id)).endedAt === null ? null : batchOf(id)));

/** When jobs were put back, in milliseconds. */
async function releases(): Promise<number[]> {
  const rows = await database.query<{ at: Date }>(`select at from job_events where reason = 'retried' order by at`);
  return rows.map((row) => row.at.getTime());
}

/** Nothing is heard: a replica looks for batches every second. */
const deaf = { connected: false, on: () => undefined };

describe('retryFailedJobs', () => {
  it('changes nothing in a dry run, and says what would be requeued', async () => {
    await addFailures(7);
    const answer = await order({ dryRun: true, limit: 3 });
    const oldest = await database.query<{ job_id: string }>(
      'select job_id from studio_jobs order by created_at limit 3',
    );
    expect(answer).toEqual({ matched: 7, count: 3, jobIds: oldest.map((row) => row.job_id), batch: null });
    for (const table of ['retry_batches', 'retry_batch_jobs', 'operator_actions']) {
      expect(await database.query(`select * from ${table}`)).toEqual([]);
    }
  });

  it('puts back each job once with a delivery, and records who ordered it', async () => {
    await addFailures(20);
    startReplica();
    const { batch, count } = await order({ limit: 15 });
    expect([batch?.total, count]).toEqual([15, 15]);
    expect(await ended(batch!.id)).toMatchObject({ total: 15, released: 15, passedOver: 0 });
    const rows = await database.query(
      `select status, count(*)::integer as jobs, count(delivery_id)::integer as delivered from studio_jobs group by status order by status`,
    );
    expect(rows).toEqual([
      { status: 'FAILED', jobs: 5, delivered: 0 },
      { status: 'NEW', jobs: 15, delivered: 15 },
    ]);
    expect(
      await database.query(`select count(*)::integer as n from pgboss.job where name = 'studio-transcribing'`),
    ).toEqual([{ n: 15 }]);
    const [act] = await database.query('select action, actor, affected, filter from operator_actions');
    const filter = { nothing: 'narrowed', limit: 15, perSecond: 50 };
    expect(act).toEqual({ action: 'RETRY_FAILED_JOBS', actor: 'service', affected: 15, filter });
  });

  it('keeps its pace, with several replicas and through a restart of each', async () => {
    await addFailures(40);
    const perSecond = 10;
    const { batch } = await order({ perSecond });
    startReplica();
    startReplica();
    await database.until(async () => (await batchOf(batch!.id)).released >= 10);
    for (const replica of replicas) await replica.onModuleDestroy();
    const { released } = await batchOf(batch!.id);
    expect(released).toBeLessThan(40);
    startReplica();
    startReplica();
    await ended(batch!.id);
    const at = await releases();
    expect(at).toHaveLength(40);
    // In any stretch of time: the pace, one second that may be caught up, and the one that may go at once.
    for (let from = 0; from < at.length; from += 1) {
      for (let to = from; to < at.length; to += 1) {
        const allowed = (((at[to] as number) - (at[from] as number)) / 1000) * perSecond + perSecond + 1;
        expect(to - from).toBeLessThanOrEqual(allowed);
      }
    }
    expect((at.at(-1) as number) - (at[0] as number)).toBeGreaterThan(((40 - perSecond) / perSecond) * 1000 - 300);
  });

  it('does not catch up on the time without a running replica', async () => {
    await addFailures(100);
    const { batch } = await order({ perSecond: 5 });
    await database.query(`update retry_batches set paced_until = now() - interval '1 hour'`);
    const once = new RetryBatchRelease(database.db, pipeline.lifecycle, deaf, testEnvironment(), quietLogger);
    await once.runOnce();
    expect((await batchOf(batch!.id)).released).toBe(5);
  });

  it('lets one replica release at a time', async () => {
    await addFailures(10);
    await order();
    const replica = new RetryBatchRelease(database.db, pipeline.lifecycle, deaf, testEnvironment(), quietLogger);
    await database.db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(7303014005)`.execute(trx);
      expect(await replica.runOnce()).toEqual({ released: 0, open: true });
    });
    expect(await releases()).toEqual([]);
  });

  it('works off one batch after the other: paces do not add up', async () => {
    await addFailures(4);
    const first = await order({ limit: 2 });
    const second = await order({ limit: 2 });
    startReplica();
    const [one, two] = [await ended(first.batch!.id), await ended(second.batch!.id)];
    expect(one.endedAt!.getTime()).toBeLessThanOrEqual(two.endedAt!.getTime());
    expect([one.released, two.released]).toEqual([2, 2]);
  });

  it('passes over what is no longer in the failure that was picked', async () => {
    await addFailures(4);
    const { batch, jobIds } = await order();
    const [retried, failedAnew, deleted] = jobIds;
    await database.query(`update studio_jobs set status = 'NEW' where job_id = any($1::uuid[])`, [
      [retried, failedAnew],
    ]);
    await database.query(`update studio_jobs set status = 'FAILED' where job_id = $1`, [failedAnew]);
    await database.query('delete from studio_jobs where job_id = $1', [deleted]);
    startReplica();
    expect(await ended(batch!.id)).toMatchObject({ total: 4, released: 1, passedOver: 3 });
  });

  it('selects only jobs of the filter: none that waits in a batch, and no cancelled one unless requested', async () => {
    await addFailures(3);
    await addFailures(2, 'CANCELLED');
    const other = await database.addUser();
    expect((await order({ filter: { statuses: ['FAILED'], userId: other } })).batch).toMatchObject({
      total: 0,
      released: 0,
    });
    expect((await order({ limit: 2 })).count).toBe(2);
    expect(await order()).toMatchObject({ matched: 1, count: 1 });
    expect((await order({ filter: { statuses: ['FAILED'], errorCodes: ['CANCELLED'] } })).count).toBe(2);
    const orders = await Promise.all([order(), order()]);
    expect(orders.map(({ count }) => count)).toEqual([0, 0]);
  });

  it('stops on request: the rest stays FAILED and can be selected again', async () => {
    await addFailures(6);
    const { batch } = await order({ perSecond: 0.1 });
    const stopping = retries();
    await new RetryBatchRelease(database.db, pipeline.lifecycle, deaf, testEnvironment(), quietLogger).runOnce();
    expect(await stopping.stop(OPERATOR, batch!.id)).toMatchObject({ total: 6, released: 1, passedOver: 5 });
    expect((await batchOf(batch!.id)).endedAt).not.toBeNull();
    await expect(stopping.stop(OPERATOR, batch!.id)).rejects.toThrow('has already ended');
    await expect(stopping.stop(OPERATOR, 'none')).rejects.toThrow('no such retry batch');
    const [act] = await database.query(
      'select action, affected from operator_actions order by operator_action_id desc',
    );
    expect(act).toEqual({ action: 'STOP_RETRY_BATCH', affected: 5 });
    expect((await order()).count).toBe(5);
  });

  it('is for admins and keys', async () => {
    const caller: Caller = {
      kind: 'user',
      userId: user,
      email: null,
      sessionId: null,
      admin: false,
      claims: {},
      expiresAt: new Date(),
    };
    const asked = { filter: {}, asked: {}, limit: 1, perSecond: 1, dryRun: true };
    await expect(retries().order(caller, asked)).rejects.toThrow('Only admins');
  });
});
