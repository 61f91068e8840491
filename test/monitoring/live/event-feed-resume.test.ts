import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { ChangeFilter } from '../../../src/monitoring/live/job-change.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Collector, connect, inOrder, insertJob, type LiveFeed, startLiveFeed } from './live-feed.js';

const ANY: ChangeFilter = { userId: null, jobId: null, statuses: null };

describe('resuming the feed of job events', () => {
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

  it('resumes after any event with exactly the rest, also on another replica', async () => {
    const start = await collect();
    const holder = await open();
    await holder.query('begin');
    await insert(user, holder);
    const jobs = await Promise.all(Array.from({ length: 20 }, () => insert()));
    for (const status of ['TRANSCRIBING', 'ENRICHING', 'REFINING']) {
      await database.query('update studio_jobs set status = $2 where job_id = any($1)', [jobs, status]);
    }
    await holder.query('commit');
    await start.reaches(81);
    const other = await startLiveFeed(database);
    try {
      for (const [index, change] of start.changes.entries()) {
        const rest = new Collector(await other.feed.subscribe(ANY, change.eventId));
        const expected = new Set(start.names.slice(index + 1));
        await rest.reaches(expected.size);
        expect(new Set(rest.names)).toEqual(expected);
        expect(rest.names).toHaveLength(expected.size);
        expect(inOrder([...start.changes.slice(0, index + 1), ...rest.changes])).toBe(true);
        await rest.stop();
      }
    } finally {
      await other.stop();
    }
    await start.stop();
  });

  it('replays thousands of events in pages, then goes on live without a gap', async () => {
    const start = await collect();
    const first = await insert();
    await start.reaches(1);
    const after = start.lastId;
    await start.stop();
    await database.query(
      'insert into studio_jobs (user_id, raw_audio_url) select $1, $2 from generate_series(1, 2300)',
      [user, 'a.mp3'],
    );
    const seen = await collect(ANY, after);
    for (let i = 0; i < 50; i += 1) await insert();
    await move(first, 'TRANSCRIBING');
    await seen.reaches(2351);
    expect(new Set(seen.names).size).toBe(2351);
    expect(seen.names.at(-1)).toBe(`${first}/2`);
    await seen.stop();
  });

  it('cuts a subscriber who does not read at the bound, and lets them resume where they stopped', async () => {
    const slow = await live.feed.subscribe(ANY);
    const quick = await collect();
    await insert();
    const first = await slow.next();
    await database.query(
      'insert into studio_jobs (user_id, raw_audio_url) select $1, $2 from generate_series(1, 1200)',
      [user, 'a.mp3'],
    );
    await quick.reaches(1201);
    await expect(slow.next()).rejects.toMatchObject({ code: 'SUBSCRIBER_TOO_SLOW' });
    expect(await slow.next()).toEqual({ value: undefined, done: true });
    expect(live.feed.size).toBe(1);
    const resumed = await collect(ANY, first.value?.eventId ?? null);
    await resumed.reaches(1200);
    expect(resumed.names).toEqual(quick.names.slice(1));
    await Promise.all([quick.stop(), resumed.stop()]);
  });

  it('refuses an "after" that is malformed, too old or of another database', async () => {
    for (const text of [
      '',
      '17',
      'abc',
      '1.X.Y',
      '1.0.0.0',
      `1.zzzzzz.1-2`,
      '1.zzzzzz.5-1-2',
      '1.zzzzzz.5.6',
      '😀',
      'a'.repeat(20_000),
    ]) {
      await expect(live.feed.subscribe(ANY, text)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await expect(live.feed.subscribe(ANY, '1.s00000.5')).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    const ahead = await live.feed.subscribe(ANY, '1.zzzzzz.zzzzzzzz');
    await expect(ahead.next()).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    expect(await ahead.next()).toEqual({ value: undefined, done: true });
  });

  it('goes on after events were restored from another server', async () => {
    await database.query(
      "update job_events set tx = '99999999999' where event_id = (select max(event_id) from job_events)",
    );
    const seen = await collect();
    const jobId = await insert();
    await seen.reaches(1);
    expect(seen.names).toEqual([`${jobId}/1`]);
    await seen.stop();
  });
});
