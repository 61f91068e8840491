import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventSweep } from '../../../src/monitoring/sweeps/event-sweep.js';
import { TranscriptSweep } from '../../../src/monitoring/sweeps/transcript-sweep.js';
import { claimTrial, nextToTry, renewTrial, storeOutcome } from '../../../src/refinements/trials/trial-claim-store.js';
import { readTrial } from '../../../src/refinements/trials/trial-store.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { testEnvironment } from '../../support/test-environment.js';
import { addEndedJob, addTrial, agedBy } from './ended-job.js';
import { sayEverywhere, tablesSaying } from './words-in-tables.js';

const keeping = (days: { transcripts?: number; events?: number }) => {
  const environment = testEnvironment();
  const retainDays = { audio: 0, transcripts: 0, events: 0, ...days };
  return { ...environment, upkeep: { ...environment.upkeep, retainDays } };
};

describe('retention in the database', () => {
  let database: TestDatabase;
  let userId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.query('delete from studio_jobs');
    await database.query('delete from sweep_marks');
    await database.query('delete from sweep_runs');
    await database.query('delete from brand_bible_trials');
    userId = await database.addUser();
  });

  const jobOf = async (jobId: string) =>
    (await database.query<Record<string, unknown>>('select * from studio_jobs where job_id = $1', [jobId]))[0];
  const rowsOf = async (table: string, jobId: string) =>
    (await database.query(`select from ${table} where job_id = $1`, [jobId])).length;
  const counts = () => database.query('select status, count(*) from studio_jobs group by status order by 1');
  /** The figures of the jobs, totals and pending changes together. */
  const statistics = () =>
    database.query(
      `select measure, label, bin, sum(n) as n, sum(total) as total from (
         select measure, label, bin, n, total from job_stats where grain = 'all'
         union all select measure, label, bin, n, total from job_stat_changes) s
       group by 1, 2, 3 having sum(n) <> 0 or sum(total) <> 0 order by 1, 2, 3`,
    );

  it('deletes what was said of jobs that ended long enough ago, and nothing else', async () => {
    const old = await addEndedJob(database, { userId, daysAgo: 31 });
    const failed = await addEndedJob(database, { userId, daysAgo: 31, status: 'FAILED' });
    const young = await addEndedJob(database, { userId, daysAgo: 29 });
    const running = await addEndedJob(database, { userId, daysAgo: 31, status: 'REFINING' });
    const before = { counts: await counts(), statistics: await statistics() };
    const sweep = new TranscriptSweep(database.db, keeping({ transcripts: 30 }));

    expect(await sweep.runOnce()).toEqual({ examined: 2, deleted: 2, skipped: 0 });

    for (const jobId of [old, failed]) {
      expect(await jobOf(jobId)).toMatchObject({ raw_transcript: null, refined_text: null, system_prompt_used: null });
      expect((await jobOf(jobId))?.texts_deleted_at).toBeInstanceOf(Date);
      expect([await rowsOf('transcript_segments', jobId), await rowsOf('refinements', jobId)]).toEqual([0, 0]);
      expect(await rowsOf('job_events', jobId)).toBeGreaterThan(0);
    }
    expect(await database.query('select flags from job_transcripts where job_id = $1', [old])).toEqual([{ flags: [] }]);
    for (const jobId of [young, running]) {
      expect(await jobOf(jobId)).toMatchObject({ raw_transcript: 'what was said', texts_deleted_at: null });
      expect(await rowsOf('transcript_segments', jobId)).toBe(1);
    }
    expect({ counts: await counts(), statistics: await statistics() }).toEqual(before);
    expect(await database.query('select sweep, counts, error from sweep_runs')).toEqual([
      { sweep: 'transcripts', counts: { examined: 2, deleted: 2, skipped: 0 }, error: null },
    ]);
  });

  it('leaves nothing of what was said in any table', async () => {
    const SECRET = 'xylophone-quartz';
    const jobId = await addEndedJob(database, { userId, daysAgo: 31 });
    await sayEverywhere(database, jobId, SECRET);
    expect(await tablesSaying(database, SECRET)).toEqual(expect.arrayContaining(['refinements', 'studio_jobs']));
    await new TranscriptSweep(database.db, keeping({ transcripts: 30 })).runOnce();
    expect(await tablesSaying(database, SECRET)).toEqual([]);
  });

  it('deletes the words of a job in trials of Brand Bibles, and no worker brings them back', async () => {
    const old = await addEndedJob(database, { userId, daysAgo: 31 });
    const waiting = await addEndedJob(database, { userId, daysAgo: 31 });
    const young = await addEndedJob(database, { userId, daysAgo: 1 });
    const trialId = await addTrial(database, [old, waiting, young]);
    const claim = await claimTrial(database.db);
    if (claim === null) throw new Error('nothing to claim');
    const draft = { text: 'Said.', verdict: 'PASS', findings: [], usage: [], provider: 'p', model: 'm' } as const;
    const tried = { state: 'DONE', current: null, draft, changes: null } as const;
    for (const ordinal of [1, 3]) expect(await storeOutcome(database.db, claim, ordinal, tried)).toBe(true);

    await new TranscriptSweep(database.db, keeping({ transcripts: 30 })).runOnce();

    expect(await storeOutcome(database.db, claim, 2, tried)).toBe(false);
    expect(await renewTrial(database.db, claim)).toBe(true);
    expect(await nextToTry(database.db, claim)).toBeNull();
    const trial = await readTrial(database.db, trialId);
    const gone = { state: 'FAILED', current: null, draft: null, changes: null, error: { code: 'TEXTS_DELETED' } };
    expect(trial?.results).toMatchObject([gone, gone, { state: 'DONE', draft: { text: 'Said.' } }]);
  });

  it('lets a job whose texts were deleted run again, and deletes the new ones when their time comes', async () => {
    const jobId = await addEndedJob(database, { userId, daysAgo: 31, status: 'FAILED' });
    const sweep = new TranscriptSweep(database.db, keeping({ transcripts: 30 }));
    await sweep.runOnce();
    await database.query(`update studio_jobs set status = 'NEW', error_details = null where job_id = $1`, [jobId]);
    expect(await jobOf(jobId)).toMatchObject({ texts_deleted_at: null });
    await database.query(`update studio_jobs set status = 'TRANSCRIBING' where job_id = $1`, [jobId]);
    await database.query(
      `update studio_jobs set status = 'FAILED', raw_transcript = 'again', error_details = '{}' where job_id = $1`,
      [jobId],
    );
    expect(await sweep.runOnce()).toMatchObject({ examined: 0 });
    // As the clock would have it: it ended after the mark, and its days pass.
    await agedBy(database, jobId, 31);
    expect(await sweep.runOnce()).toMatchObject({ examined: 1, deleted: 1 });
    expect(await jobOf(jobId)).toMatchObject({ raw_transcript: null });
  });

  it('deletes events of ended jobs only; their numbers continue, and a person decides about a failure', async () => {
    const failed = await addEndedJob(database, { userId, daysAgo: 31, status: 'FAILED' });
    const young = await addEndedJob(database, { userId, daysAgo: 29 });
    const running = await addEndedJob(database, { userId, daysAgo: 31, status: 'REFINING' });
    const before = { counts: await counts(), statistics: await statistics() };
    const sweep = new EventSweep(database.db, keeping({ events: 30 }));

    expect(await sweep.runOnce()).toEqual({ examined: 1, deleted: 5, skipped: 0 });

    expect(await rowsOf('job_events', failed)).toBe(0);
    expect([await rowsOf('job_events', young), await rowsOf('job_events', running)]).toEqual([5, 4]);
    expect(await rowsOf('job_attempts', failed)).toBe(0);
    expect([await rowsOf('job_attempts', young), await rowsOf('job_attempts', running)]).toEqual([1, 1]);
    expect({ counts: await counts(), statistics: await statistics() }).toEqual(before);
    await database.query('select job_statistics_rebuild()');
    expect({ counts: await counts(), statistics: await statistics() }).toEqual(before);
    await database.query(`update studio_jobs set status = 'NEW', error_details = null where job_id = $1`, [failed]);
    expect(await database.query('select number from job_events where job_id = $1', [failed])).toEqual([{ number: 6 }]);
  });

  it('keeps everything forever by default', async () => {
    await addEndedJob(database, { userId, daysAgo: 5_000 });
    const nothing = { examined: 0, deleted: 0, skipped: 0 };
    expect(await new TranscriptSweep(database.db, keeping({})).runOnce()).toEqual(nothing);
    expect(await new EventSweep(database.db, keeping({})).runOnce()).toEqual(nothing);
  });

  it('reads several pages, and may run many times concurrently: each job is handled once', async () => {
    const jobs = 450;
    await database.query(
      `insert into studio_jobs (user_id, raw_audio_url, status, raw_transcript, refined_text, system_prompt_used)
       select $1, 'a.mp3', 'COMPLETE', 't', 'r', 'p' from generate_series(1, $2)`,
      [userId, jobs],
    );
    await database.query(`update studio_jobs set status_since = now() - interval '40 days' where status = 'COMPLETE'`);
    const sweep = new TranscriptSweep(database.db, keeping({ transcripts: 30 }));
    const runs = await Promise.all([1, 2, 3, 4].map(() => sweep.runOnce()));
    const last = await sweep.runOnce();
    expect([...runs, last].reduce((sum, run) => sum + run.deleted, 0)).toBe(jobs);
    expect(await database.query('select from studio_jobs where raw_transcript is not null')).toEqual([]);
    expect(await sweep.runOnce()).toMatchObject({ examined: 0 });
  });
});
