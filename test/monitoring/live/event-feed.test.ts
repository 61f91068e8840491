import { describe, expect, it } from '@jest/globals';
import { ANY, FeedFixture } from './feed-fixture.js';

describe('the feed of job events', () => {
  const given = new FeedFixture();

  it('sends each change once, in order, soon after its commit', async () => {
    const seen = await given.collect();
    const jobId = await given.insert();
    await given.move(jobId, 'TRANSCRIBING');
    await given.move(jobId, 'ENRICHING');
    await seen.reaches(3);
    expect(seen.changes).toMatchObject([
      { jobId, userId: given.user, number: 1, fromStatus: null, toStatus: 'NEW', reason: 'submitted' },
      { jobId, number: 2, fromStatus: 'NEW', toStatus: 'TRANSCRIBING' },
      { jobId, number: 3, fromStatus: 'TRANSCRIBING', toStatus: 'ENRICHING' },
    ]);
    await seen.stop();
    expect(given.live.feed.size).toBe(0);
  });

  it('skips nothing and does not wait when a later number commits first', async () => {
    const seen = await given.collect();
    const holder = await given.open();
    await holder.query('begin');
    const held = await given.insert(given.user, holder);
    const quick = await given.insert();
    await seen.reaches(1);
    expect(seen.names).toEqual([`${quick}/1`]);
    // Somebody comes in between and goes on elsewhere: what is still open belongs to what they have not seen.
    const resumed = await given.collect(ANY, seen.lastId);
    await holder.query('commit');
    await Promise.all([seen.reaches(2), resumed.reaches(1)]);
    expect(seen.names).toEqual([`${quick}/1`, `${held}/1`]);
    expect(resumed.names).toEqual([`${held}/1`]);
    const [numbers] = await given.database.query<{ inverted: boolean }>(
      `select (select event_id from job_events where job_id = $1) < (select event_id from job_events where job_id = $2) as inverted`,
      [held, quick],
    );
    expect(numbers?.inverted).toBe(true);
    await Promise.all([seen.stop(), resumed.stop()]);
  });

  it('keeps the order of a job whose second move was made by the older transaction', async () => {
    const jobId = await given.insert();
    const seen = await given.collect({ ...ANY, jobId });
    const older = await given.open();
    await older.query('begin');
    await older.query('select pg_current_xact_id()');
    await given.move(jobId, 'TRANSCRIBING');
    await older.query("update studio_jobs set status = 'ENRICHING' where job_id = $1", [jobId]);
    await older.query('commit');
    await seen.reaches(2);
    expect(seen.changes.map((change) => change.toStatus)).toEqual(['TRANSCRIBING', 'ENRICHING']);
    const rows = await given.database.query<{ number: number }>(
      'select number from job_events where job_id = $1 order by tx',
      [jobId],
    );
    expect(rows.map((row) => row.number)).toEqual([1, 3, 2]);
    await seen.stop();
  });

  it('forgets what was rolled back', async () => {
    const seen = await given.collect();
    const holder = await given.open();
    await holder.query('begin');
    await given.insert(given.user, holder);
    await holder.query('rollback');
    const kept = await given.insert();
    await seen.reaches(1);
    expect(seen.names).toEqual([`${kept}/1`]);
    await seen.stop();
  });

  it('gives everybody only what passes their filter', async () => {
    const other = await given.database.addUser();
    const job = await given.insert();
    const [mine, theirs, one, failed] = await Promise.all([
      given.collect({ ...ANY, userId: given.user }),
      given.collect({ ...ANY, userId: other }),
      given.collect({ ...ANY, jobId: job, userId: given.user }),
      given.collect({ ...ANY, statuses: ['FAILED'] }),
    ]);
    const foreign = await given.insert(other);
    await given.move(job, 'TRANSCRIBING');
    await given.database.query(
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

  it('continues immediately when the listener comes back, and at the latest at the next poll', async () => {
    const seen = await given.collect();
    await given.live.listener.close();
    await given.insert();
    await seen.reaches(1);
    await seen.stop();
  });

  it('ends an open wait when the subscriber leaves', async () => {
    const stream = await given.live.feed.subscribe(ANY);
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(given.live.feed.size).toBe(0);
  });
});
