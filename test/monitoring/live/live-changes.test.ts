import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller, UserCaller } from '../../../src/access/caller.js';
import { CallerTransaction } from '../../../src/access/caller-transaction.js';
import { UserStore } from '../../../src/access/user-store.js';
import { JobVisibility } from '../../../src/jobs/reading/job-visibility.js';
import type { JobStatus } from '../../../src/jobs/record/job-status.js';
import { AdminStanding } from '../../../src/monitoring/live/admin-standing.js';
import { type ChangeRequest, LiveChanges } from '../../../src/monitoring/live/live-changes.js';
import { ProgressFeed } from '../../../src/monitoring/live/progress-feed.js';
import type { ProgressUpdate } from '../../../src/monitoring/live/progress-watch-store.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Collector, type LiveFeed, startLiveFeed } from './live-feed.js';

const SERVICE: Caller = { kind: 'service', local: false };
const ANYTHING = { jobId: null, userId: null, statuses: null, after: null };

function userCaller(userId: string, admin = false): UserCaller {
  return {
    kind: 'user',
    userId,
    admin,
    email: null,
    sessionId: null,
    claims: { sub: userId },
    expiresAt: new Date(Date.now() + 60_000),
  };
}

describe('what callers follow', () => {
  let database: TestDatabase;
  let live: LiveFeed;
  let standing: AdminStanding;
  let changes: LiveChanges;
  let progress: ProgressFeed;
  let ada: string;
  let ben: string;
  let boss: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    ada = await database.addUser();
    ben = await database.addUser();
    boss = await database.addUser({ admin: true });
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    live = await startLiveFeed(database);
    const store = new UserStore(live.db);
    // Asks the record itself: what the directory remembers for 30 s has its own tests.
    standing = new AdminStanding({ isAdmin: async (id) => (await store.find(id))?.role === 'admin' }, quietLogger);
    const visibility = new JobVisibility(live.db, new CallerTransaction(live.db));
    changes = new LiveChanges(live.feed, visibility, standing);
    progress = new ProgressFeed(live.db, visibility, standing, quietLogger);
  });
  afterEach(async () => {
    standing.onModuleDestroy();
    progress.onModuleDestroy();
    await live.stop();
  });

  const insert = async (userId: string, name: string | null = null) =>
    (
      await database.query<{ job_id: string }>(
        'insert into studio_jobs (user_id, raw_audio_url, client_job_id) values ($1, $2, $3) returning job_id',
        [userId, 'a.mp3', name],
      )
    )[0]?.job_id as string;
  const move = (jobId: string, status: JobStatus) =>
    database.query('update studio_jobs set status = $2 where job_id = $1', [jobId, status]);
  const follow = async (caller: Caller, request: Partial<ChangeRequest> = {}) =>
    new Collector(await changes.watch(caller, { ...ANYTHING, ...request }));

  it('gives a user only the changes of their own jobs, and an admin and the secret key all changes', async () => {
    const [own, all, key] = [
      await follow(userCaller(ada)),
      await follow(userCaller(boss, true)),
      await follow(SERVICE),
    ];
    const ofAda = await insert(ada);
    const ofBen = await insert(ben);
    await move(ofAda, 'TRANSCRIBING');
    await Promise.all([own.reaches(2), all.reaches(3), key.reaches(3)]);
    expect(own.names).toEqual([`${ofAda}/1`, `${ofAda}/2`]);
    expect(all.names).toEqual([`${ofAda}/1`, `${ofBen}/1`, `${ofAda}/2`]);
    expect(key.names).toEqual(all.names);
    await Promise.all([own, all, key].map((collector) => collector.stop()));
  });

  it('never replays what is not theirs, whatever "after" they show', async () => {
    const key = await follow(SERVICE);
    await insert(ben);
    await key.reaches(1);
    const foreign = await insert(ben);
    await key.reaches(2);
    const own = await follow(userCaller(ada), { after: key.changes[0]?.eventId ?? null });
    const ofAda = await insert(ada);
    await own.reaches(1);
    expect(own.names).toEqual([`${ofAda}/1`]);
    const aimed = await follow(userCaller(ada), { after: key.changes[0]?.eventId ?? null, jobId: foreign });
    await move(foreign, 'TRANSCRIBING');
    await key.reaches(4);
    expect(aimed.names).toEqual([]);
    await Promise.all([key, own, aimed].map((collector) => collector.stop()));
  });

  it("refuses another user's changes, and lets an admin have one user's", async () => {
    await expect(changes.watch(userCaller(ada), { ...ANYTHING, userId: ben })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const one = await follow(userCaller(boss, true), { userId: ben.toUpperCase() });
    await insert(ada);
    const ofBen = await insert(ben);
    await one.reaches(1);
    expect(one.names).toEqual([`${ofBen}/1`]);
    await one.stop();
  });

  it('finds a job by the name its submitter gave it, for those who may see it', async () => {
    const name = `job ${randomUUID()}`;
    const jobId = await insert(ada, name);
    await expect(follow(userCaller(ben), { jobId: name })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const own = await follow(userCaller(ada), { jobId: name });
    await move(jobId, 'TRANSCRIBING');
    await own.reaches(1);
    expect(own.names).toEqual([`${jobId}/2`]);
    await own.stop();
  });

  it('cuts an admin who is revoked, and leaves their own jobs to them', async () => {
    const former = await database.addUser({ admin: true });
    const [all, own, kept] = [
      await follow(userCaller(former, true)),
      await follow(userCaller(former, true), { userId: former }),
      await follow(userCaller(boss, true)),
    ];
    await standing.check();
    await database.query("update auth.users set raw_app_meta_data = '{}' where id = $1", [former]);
    await standing.check();
    await all.finished;
    expect(all.error).toMatchObject({ code: 'FORBIDDEN' });
    const jobId = await insert(former);
    await Promise.all([own.reaches(1), kept.reaches(1)]);
    expect(all.names).toEqual([]);
    expect(own.names).toEqual([`${jobId}/1`]);
    await Promise.all([own.stop(), kept.stop()]);
  });

  it('sends the newest progress as it changes, and the end last', async () => {
    const jobId = await insert(ada);
    const seen: ProgressUpdate[] = [];
    const stream = await progress.watch(userCaller(ada), jobId);
    const next = async () => {
      const { value } = await stream.next();
      if (value !== undefined) seen.push(value);
      return value;
    };
    expect(await next()).toMatchObject({ jobId, status: 'NEW', percent: 0, note: '', at: null });
    await move(jobId, 'TRANSCRIBING');
    await database.query(
      "insert into job_progress (job_id, attempt, stage, percent, note, seconds_left, chunks_done, chunks_total) values ($1, 0, 'TRANSCRIBING', 40, 'recognising', 12, 2, 5)",
      [jobId],
    );
    while ((await next())?.percent !== 40);
    expect(seen.at(-1)).toMatchObject({ status: 'TRANSCRIBING', note: 'recognising', secondsLeft: 12, chunksDone: 2 });
    await move(jobId, 'ENRICHING');
    expect(await next()).toMatchObject({ status: 'ENRICHING', percent: 0, note: '' });
    await database.query(
      "update studio_jobs set status = 'REFINING', raw_transcript = 't', system_prompt_used = 'p' where job_id = $1",
      [jobId],
    );
    await database.query("update studio_jobs set status = 'COMPLETE', refined_text = 'r' where job_id = $1", [jobId]);
    while ((await next())?.status !== 'COMPLETE');
    expect(seen.at(-1)?.percent).toBe(100);
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });

  it("looks like NOT_FOUND to follow the progress of another's job", async () => {
    const jobId = await insert(ben);
    for (const id of [jobId, randomUUID()]) {
      await expect(progress.watch(userCaller(ada), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    const stream = await progress.watch(userCaller(boss, true), jobId);
    expect((await stream.next()).value).toMatchObject({ jobId, status: 'NEW' });
    await stream.return?.();
  });
});
