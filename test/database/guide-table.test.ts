import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FailedJobSweep } from '../../src/monitoring/sweeps/failed-job-sweep.js';
import { describeSchema } from '../../src/platform/postgres/describe-schema.js';
import { migrate } from '../../src/platform/postgres/migrate.js';
import { quietLogger } from '../support/quiet-logger.js';
import { releasedMigrations } from '../support/release-fixture.js';
import { StageScript } from '../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { startTestPipeline } from '../support/test-pipeline.js';

const FIRST = new URL('../../database/migrations/001_create_studio_jobs_table.sql', import.meta.url);

/** The table as a studio made it from its guide. */
const GUIDE = `
  create table public.studio_jobs (
    job_id uuid primary key default gen_random_uuid(),
    created_at timestamptz default now(),
    status text default 'NEW',
    user_id uuid references auth.users (id),
    raw_audio_url text,
    raw_transcript text,
    refined_text text,
    system_prompt_used text,
    processing_time_ms integer,
    error_details jsonb
  );
  create index idx_studio_jobs_user_id on public.studio_jobs (user_id);
  create index studio_jobs_status_idx on public.studio_jobs (status);
  alter table public.studio_jobs enable row level security;
  create policy "Users can view their own jobs" on public.studio_jobs for select using (auth.uid() = user_id);
  create policy "Users can insert their own jobs" on public.studio_jobs for insert with check (auth.uid() = user_id);
  create policy "Users can update their own jobs" on public.studio_jobs for update using (auth.uid() = user_id);
  grant all on public.studio_jobs to anon, authenticated, service_role;`;

/** The same, with the types, names and defaults that other guides use. */
const ODD = `
  create type public.job_status as enum ('NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE', 'FAILED');
  create unlogged table public.studio_jobs (
    job_id text constraint the_key primary key default gen_random_uuid()::text,
    created_at timestamp default (now() at time zone 'utc'),
    status public.job_status not null default 'NEW',
    user_id varchar(36) not null,
    raw_audio_url varchar(500),
    raw_transcript text not null default '',
    refined_text varchar,
    processing_time_ms bigint default 0,
    error_details text,
    note text,
    constraint positive check (processing_time_ms >= 0),
    constraint studio_jobs_audio_named check (raw_audio_url like '%.mp3')
  );
  alter table public.studio_jobs enable row level security, force row level security;
  create policy everything on public.studio_jobs for all using (auth.uid()::text = user_id);
  create policy "service" on public.studio_jobs for all to service_role using (true);`;

describe('a table that something else made', () => {
  let database: TestDatabase;
  let user: string;
  beforeEach(async () => {
    database = await createTestDatabase();
    user = await database.addUser();
    await makeNew(database);
  });
  afterEach(() => database.drop());

  async function makeNew(of: TestDatabase): Promise<void> {
    await of.query('drop schema public cascade');
    await of.query('create schema public');
    await of.query('grant usage on schema public to anon, authenticated, service_role');
  }
  const paste = async () => database.query(await readFile(FIRST, 'utf8'));
  const schemaOf = (of: TestDatabase) => describeSchema((sql) => of.query<{ line: string }>(sql));
  const only = async (sql: string) => (await database.query<{ x: unknown }>(sql)).map(({ x }) => x);
  /** One job in every status, by its audio. */
  const insertJobs = () =>
    database.query(`insert into studio_jobs (user_id, raw_audio_url, status, raw_transcript, refined_text, system_prompt_used, error_details) values
      ('${user}', 'new.mp3', 'NEW', null, null, null, null),
      ('${user}', 'transcribing.mp3', 'TRANSCRIBING', null, null, null, null),
      ('${user}', 'enriching.mp3', 'ENRICHING', 'We record on Monday.', null, null, null),
      ('${user}', 'enriching-empty.mp3', 'ENRICHING', null, null, null, null),
      ('${user}', 'refining.mp3', 'REFINING', 'We record on Monday.', null, 'Edit.', null),
      ('${user}', 'complete.mp3', 'COMPLETE', 'um hello', 'Hello.', 'Edit.', null),
      ('${user}', 'failed.mp3', 'FAILED', null, null, null, '{"error": "no key"}')`);

  it('becomes the table of this release, keeps its rows, and each unfinished job finishes', async () => {
    await database.query(GUIDE);
    await insertJobs();
    await database.query('create publication supabase_realtime');
    const before = await only(
      `select raw_audio_url || md5(coalesce(raw_transcript, '') || coalesce(refined_text, '')) as x from studio_jobs order by 1`,
    );
    await migrate(database.url, quietLogger);
    expect(
      await only(
        `select raw_audio_url || md5(coalesce(raw_transcript, '') || coalesce(refined_text, '')) as x from studio_jobs order by 1`,
      ),
    ).toEqual(before);
    await database.query('drop index idx_studio_jobs_user_id');
    const fresh = await createTestDatabase();
    try {
      expect(await schemaOf(database)).toBe(await schemaOf(fresh));
    } finally {
      await fresh.drop();
    }
    expect(await only(`select polname as x from pg_policy where polrelid = 'studio_jobs'::regclass`)).toHaveLength(3);
    expect(
      await only(`select tablename as x from pg_publication_tables where pubname = 'supabase_realtime'`),
    ).toContain('studio_jobs');
    const pipeline = await startTestPipeline(database, new StageScript());
    try {
      await new FailedJobSweep(database.db, pipeline.queue, pipeline.lifecycle).runOnce();
      await database.until(
        async () =>
          (await only(`select status as x from studio_jobs where status not in ('COMPLETE', 'FAILED')`)).length === 0,
      );
      expect(await only(`select raw_audio_url as x from studio_jobs where status = 'FAILED'`)).toEqual(['failed.mp3']);
    } finally {
      await pipeline.stop();
    }
  });

  it('has its types, defaults, keys and checks replaced', async () => {
    await database.query(ODD);
    await database.query(`insert into studio_jobs (user_id, raw_audio_url, status, raw_transcript, refined_text, error_details, created_at) values
      ('${user}', 'a.mp3', 'NEW', '', null, null, '2026-01-02 03:04:05'),
      ('${user}', 'b.mp3', 'FAILED', '', null, 'no key', '2026-01-02 03:04:06'),
      ('${user}', 'c.mp3', 'FAILED', '', null, '{"code": "INTERNAL"}', '2026-01-02 03:04:07')`);
    await paste();
    await paste();
    await migrate(database.url, quietLogger);
    await database.query('alter table studio_jobs drop column note');
    await database.query('drop type job_status');
    const rows = await database.query(
      `select status, raw_transcript, processing_time_ms, error_details, created_at from studio_jobs order by created_at`,
    );
    expect(rows).toEqual([
      {
        status: 'NEW',
        raw_transcript: null,
        processing_time_ms: null,
        error_details: null,
        created_at: new Date('2026-01-02T03:04:05Z'),
      },
      expect.objectContaining({ error_details: { message: 'no key' } }),
      expect.objectContaining({ error_details: { code: 'INTERNAL' } }),
    ]);
    const columns = `select column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as x
      from information_schema.columns where table_schema = 'public' and table_name = 'studio_jobs' order by 1`;
    const found = await only(columns);
    const constraints = `select conname || pg_get_constraintdef(oid) as x from pg_constraint where conrelid = 'public.studio_jobs'::regclass and contype <> 'n' order by 1`;
    const checks = await only(constraints);
    const state = await only(
      `select relpersistence::text || relforcerowsecurity::text as x from pg_class where oid = 'public.studio_jobs'::regclass`,
    );
    expect(state).toEqual(['pfalse']);
    const fresh = await createTestDatabase();
    try {
      expect(found).toEqual((await fresh.query<{ x: string }>(columns)).map(({ x }) => x));
      expect(checks).toEqual((await fresh.query<{ x: string }>(constraints)).map(({ x }) => x));
    } finally {
      await fresh.drop();
    }
  });

  const JOB = '11111111-1111-4111-8111-111111111111';
  it.each<[string, (owner: string) => string, RegExp]>([
    [
      'rows that break a check',
      (owner) =>
        `${GUIDE}; insert into studio_jobs (job_id, user_id, raw_audio_url, status) values ('${JOB}', '${owner}', 'x', 'COMPLETE')`,
      new RegExp(`a COMPLETE job must have refined_text and system_prompt_used \\(1 rows break this: ${JOB}\\)`),
    ],
    [
      'several rules at once',
      (owner) =>
        `${GUIDE}; insert into studio_jobs (user_id, raw_audio_url, status) values ('${owner}', null, 'done'), ('${owner}', 'x', 'FAILED')`,
      /status must be NEW.*raw_audio_url must have.*a FAILED job must have error_details/,
    ],
    [
      'a user who does not exist',
      () => `${GUIDE}; alter table studio_jobs drop constraint studio_jobs_user_id_fkey;
        insert into studio_jobs (job_id, user_id, raw_audio_url) values ('${JOB}', '${JOB}', 'x')`,
      new RegExp(`user_id must be a user of auth.users \\(1 rows break this: ${JOB}\\)`),
    ],
    [
      'values that do not fit the type',
      (owner) =>
        `${ODD}; insert into studio_jobs (job_id, user_id, raw_audio_url) values ('job-7', '${owner}', 'x.mp3')`,
      /the column job_id is of type text and cannot become uuid.*rows: job-7 \(job-7\)/,
    ],
    [
      'a numbered key',
      () =>
        `create table studio_jobs (job_id bigserial primary key, user_id uuid, raw_audio_url text); insert into studio_jobs values (7, null, 'x')`,
      /the column job_id is of type bigint and cannot become uuid/,
    ],
    [
      'a view on a column whose type changes',
      () => `${ODD}; create view v as select status from studio_jobs`,
      /the column status .* view v/,
    ],
    [
      'another key',
      () =>
        `create table studio_jobs (id uuid primary key default gen_random_uuid(), job_id uuid, user_id uuid, raw_audio_url text)`,
      /its primary key is \(id\)/,
    ],
    ['a view of the name', () => `create view studio_jobs as select 1 as job_id`, /is not a plain table/],
    ['a type of the name', () => `create type studio_jobs as enum ('a')`, /A type public.studio_jobs exists/],
    [
      'a partitioned table',
      () => `create table studio_jobs (job_id uuid) partition by hash (job_id)`,
      /is not a plain table/,
    ],
    [
      'an index name of another table',
      () => `create table other (a int); create index studio_jobs_status_idx on other (a)`,
      /an object named studio_jobs_status_idx exists/,
    ],
    [
      'a function of the guard’s name',
      () => `create function studio_jobs_guard() returns trigger language plpgsql as 'begin return new; end'`,
      /a function public.studio_jobs_guard exists/,
    ],
    [
      'a required column without a default',
      () => `${GUIDE}; alter table studio_jobs add column studio text not null`,
      /the column studio must have a value/,
    ],
    [
      'a table of a later migration',
      () => `${GUIDE}; create table job_events (id int)`,
      /"job_events" already exists, and the engine did not make it/,
    ],
    [
      'a column of a later migration',
      () => `${GUIDE}; alter table studio_jobs add column attempt int`,
      /column "attempt" .* already exists, and the engine did not make it/,
    ],
    [
      'a list of migrations of something else',
      () => `create table studio_migrations (id int)`,
      /studio_migrations exists, but the engine did not create it/,
    ],
  ])('is refused with a sentence: %s', async (_case, sql, expected) => {
    await database.query(sql(user));
    const before = await schemaOf(database);
    await expect(migrate(database.url, quietLogger)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(expected),
    });
    if (!/job_events|attempt|migrations/.test(sql(user))) {
      await database.query('drop table if exists studio_migrations');
      expect(await schemaOf(database)).toBe(before);
    }
  });

  it('is taken over as well where 0.1.0 stopped at it', async () => {
    await database.query(GUIDE);
    await insertJobs();
    await database.query(
      'create table studio_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    for (const { name, sql, checksum } of (await releasedMigrations('0.1.0')).filter(({ name }) => name < '013')) {
      await database.query(sql);
      await database.query('insert into studio_migrations (name, checksum) values ($1, $2)', [name, checksum]);
    }
    await migrate(database.url, quietLogger);
    expect(await only(`select count(*)::integer as x from studio_jobs`)).toEqual([7]);
    expect(await only(`select polname as x from pg_policy where polrelid = 'studio_jobs'::regclass`)).toHaveLength(3);
    expect(
      await only(`select conname as x from pg_constraint where conrelid = 'studio_jobs'::regclass and contype = 'c'`),
    ).toContain('studio_jobs_audio_named');
  });

  it('changes nothing where a newer schema is: tables, grants, policies, functions and triggers', async () => {
    await migrate(database.url, quietLogger);
    const catalogue = `select jsonb_agg(t order by t::text)::text as x from (
      select 'class' as kind, c.relname::text as name, c.relacl::text as acl, c.reloptions::text as more, null as definition from pg_class c where relnamespace = 'public'::regnamespace
      union all select 'column', attrelid::regclass || '.' || attname, attacl::text, atttypid::regtype || attnotnull::text, null from pg_attribute where attrelid = 'studio_jobs'::regclass
      union all select 'function', oid::regprocedure::text, proacl::text, oid::text, pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
      union all select 'trigger', tgname::text, tgrelid::regclass::text, oid::text, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all select 'policy', polname::text, polrelid::regclass::text, oid::text, null from pg_policy
      union all select 'constraint', conname::text, conrelid::regclass::text, oid::text, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace) t`;
    await database.query('grant insert (raw_transcript) on studio_jobs to authenticated');
    const before = await only(catalogue);
    await paste();
    expect(await only(catalogue)).toEqual(before);
  });

  it('accepts the text of 001 that 0.1.0 recorded', async () => {
    await migrate(database.url, quietLogger);
    const [first] = await releasedMigrations('0.1.0');
    await database.query(`update studio_migrations set checksum = $1 where name = $2`, [first?.checksum, first?.name]);
    expect((await migrate(database.url, quietLogger)).applied).toEqual([]);
  });

  it('refuses a database that is not UTF-8', async () => {
    await database.query(
      `create database latin_${user.slice(0, 8)} template template0 encoding 'LATIN1' locale_provider 'libc' locale 'C'`,
    );
    try {
      const url = new URL(database.url);
      url.pathname = `/latin_${user.slice(0, 8)}`;
      await expect(migrate(url.href, quietLogger)).rejects.toMatchObject({
        message: expect.stringMatching(/has the encoding LATIN1.*DATABASE_URL/),
      });
    } finally {
      await database.query(`drop database latin_${user.slice(0, 8)}`);
    }
  });
});
