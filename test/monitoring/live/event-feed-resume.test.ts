import { describe, expect, it } from '@jest/globals';
import { ANY, FeedFixture } from './feed-fixture.js';
import { Collector, inOrder, startLiveFeed } from './live-feed.js';

describe('resuming the feed of job events', () => {
  const given = new FeedFixture();

  it('resumes after any event with exactly the rest, also on another replica', async () => {
    const start = await given.collect();
    const holder = await given.open();
    await holder.query('begin');
    await given.insert(given.user, holder);
    const jobs = await Promise.all(Array.from({ length: 20 }, () => given.insert()));
    for (const status of ['TRANSCRIBING', 'ENRICHING', 'REFINING']) {
      await given.database.query('update studio_jobs set status = $2 where job_id = any($1)', [jobs, status]);
    }
    await holder.query('commit');
    await start.reaches(81);
    const other = await startLiveFeed(given.database);
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

  it('replays thousands of events in pages, then continues live without a gap', async () => {
    const start = await given.collect();
    const first = await given.insert();
    await start.reaches(1);
    const after = start.lastId;
    await start.stop();
    await given.database.query(
      'insert into studio_jobs (user_id, raw_audio_url) select $1, $2 from generate_series(1, 2300)',
      [given.user, 'a.mp3'],
    );
    const seen = await given.collect(ANY, after);
    for (let i = 0; i < 50; i += 1) await given.insert();
    await given.move(first, 'TRANSCRIBING');
    await seen.reaches(2351);
    expect(new Set(seen.names).size).toBe(2351);
    expect(seen.names.at(-1)).toBe(`${first}/2`);
    await seen.stop();
  });

  it('cuts a subscriber who does not read at the bound, and lets them resume where they stopped', async () => {
    const slow = await given.live.feed.subscribe(ANY);
    const quick = await given.collect();
    await given.insert();
    const first = await slow.next();
    await given.database.query(
      'insert into studio_jobs (user_id, raw_audio_url) select $1, $2 from generate_series(1, 1200)',
      [given.user, 'a.mp3'],
    );
    await quick.reaches(1201);
    await expect(slow.next()).rejects.toMatchObject({ code: 'SUBSCRIBER_TOO_SLOW' });
    expect(await slow.next()).toEqual({ value: undefined, done: true });
    expect(given.live.feed.size).toBe(1);
    const resumed = await given.collect(ANY, first.value?.eventId ?? null);
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
      await expect(given.live.feed.subscribe(ANY, text)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await expect(given.live.feed.subscribe(ANY, '1.s00000.5')).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    const ahead = await given.live.feed.subscribe(ANY, '1.zzzzzz.zzzzzzzz');
    await expect(ahead.next()).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    expect(await ahead.next()).toEqual({ value: undefined, done: true });
    // No event of any database has such a number.
    await expect(given.live.feed.subscribe(ANY, '1.zzzzzz.5k.5k.3w5e11264sgsf')).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('continues after events were restored from another server', async () => {
    await given.database.query(
      "update job_events set tx = '99999999999' where event_id = (select max(event_id) from job_events)",
    );
    const seen = await given.collect();
    const jobId = await given.insert();
    await seen.reaches(1);
    expect(seen.names).toEqual([`${jobId}/1`]);
    await seen.stop();
  });
});
