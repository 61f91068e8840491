import type { TestDatabase } from '../../support/test-database.js';

/** Jobs of the table; a hundred each were inserted by one statement and share their moment. */
const JOBS = 50_000;

/** Who has a hundredth of all jobs. */
export interface ManyJobs {
  readonly busyUser: string;
  /** A moment in the middle. */
  readonly middle: Date;
}

/** Fills the tables that are listed, with triggers off, and counts what is in them for the planner. */
export async function fillWithManyJobs(database: TestDatabase): Promise<ManyJobs> {
  const busyUser = await database.addUser();
  await database.query(
    `insert into auth.users (id, email) select gen_random_uuid(), i || '@example.com' from generate_series(1, 500) i`,
  );
  await database.query(`
    do $do$ begin
    perform set_config('session_replication_role', 'replica', true);
    insert into studio_jobs (job_id, user_id, raw_audio_url, created_at, run_started_at, status_since, status, raw_transcript, refined_text,
      system_prompt_used, verdict, review, error_details, event_count)
    select md5('job ' || i)::uuid, case when i % 100 = 3 then '${busyUser}'::uuid else (select array_agg(id) from auth.users)[1 + i % 500] end, 'audio/' || i || '.mp3',
      t.at, t.at, t.at, s.status, 'text', 'text', 'prompt', case when s.status = 'COMPLETE' then coalesce((array['REVIEW', 'REJECT', 'UNCHECKED'])[1 + n % 60], 'PASS') end,
      case when s.status = 'COMPLETE' and n % 60 < 3 and n % 2 = 0 then 'APPROVED' end, case when s.status = 'FAILED' then jsonb_build_object('code', (array['TIMED_OUT', 'NO_SPEECH', 'AUDIO_UNREADABLE', 'REFINER_UNAVAILABLE', 'CANCELLED'])[1 + n % 5],
        'stage', (array['TRANSCRIBING', 'ENRICHING', 'REFINING'])[1 + n % 3], 'retryable', n % 4 = 0, 'provider', (array['openai', 'groq', 'deepgram'])[1 + n % 7 % 3],
        'message', 'It failed ' || (array['soon', 'late', 'once', 'twice'])[1 + n % 11 % 4] || ' after ' || i || ' s.') end, 5
    from generate_series(1, ${JOBS}) i
      cross join lateral (select now() - (i / 100) * interval '10 minutes' as at, hashint4(i) & 1048575 as n) t
      cross join lateral (select case when n % 5 = 0 then 'FAILED' when n % 10 = 4 then (array['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING'])[1 + i % 4] else 'COMPLETE' end as status) s;
    insert into job_search_terms (job_id, user_id, term) select job_id, user_id, right(raw_audio_url, -6) from studio_jobs;
    insert into job_marks (job_id, mark, user_id, created_at)
      select job_id, m.mark, user_id, created_at from studio_jobs
        cross join lateral (values (hashtext(job_id::text) % 3, 'flag:LOOP'), (hashtext(job_id::text) % 4, 'flag:AUDIO_GAP'), (hashtext(job_id::text || 'b') % 2, 'brand:Acme')) as m (n, mark)
      where m.n = 0;
    insert into job_texts (job_id, user_id, created_at, document, content_hash)
      select job_id, user_id, created_at, to_tsvector('english', case when hashtext(job_id::text) % 3 = 0 then 'common' else 'other' end
        || case when hashtext(job_id::text) % 5000 = 0 then ' aardvark' else '' end), 'h' from studio_jobs where status = 'COMPLETE';
    insert into failure_acknowledgements (job_id, event_number, acknowledged_by, note)
      select job_id, 5, 'service', 'Seen.' from studio_jobs where status = 'FAILED' and hashtext(job_id::text) % 3 = 0;
    insert into operator_actions (actor, action, job_id, affected)
      select 'service', 'retry', job_id, 1 from studio_jobs where hashtext(job_id::text) % 3 = 0;
    insert into retry_batches (started_by, filter, per_second, total, paced_until, started_at, ended_at)
      select 'service', '{}', 1, 0, now(), now() - i * interval '1 second', now() from generate_series(1, 5000) i;
    end $do$`);
  // The same rows in every run, and statistics of all of them instead of a sample: a plan is not a matter of luck.
  for (const column of [
    'studio_jobs alter status',
    'job_marks alter mark',
    'job_texts alter user_id',
    'job_search_terms alter term',
  ])
    await database.query(`alter table ${column} set statistics 300`);
  await database.query('vacuum analyze');
  return { busyUser, middle: new Date(Date.now() - 2500 * 60_000) };
}
