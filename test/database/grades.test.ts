import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../src/platform/postgres/migrate.js';
import { eventually } from '../support/eventually.js';
import { quietLogger } from '../support/quiet-logger.js';
import { migrateToRelease, releasedMigrations, restoreRelease } from '../support/release-fixture.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const ENGLISH = 'we recorded the songs at the studio and it was late because the singer came from there with the band';
const GERMAN = 'wir haben die lieder im studio aufgenommen und es war spaet weil der saenger mit der band von dort kam';
const LEDGER =
  'create table public.studio_migrations (name text primary key, checksum text, applied_at timestamptz default now())';
const FINDING = { check: 'numbers', message: 'm', rawSpan: [0, 4], refinedSpan: null };

/** What 0.1.0 stores of one job; its texts are `raw` and the current refinement's. */
interface Stored {
  readonly raw: string;
  /** Language of the recogniser; undefined: nothing is stored beside the transcript. */
  readonly spoken?: string | null;
  /** Language of the enrichment's document. */
  readonly enriched?: string | null;
  readonly verdict: 'PASS' | 'REVIEW' | 'REJECT';
  readonly kind?: 'machine' | 'human';
}

/** The release before grades, with what it stored, and the migrations that follow. */
describe('grading what 0.1.0 stored', () => {
  let database: TestDatabase;
  let user: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrateToRelease(database, '0.1.0');
    await database.query(LEDGER);
    for (const { name, checksum } of await releasedMigrations('0.1.0')) {
      await database.query('insert into studio_migrations (name, checksum) values ($1, $2)', [name, checksum]);
    }
    user = await database.addUser();
  });
  afterAll(() => database.drop());

  async function stored({ raw, spoken, enriched, verdict, kind = 'machine' }: Stored): Promise<string> {
    const jobId = randomUUID();
    await database.query(
      `insert into studio_jobs (job_id, user_id, raw_audio_url, status, raw_transcript, refined_text, system_prompt_used)
       values ($1, $2, 'a.mp3', 'COMPLETE', $3, 'Text.', 'p')`,
      [jobId, user, raw],
    );
    if (spoken !== undefined) {
      await database.query('insert into job_transcripts (job_id, language, duration_seconds) values ($1, $2, 1)', [
        jobId,
        spoken,
      ]);
    }
    if (enriched !== undefined) {
      await database.query(
        `insert into job_enrichments (job_id, document, brand_bible_name, brand_bible_version, brand_bible_hash) values ($1, $2, 'b', 1, 'h')`,
        [jobId, JSON.stringify({ language: enriched })],
      );
    }
    await refinement(jobId, { verdict, kind, current: true });
    return jobId;
  }

  /** As 0.1.0 inserts one: without the columns that came later. */
  async function refinement(jobId: string, row: { verdict: string; kind?: string; current: boolean; text?: string }) {
    const found = row.verdict === 'PASS' ? [] : [FINDING];
    await database.query(
      `insert into refinements (job_id, version, text, provider, model, verdict, findings, repaired, prompt_hash, kind, is_current)
       select $1, coalesce(max(version), 0) + 1, $2, 'p', 'm', $3, $4, $5, 'h', $6, $7 from refinements where job_id = $1`,
      [
        jobId,
        row.text ?? 'Text.',
        row.verdict,
        JSON.stringify(found),
        JSON.stringify([FINDING]),
        row.kind ?? 'machine',
        row.current,
      ],
    );
  }

  async function graded(jobId: string) {
    const [row] = await database.query(
      `select j.verdict as job, r.verdict, r.findings -> 0 ->> 'grade' as grade, r.repaired -> 0 ->> 'grade' as repaired, r.coverage
       from studio_jobs j join refinements r on r.job_id = j.job_id and r.is_current where j.job_id = $1`,
      [jobId],
    );
    return row;
  }

  it('turns an impossible PASS into UNCHECKED, grades findings, and shows each job its verdict', async () => {
    const cases: readonly [string, Stored, string, string | null][] = [
      ['English as heard', { raw: 'x', spoken: 'en', verdict: 'PASS' }, 'PASS', null],
      ['English with a region', { raw: 'x', spoken: 'en-GB', verdict: 'PASS' }, 'PASS', null],
      ['German as heard', { raw: 'x', spoken: 'de', verdict: 'PASS' }, 'UNCHECKED', null],
      ['French as detected', { raw: 'x', spoken: null, enriched: 'fr', verdict: 'PASS' }, 'UNCHECKED', null],
      [
        'the recogniser outranks the detection',
        { raw: 'x', spoken: 'en', enriched: 'nl', verdict: 'PASS' },
        'PASS',
        null,
      ],
      ['no language, English words', { raw: ENGLISH, spoken: null, verdict: 'PASS' }, 'PASS', null],
      ['no language, German words', { raw: GERMAN, spoken: null, verdict: 'PASS' }, 'UNCHECKED', null],
      ['nothing stored beside the text', { raw: ENGLISH, verdict: 'PASS' }, 'PASS', null],
      ['too short to tell', { raw: 'okay', verdict: 'PASS' }, 'UNCHECKED', null],
      ['findings of a text to review', { raw: 'x', spoken: 'de', verdict: 'REVIEW' }, 'REVIEW', 'REVIEW'],
      ['findings of a rejected text', { raw: 'x', spoken: 'en', verdict: 'REJECT' }, 'REJECT', 'REJECT'],
      ["a person's edit", { raw: 'x', spoken: 'es', verdict: 'PASS', kind: 'human' }, 'UNCHECKED', null],
    ];
    const ids = await Promise.all(cases.map(([, job]) => stored(job)));
    const [bare] = await database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, status, raw_transcript, refined_text, system_prompt_used)
       values ($1, 'a.mp3', 'COMPLETE', 'x', 'By hand.', 'p') returning job_id`,
      [user],
    );
    const many = await database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, status, raw_transcript, refined_text, system_prompt_used)
       select $1, 'a.mp3', 'COMPLETE', 'x', 'Text.', 'p' from generate_series(1, 1200) returning job_id`,
      [user],
    );
    await database.query(
      `insert into refinements (job_id, version, text, provider, model, verdict, prompt_hash, is_current)
       select job_id, 1, 'Text.', 'p', 'm', 'REVIEW', 'h', true from unnest($1::uuid[]) as job_id`,
      [many.map(({ job_id }) => job_id)],
    );
    await trial(ids[2] as string, { text: 'T', verdict: 'PASS', findings: [] });
    await trial(ids[0] as string, { text: 'T', verdict: 'REJECT', findings: [FINDING] });

    const { applied } = await migrate(database.url, quietLogger);
    expect(applied.slice(0, 3).map((name) => name.slice(0, 3))).toEqual(['020', '021', '022']);

    for (const [at, [name, , verdict, grade]] of cases.entries()) {
      const row = await graded(ids[at] as string);
      expect({ name, ...row }).toEqual({ name, job: verdict, verdict, grade, repaired: 'REVIEW', coverage: null });
    }
    expect(await database.query('select verdict from studio_jobs where job_id = $1', [bare?.job_id])).toEqual([
      { verdict: null },
    ]);
    expect(
      await database.query(
        'select verdict, count(*)::integer as n from studio_jobs where job_id = any($1) group by 1',
        [many.map(({ job_id }) => job_id)],
      ),
    ).toEqual([{ verdict: 'REVIEW', n: 1200 }]);
    // In batches: what one transaction wrote is no more than a batch.
    const [most] = await database.query<{ jobs: number }>(
      'select max(n)::integer as jobs from (select count(*) as n from studio_jobs where verdict is not null group by xmin) t',
    );
    expect(most?.jobs).toBe(500);
    expect(
      await database.query(`select draft ->> 'verdict' as verdict, draft -> 'findings' -> 0 ->> 'grade' as grade, current ->> 'verdict' as current
        from brand_bible_trial_results order by 1`),
    ).toEqual([
      { verdict: 'REJECT', grade: 'REJECT', current: 'PASS' },
      { verdict: 'UNCHECKED', grade: null, current: 'UNCHECKED' },
    ]);
  });

  it('changes nothing when it runs again', async () => {
    const state = () =>
      database.query(`select md5(string_agg(r.*::text, '' order by r.job_id, r.version)) as refinements,
        (select md5(string_agg(j.job_id || coalesce(j.verdict, ''), '' order by j.job_id)) from studio_jobs j) as jobs,
        (select count(*) from job_events) as events from refinements r`);
    const before = await state();
    await database.query(`delete from studio_migrations where name like '021%'`);
    expect((await migrate(database.url, quietLogger)).applied).toEqual(['021_grade_stored_refinements.sql']);
    expect(await state()).toEqual(before);
  });

  it('repeats a batch that waits for the running engine while the engine waits for it', async () => {
    const ids = (
      await database.query<{ job_id: string }>('select job_id from studio_jobs order by job_id limit 2')
    ).map((row) => row.job_id);
    await database.query(`delete from studio_migrations where name like '021%'`);
    const engine = new pg.Client({ connectionString: database.url });
    await engine.connect();
    try {
      // The batch is the one that gives way.
      await engine.query(`set deadlock_timeout = '10min'`);
      const lock = 'select from studio_jobs where job_id = $1 for no key update';
      await engine.query('begin');
      await engine.query(lock, [ids[1]]);
      const migrated = migrate(database.url, quietLogger);
      await eventually(
        async () =>
          (
            await database.query(
              `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
            )
          ).length > 0,
      );
      await engine.query(lock, [ids[0]]);
      await engine.query('commit');
      expect((await migrated).applied).toEqual(['021_grade_stored_refinements.sql']);
    } finally {
      await engine.end();
    }
  });

  it('grades what 0.1.0 stores beside the new schema', async () => {
    const jobId = await stored({ raw: 'x', spoken: 'de', verdict: 'PASS' });
    expect(await graded(jobId)).toMatchObject({ job: 'UNCHECKED', verdict: 'UNCHECKED' });
    // Refined again: the old release moves the job with its text, then stores the refinement.
    await database.query(`update studio_jobs set status = 'REFINING' where job_id = $1`, [jobId]);
    await database.query(`update studio_jobs set status = 'COMPLETE', refined_text = 'Other.' where job_id = $1`, [
      jobId,
    ]);
    await database.query('update refinements set is_current = false where job_id = $1', [jobId]);
    await refinement(jobId, { verdict: 'REVIEW', current: true, text: 'Other.' });
    expect(await graded(jobId)).toMatchObject({ job: 'REVIEW', verdict: 'REVIEW', grade: 'REVIEW' });
    // An earlier version made current again: the old release marks it, then writes the text.
    await database.query('update refinements set is_current = false where job_id = $1 and is_current', [jobId]);
    await database.query('update refinements set is_current = true where job_id = $1 and version = 1', [jobId]);
    await database.query(`update studio_jobs set refined_text = 'Text.' where job_id = $1`, [jobId]);
    expect(await graded(jobId)).toMatchObject({ job: 'UNCHECKED' });
  });

  it('keeps the verdict with its text', async () => {
    const verdict = async (jobId: string) =>
      (
        await database.query<{ verdict: string | null }>('select verdict from studio_jobs where job_id = $1', [jobId])
      )[0]?.verdict;
    const jobId = await stored({ raw: 'x', spoken: 'en', verdict: 'REVIEW' });
    await database.query(`update studio_jobs set refined_text = 'By hand.' where job_id = $1`, [jobId]);
    expect(await verdict(jobId)).toBeNull();
    await database.query(`update studio_jobs set refined_text = 'Text.' where job_id = $1`, [jobId]);
    expect(await verdict(jobId)).toBe('REVIEW');
    await database.query(`update studio_jobs set refined_text = 'Better.', verdict = 'PASS' where job_id = $1`, [
      jobId,
    ]);
    expect(await verdict(jobId)).toBe('PASS');
    await database.query(`update studio_jobs set refined_text = null, texts_deleted_at = now() where job_id = $1`, [
      jobId,
    ]);
    expect(await verdict(jobId)).toBeNull();
    await expect(database.query(`update studio_jobs set verdict = 'GOOD' where job_id = $1`, [jobId])).resolves.toEqual(
      [],
    );
    const other = await stored({ raw: 'x', spoken: 'en', verdict: 'REVIEW' });
    await expect(database.query(`update studio_jobs set verdict = 'GOOD' where job_id = $1`, [other])).rejects.toThrow(
      'studio_jobs_verdict_known',
    );
  });

  it('lets no role change a stored refinement, and no user forge a verdict', async () => {
    const jobId = await stored({ raw: 'x', spoken: 'de', verdict: 'REVIEW' });
    for (const change of [`verdict = 'PASS'`, `findings = '[]'`, `coverage = '{}'`, `opinions = '[1]'`]) {
      await expect(database.query(`update refinements set ${change} where job_id = $1`, [jobId])).rejects.toThrow(
        'never changed',
      );
    }
    await database.query('grant insert, update on studio_jobs to authenticated');
    const asUser = (statement: string) =>
      database.query(
        `set local role authenticated; set local request.jwt.claims = '${JSON.stringify({ sub: user })}'; ${statement}`,
      );
    await expect(asUser(`update studio_jobs set verdict = 'PASS' where job_id = '${jobId}'`)).rejects.toThrow(
      'only the engine',
    );
  });

  async function trial(jobId: string, draft: object): Promise<void> {
    await database.query(
      `with t as (insert into brand_bible_trials (brand, version, content, content_hash, source, started_by, deadline_at)
         values ('b', 1, '{}', 'h', 's', 'service', now()) returning trial_id)
       insert into brand_bible_trial_results (trial_id, ordinal, job_id, state, current, draft)
       select trial_id, 1, $1, 'DONE', '{"text": "C", "verdict": "PASS", "findings": [], "version": 1}', $2 from t`,
      [jobId, JSON.stringify(draft)],
    );
  }
});

it('grades every job that release 0.1.0 left behind', async () => {
  const database = await createTestDatabase();
  try {
    await restoreRelease(database, '0.1.0');
    const tally = () =>
      database.query<{ verdict: string; n: number }>(
        'select verdict, count(*)::integer as n from refinements group by 1',
      );
    const before = await tally();
    await migrate(database.url, quietLogger);
    // Every finding has a grade.
    expect(
      await database.query(`select job_id from refinements cross join lateral jsonb_array_elements(findings || repaired) as f (finding)
        where f.finding ->> 'grade' is null`),
    ).toEqual([]);
    // A job shows the verdict of its current text, and none without one.
    expect(
      await database.query(`select j.job_id from studio_jobs j left join refinements r on r.job_id = j.job_id and r.is_current
        where j.verdict is distinct from case when j.refined_text is not null then r.verdict end`),
    ).toEqual([]);
    // No PASS is left in another language than English, and every other verdict is what it was.
    expect(
      await database.query(
        `select r.job_id from refinements r join job_transcripts t using (job_id) where r.verdict = 'PASS' and t.language <> 'en'`,
      ),
    ).toEqual([]);
    const count = (rows: Awaited<ReturnType<typeof tally>>, ...wanted: string[]) =>
      rows.filter(({ verdict }) => wanted.includes(verdict)).reduce((sum, { n }) => sum + n, 0);
    const after = await tally();
    expect([count(after, 'REVIEW'), count(after, 'REJECT')]).toEqual([
      count(before, 'REVIEW'),
      count(before, 'REJECT'),
    ]);
    expect(count(after, 'PASS', 'UNCHECKED')).toBe(count(before, 'PASS'));
    expect(count(after, 'UNCHECKED')).toBeGreaterThan(0);
    expect(count(after, 'PASS')).toBeGreaterThan(0);
  } finally {
    await database.drop();
  }
});
