import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FailedJobSweep } from '../../src/monitoring/sweeps/failed-job-sweep.js';
import { describeSchema } from '../../src/platform/postgres/describe-schema.js';
import { migrate } from '../../src/platform/postgres/migrate.js';
import { quietLogger } from '../support/quiet-logger.js';
import { migrateToRelease, releasedMigrations, restoreRelease } from '../support/release-fixture.js';
import { rightsOfSchema } from '../support/rights-of-schema.js';
import { StageScript } from '../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { startTestPipeline } from '../support/test-pipeline.js';

/** Every text that was paid for or that a person wrote, by the key of its row. */
const TEXTS: Readonly<Record<string, string>> = {
  transcripts: `select job_id::text as key, raw_transcript as text from studio_jobs`,
  'refined texts': `select job_id::text as key, refined_text as text from studio_jobs`,
  prompts: `select job_id::text as key, system_prompt_used as text from studio_jobs`,
  segments: `select job_id || '/' || ordinal as key, text from transcript_segments`,
  chunks: `select job_id || '/' || ordinal as key, result::text as text from transcript_chunks`,
  'edited transcripts': `select job_id || '/' || version as key, text from transcript_versions`,
  refinements: `select job_id || '/' || version as key, text from refinements`,
  // Later releases grade what was found (migration 020): what was found where stays.
  findings: `select job_id || '/' || version as key, coalesce((select string_agg((found - 'grade')::text, '' order by at)
    from jsonb_array_elements(findings || repaired) with ordinality as f (found, at)), '') as text from refinements`,
  answers: `select job_id || '/' || request_hash as key, answer::text as text from refiner_answers`,
  enrichments: `select job_id::text as key, document::text as text from job_enrichments`,
  'Brand Bibles': `select brand || '/' || version as key, source || content as text from brand_bibles`,
  trials: `select trial_id || '/' || ordinal as key, jsonb_build_array(current ->> 'text', draft ->> 'text', changes, error)::text as text
    from brand_bible_trial_results`,
  errors: `select job_id::text as key, error_details::text as text from studio_jobs`,
  faults: `select job_id || '/' || attempt as key, fault::text as text from job_attempts`,
  acts: `select operator_action_id::text as key, jsonb_build_array(actor, action, filter, note)::text as text from operator_actions`,
  acknowledgements: `select job_id || '/' || event_number as key, note as text from failure_acknowledgements`,
};

const FAULTS = [
  'AUDIO_FORBIDDEN',
  'AUDIO_NOT_FOUND',
  'AUDIO_TOO_LARGE',
  'AUDIO_UNREADABLE',
  'CANCELLED',
  'INTERNAL',
  'NO_SPEECH',
  'REFINER_RATE_LIMITED',
  'REFINER_REJECTED',
  'REFINER_UNAVAILABLE',
  'REFINER_UNFAITHFUL',
  'TIMED_OUT',
  'TRANSCRIBER_RATE_LIMITED',
  'TRANSCRIBER_REJECTED',
  'TRANSCRIBER_UNAVAILABLE',
];

const UNFINISHED = `status in ('NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING')`;

/** The ended jobs of each user, as migration 084 counts them, and by a scan. */
const OWN = {
  counted: `select concat_ws(' ', user_id, label, sum(n)) from (select user_id, label, n from user_stats where measure = 'jobs'
      union all select user_id, label, n from user_stat_changes) s group by user_id, label having sum(n) <> 0`,
  scanned: `select concat_ws(' ', user_id, job_stat_label(status, error_details), count(*)) from studio_jobs
    where status in ('COMPLETE', 'FAILED') group by user_id, job_stat_label(status, error_details)`,
};

/** Hashes of the texts of each kind, by key. */
async function textsOf(database: TestDatabase): Promise<Record<string, Record<string, string>>> {
  const all: Record<string, Record<string, string>> = {};
  for (const [kind, sql] of Object.entries(TEXTS)) {
    const rows = await database.query<{ key: string; hash: string }>(
      `select key, md5(text) as hash from (${sql}) t where text is not null`,
    );
    all[kind] = Object.fromEntries(rows.map(({ key, hash }) => [key, hash]));
  }
  return all;
}

/** How many rows each table of ours has. */
async function rowCounts(database: TestDatabase): Promise<Record<string, number>> {
  const rows = await database.query<{ name: string; n: number }>(
    `select tablename as name, (xpath('/row/n/text()',
       query_to_xml(format('select count(*) as n from public.%I', tablename), false, true, '')))[1]::text::integer as n
     from pg_tables where schemaname = 'public' order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

const rightsOf = (database: TestDatabase) => rightsOfSchema((sql) => database.query(sql));
const schemaOf = (database: TestDatabase) => describeSchema((sql) => database.query<{ line: string }>(sql));

describe('release 0.1.0', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await restoreRelease(database, '0.1.0');
  });
  afterAll(() => database.drop());

  /** The first column of what the query finds, in order. */
  async function list(sql: string): Promise<string[]> {
    const rows = await database.query<{ x: string }>(`select x::text as x from (${sql}) t (x) order by 1`);
    return rows.map(({ x }) => x);
  }
  /** The jobs of which the condition is true, by the names that their submitter gave them. */
  const jobsThat = (condition: string) =>
    list(`select client_job_id from studio_jobs j where client_job_id is not null and ${condition}`);
  const refined = (condition: string) =>
    jobsThat(`exists (select from refinements r where r.job_id = j.job_id and ${condition})`);

  it('has the schema that its own migrations make, and they are the ones that were released', async () => {
    const restored = await createTestDatabase();
    const migrated = await createTestDatabase();
    try {
      await restoreRelease(restored, '0.1.0');
      const released = await releasedMigrations('0.1.0');
      expect(await restored.query('select name, checksum from studio_migrations order by name')).toEqual(
        released.map(({ name, checksum }) => ({ name, checksum })),
      );
      // The runner's own table, which no migration makes.
      await restored.query('drop table studio_migrations');
      await migrateToRelease(migrated, '0.1.0');
      expect(await schemaOf(restored)).toBe(await schemaOf(migrated));
      expect(await rightsOf(restored)).toEqual(await rightsOf(migrated));
    } finally {
      await restored.drop();
      await migrated.drop();
    }
  });

  it('holds jobs of every status, of several users', async () => {
    const statuses = ['COMPLETE', 'ENRICHING', 'FAILED', 'NEW', 'REFINING', 'TRANSCRIBING'];
    expect(await list('select distinct status from studio_jobs')).toEqual(statuses);
    const users = `select email from auth.users u where exists (select from studio_jobs j where j.user_id = u.id)`;
    expect(await list(users)).toEqual(['alice@example.com', 'bob@example.com', 'carla@example.com']);
    expect(await list(`select email from auth.users where raw_app_meta_data ->> 'role' = 'admin'`)).toEqual([
      'boss@example.com',
    ]);
  });

  it('holds unfinished jobs wherever one can stand', async () => {
    const attempt = (outcome: string) =>
      `${UNFINISHED} and exists (select from job_attempts a where a.job_id = j.job_id and a.attempt = j.attempt
         and a.stage = j.status and a.outcome = '${outcome}')`;
    const delivery = (state: string) =>
      `exists (select from pgboss.job d where d.id = j.delivery_id and d.state = '${state}')`;
    const unclaimed = `not exists (select from job_attempts a where a.delivery_id = j.delivery_id)`;
    expect(await list(`select raw_audio_url from studio_jobs where status = 'NEW' and delivery_id is null`)).toEqual([
      'unadopted-1.mp3',
      'unadopted-2.mp3',
      'unadopted-3.mp3',
    ]);
    expect(await jobsThat(`${attempt('running')} and ${delivery('active')}`)).toEqual([
      'enriching-live-1',
      'enriching-live-2',
      'enriching-live-3',
      'interrupted',
      'refining-live',
      'transcribing-live',
    ]);
    expect(await jobsThat(`${attempt('deferred')} and ${delivery('created')}`)).toEqual([
      'refining-deferred',
      'transcribing-deferred',
    ]);
    expect(await jobsThat(`${attempt('retry')} and ${delivery('created')}`)).toEqual([
      'refining-retry-later',
      'transcribing-retry-later',
    ]);
    expect(
      await jobsThat(`${attempt('lost')} and not exists (select from pgboss.job d where d.id = j.delivery_id)`),
    ).toEqual(['enriching-stranded']);
    for (const status of ['NEW', 'ENRICHING', 'REFINING']) {
      const waiting = await jobsThat(`status = '${status}' and ${delivery('created')} and ${unclaimed}`);
      expect([status, waiting.length > 0]).toEqual([status, true]);
    }
    // Handed out, and held until their stage has rested.
    expect(await jobsThat(`status = 'NEW' and ${delivery('active')} and ${unclaimed}`)).not.toEqual([]);
    expect(await jobsThat(`status = 'REFINING' and ${delivery('active')} and ${unclaimed}`)).not.toEqual([]);
    expect(
      await jobsThat(
        `exists (select from job_events e where e.job_id = j.job_id and e.reason = 'retried') and ${UNFINISHED}`,
      ),
    ).toEqual(['new-retried', 'refining-retried']);
    expect(
      await jobsThat(`status = 'REFINING' and exists (select from refine_orders o where o.job_id = j.job_id)`),
    ).toEqual(['complete-restored']);
    expect(await list(`select distinct outcome from job_attempts`)).toEqual([
      'advanced',
      'deferred',
      'failed',
      'interrupted',
      'lost',
      'retry',
      'running',
    ]);
    expect(
      await jobsThat(`exists (select from job_progress p where p.job_id = j.job_id and p.attempt = j.attempt)`),
    ).not.toEqual([]);
    expect(
      await jobsThat(`status = 'REFINING' and exists (select from refiner_answers a where a.job_id = j.job_id)`),
    ).toEqual(['refining-live']);
    expect(await jobsThat(`exists (select from transcript_chunks c where c.job_id = j.job_id)`)).toEqual([
      'complete-chunks',
      'transcribing-live',
    ]);
  });

  it('holds texts of every verdict, in several versions, by machines and persons, in several languages', async () => {
    expect(await list(`select distinct verdict || ' ' || kind || ' ' || is_current from refinements`)).toEqual([
      'PASS human true',
      'PASS machine false',
      'PASS machine true',
      'REJECT human false',
      'REJECT human true',
      'REJECT machine false',
      'REVIEW human true',
      'REVIEW machine false',
      'REVIEW machine true',
    ]);
    expect(await refined(`verdict = 'REVIEW' and jsonb_array_length(findings) > 0`)).toContain('complete-review');
    expect(await refined(`verdict = 'REJECT' and kind = 'machine' and jsonb_array_length(findings) > 0`)).toEqual([
      'complete-after-reject',
      'failed-refiner-unfaithful',
    ]);
    expect(await refined(`jsonb_array_length(repaired) > 0`)).toEqual([
      'complete-repaired',
      'complete-repaired-review',
    ]);
    expect(await refined(`version = 3`)).toEqual([
      'complete-edited-then-refined',
      'complete-refined-again',
      'complete-restored',
    ]);
    expect(await jobsThat(`exists (select from transcript_versions v where v.job_id = j.job_id)`)).toEqual([
      'complete-transcript-edited',
    ]);
    const foreign = `select coalesce(t.language, 'null') || ' ' || client_job_id from studio_jobs j join job_transcripts t using (job_id)
      join refinements r on r.job_id = j.job_id and r.is_current and r.verdict = 'PASS'
      where j.status = 'COMPLETE' and t.language is distinct from 'en'`;
    expect(await list(foreign)).toEqual([
      'de complete-german',
      'de complete-german-turned',
      'ja complete-japanese',
      'null complete-no-language',
    ]);
    expect(await jobsThat('texts_deleted_at is not null')).toEqual(['complete-texts-deleted']);
    expect(await jobsThat('audio_deleted_at is not null')).toEqual(['complete-audio-deleted']);
    expect(await jobsThat('not exists (select from job_events e where e.job_id = j.job_id)')).toEqual([
      'complete-events-deleted',
    ]);
  });

  it('holds failures of every kind', async () => {
    expect(await list(`select distinct error_details ->> 'code' from studio_jobs where status = 'FAILED'`)).toEqual(
      FAULTS,
    );
    expect(
      await list(`select distinct error_details ->> 'retryable' from studio_jobs where status = 'FAILED'`),
    ).toEqual(['false', 'true']);
    expect(
      await jobsThat(
        `exists (select from failure_acknowledgements a where a.job_id = j.job_id and a.event_number = j.event_count)`,
      ),
    ).toEqual(['failed-acknowledged']);
    const swept = `exists (select from job_events e where e.job_id = j.job_id and e.reason = 'swept')`;
    expect(await jobsThat(`${swept} and status = 'FAILED'`)).toEqual(['failed-swept']);
    expect(await jobsThat(`${swept} and status = 'COMPLETE'`)).toEqual(['complete-swept']);
    expect(await jobsThat(`error_details ->> 'code' = 'CANCELLED'`)).toEqual([
      'failed-cancelled-running',
      'failed-cancelled-waiting',
    ]);
    expect(await list(`select (ended_at is null)::text from retry_batches`)).toEqual(['false', 'true']);
  });

  it('holds what operators, sweeps and trials left, and statistics that add up', async () => {
    expect(await list('select state from brand_bible_trials')).toEqual(['DONE', 'FAILED', 'RUNNING', 'WAITING']);
    expect(await list('select distinct state from brand_bible_trial_results')).toEqual(['DONE', 'FAILED', 'WAITING']);
    expect(await list('select brand || version || active from brand_bibles')).toEqual(
      expect.arrayContaining(['Acme1false', 'Acme2true', 'Acme3false']),
    );
    expect(await list('select distinct (cleared_at is null) from job_alerts')).toEqual(['false', 'true']);
    expect(await list('select distinct sweep from sweep_runs')).toEqual([
      'audio',
      'events',
      'failed-jobs',
      'service-levels',
      'temporary-data',
      'transcripts',
    ]);
    const counted = `select label || ' ' || sum(n) from (
        select label, n from job_stats where grain = 'all' and measure = 'jobs'
        union all select label, n from job_stat_changes where measure = 'jobs') s group by label having sum(n) <> 0`;
    const scanned = `select job_stat_label(status, error_details) || ' ' || count(*) from studio_jobs group by job_stat_label(status, error_details)`;
    expect(await list(counted)).toEqual(await list(scanned));
    // But for the one whose events retention deleted, events have no gaps.
    expect(await jobsThat(`event_count <> (select count(*) from job_events e where e.job_id = j.job_id)`)).toEqual([
      'complete-events-deleted',
    ]);
    const empty = Object.entries(await rowCounts(database)).flatMap(([name, n]) => (n === 0 ? [name] : []));
    expect(empty).toEqual([]);
  });

  it('is brought to the present schema without losing a row or a text, and then finishes every job', async () => {
    const before = { rows: await rowCounts(database), texts: await textsOf(database) };
    await migrate(database.url, quietLogger);
    expect((await migrate(database.url, quietLogger)).applied).toEqual([]);
    const present = await createTestDatabase();
    try {
      expect(await schemaOf(database)).toBe(await schemaOf(present));
      expect(await rightsOf(database)).toEqual(await rightsOf(present));
    } finally {
      await present.drop();
    }
    const after = { rows: await rowCounts(database), texts: await textsOf(database) };
    expect(after.texts).toEqual(before.texts);
    // Migration 072 drops the progress of jobs that have ended.
    const lost = Object.entries(before.rows).filter(([t, n]) => t !== 'job_progress' && (after.rows[t] ?? 0) < n);
    expect(lost).toEqual([]);
    expect(await list(OWN.counted)).toEqual(await list(OWN.scanned));

    const unfinished = await list(`select job_id from studio_jobs where ${UNFINISHED}`);
    const atRest = await list(
      `select job_id || md5(studio_jobs::text) from studio_jobs
       where status = 'COMPLETE' or status = 'FAILED' and error_details ->> 'retryable' = 'false'`,
    );
    const script = new StageScript();
    const pipeline = await startTestPipeline(database, script);
    try {
      // It finds the one without a delivery, and puts back what can pass by itself.
      const swept = await new FailedJobSweep(database.db, pipeline.queue, pipeline.lifecycle).runOnce();
      expect(swept).toMatchObject({ skipped: 0 });
      expect(swept.redelivered).toBeGreaterThanOrEqual(1);
      await database.until(async () => (await list(`select job_id from studio_jobs where ${UNFINISHED}`)).length === 0);
      const ended = await list(
        `select status from studio_jobs where job_id = any('{${unfinished.join(',')}}'::uuid[])`,
      );
      expect(new Set(ended)).toEqual(new Set(['COMPLETE']));
      expect(await list(OWN.counted)).toEqual(await list(OWN.scanned));
      const stillAtRest = await list(`select job_id || md5(studio_jobs::text) from studio_jobs`);
      expect(stillAtRest).toEqual(expect.arrayContaining(atRest));
      // What was done and paid for is not done again.
      const runs = script.runs.filter(({ jobId }) => unfinished.includes(jobId));
      expect(new Set(runs.map(({ jobId, stage }) => `${jobId} ${stage}`)).size).toBe(runs.length);
    } finally {
      await pipeline.stop();
    }
  });
});
