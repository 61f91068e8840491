import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { ChangeFilter } from '../../../src/monitoring/live/job-change.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Collector, connect, insertJob, type LiveFeed, startLiveFeed } from './live-feed.js';

const ANY: ChangeFilter = { userId: null, jobId: null, statuses: null };

describe('the feed of job events', () => {
  let database: TestDatabase;
  let user: string;
  let live: LiveFeed;
  const clients: pg.Client[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    user = await database.addUser();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    live = await startLiveFeed(database);
  });
  afterEach(async () => {
    await live.stop();
    await Promise.all(clients.splice(0).map((client) => client.end()));
  });

  const open = async () => {
    const client = await connect(database);
    clients.push(client);
    return client;
  };
  const insert = (owner = user, by: TestDatabase | pg.Client = database) => insertJob(by, owner);
  const move = (jobId: string, status: string) =>
    database.query('update studio_jobs set status = $2 where job_id = $1', [jobId, status]);
  const collect = async (filter = ANY, after: string | null = null) =>
    new Collector(await live.feed.subscribe(filter, after));

  it('tells each change once, in order, soon after its commit', async () => {
    const seen = await collect();
    const jobId = await insert();
    await move(jobId, 'TRANSCRIBING');
    await move(jobId, 'ENRICHING');
    await seen.reaches(3);
    expect(seen.changes).toMatchObject([
      { jobId, userId: user, number: 1, fromStatus: null, toStatus: 'NEW', reason: 'submitted' },
      { jobId, number: 2, fromStatus: 'NEW', toStatus: 'TRANSCRIBING' },
      { jobId, number: 3, fromStatus: 'TRANSCRIBING', toStatus: 'ENRICHING' },
    ]);
    await seen.stop();
    expect(live.feed.size).toBe(0);
  });

  it('skips nothing and waits for nobody when a later number commits first', async () => {
    const seen = await collect();
    const holder = await open();
    await holder.query('begin');
    const held = await insert(user, holder);
    const quick = await insert();
    await seen.reaches(1);
    expect(seen.names).toEqual([`${quick}/1`]);
    // Somebody comes in between and goes on elsewhere: what is still open belongs to what they have not seen.
    const resumed = await collect(ANY, seen.lastId);
    await holder.query('commit');
    await Promise.all([seen.reaches(2), resumed.reaches(1)]);
    expect(seen.names).toEqual([`${quick}/1`, `${held}/1`]);
    expect(resumed.names).toEqual([`${held}/1`]);
    const [numbers] = await database.query<{ inverted: boolean }>(
      `select (select event_id from job_events where job_id = $1) < (select event_id from job_events where job_id = $2) as inverted`,
      [held, quick],
    );
    expect(numbers?.inverted).toBe(true);
    await Promise.all([seen.stop(), resumed.stop()]);
  });

  it('keeps the order of a job whose second move was made by the older transaction', async () => {
    const jobId = await insert();
    const seen = await collect({ ...ANY, jobId });
    const older = await open();
    await older.query('begin');
    await older.query('select pg_current_xact_id()');
    await move(jobId, 'TRANSCRIBING');
    await older.query("update studio_jobs set status = 'ENRICHING' where job_id = $1", [jobId]);
    await older.query('commit');
    await seen.reaches(2);
    expect(seen.changes.map((change) => change.toStatus)).toEqual(['TRANSCRIBING', 'ENRICHING']);
    const rows = await database.query<{ number: number }>(
      'select number from job_events where job_id = $1 order by tx',
      [jobId],
    );
    expect(rows.map((row) => row.number)).toEqual([1, 3, 2]);
    await seen.stop();
  });

  it('forgets what was rolled back', async () => {
    const seen = await collect();
    const holder = await open();
    await holder.query('begin');
    await insert(user, holder);
    await holder.query('rollback');
    const kept = await insert();
    await seen.reaches(1);
    expect(seen.names).toEqual([`${kept}/1`]);
    await seen.stop();
  });

  it('gives everybody only what passes their filter', async () => {
    const other = await database.addUser();
    const job = await insert();
    const [mine, theirs, one, failed] = await Promise.all([
      collect({ ...ANY, userId: user }),
      collect({ ...ANY, userId: other }),
      collect({ ...ANY, jobId: job, userId: user }),
      collect({ ...ANY, statuses: ['FAILED'] }),
    ]);
    const foreign = await insert(other);
    await move(job, 'TRANSCRIBING');
    await database.query(
      `update studio_jobs set status = 'FAILED', error_details = '{"code":"INTERNAL","message":"m","stage":"TRANSCRIBING","attempt":1,"retryable":false,"at":"2026-01-01T00:00:00Z","attempts":[]}' where job_id = $1`,
      [job],
    );
    await Promise.all([mine.reaches(2), theirs.reaches(1), one.reaches(2), failed.reaches(1)]);
    expect(mine.names).toEqual([`${job}/2`, `${job}/3`]);
    expect(one.names).toEqual(mine.names);
    expect(theirs.names).toEqual([`${foreign}/1`]);
    expect(failed.names).toEqual([`${job}/3`]);
    // One object for all who get it.
    expect(failed.changes[0]).toBe(one.changes[1]);
    await Promise.all([mine, theirs, one, failed].map((collector) => collector.stop()));
  });

  it('reads on at once when the listener comes back, and at the latest at the next poll', async () => {
    const seen = await collect();
    await live.listener.close();
    await insert();
    await seen.reaches(1, 5_000);
    await seen.stop();
  });

  it('ends an open wait when the subscriber leaves', async () => {
    const stream = await live.feed.subscribe(ANY);
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(live.feed.size).toBe(0);
  });
});
