-- What operators do and decide: the record of their acts, acknowledged failures, and paced retries of many jobs.

create table public.operator_actions (
  operator_action_id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  -- No foreign keys: the record outlives the user and the job.
  actor_user_id uuid,
  action text not null constraint operator_actions_action_named check (char_length(action) between 1 and 64),
  job_id uuid,
  filter jsonb,
  affected integer not null constraint operator_actions_affected_not_negative check (affected >= 0),
  note text constraint operator_actions_note_length check (char_length(note) <= 2000)
);
comment on table public.operator_actions is 'Who did what through the engine, with which filter, and to how many jobs; written in the transaction of the act';

-- An audit that can be rewritten proves nothing; whoever must remove rows by law drops the trigger first, knowingly.
create function public.operator_actions_append_only() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception 'operator_actions is append-only' using errcode = '42501';
end;
$$;
revoke all on function public.operator_actions_append_only() from public;
create trigger operator_actions_append_only before update or delete on public.operator_actions
  for each row execute function public.operator_actions_append_only();

-- The number of the event tells which failure it was: a job that fails anew is not acknowledged.
create table public.failure_acknowledgements (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  event_number integer not null,
  acknowledged_at timestamptz not null default clock_timestamp(),
  acknowledged_by text not null,
  note text not null constraint failure_acknowledgements_note_length check (char_length(note) between 1 and 2000),
  primary key (job_id, event_number)
);
comment on table public.failure_acknowledgements is 'Failures that a person has seen and left as they are';

create table public.retry_batches (
  retry_batch_id uuid primary key default gen_random_uuid(),
  started_at timestamptz not null default clock_timestamp(),
  started_by text not null,
  filter jsonb not null,
  per_second double precision not null constraint retry_batches_pace check (per_second > 0),
  total integer not null,
  released integer not null default 0,
  passed_over integer not null default 0,
  -- Releases up to this moment are used up; it moves on by 1 / per_second with each job.
  paced_until timestamptz not null,
  ended_at timestamptz,
  constraint retry_batches_add_up check (released >= 0 and passed_over >= 0 and released + passed_over <= total)
);
comment on table public.retry_batches is 'Failed jobs on their way back into the queue, so many a second';
-- The one being released is the oldest that has not ended.
create index retry_batches_open_idx on public.retry_batches (started_at) where ended_at is null;
create index retry_batches_started_idx on public.retry_batches (started_at, retry_batch_id);

create table public.retry_batch_jobs (
  retry_batch_id uuid not null references public.retry_batches (retry_batch_id) on delete cascade,
  ordinal integer not null,
  -- One batch at a time: a job that waits in one is not picked by the next.
  job_id uuid not null unique,
  event_number integer not null,
  primary key (retry_batch_id, ordinal)
);
comment on table public.retry_batch_jobs is 'What a batch has still to put back, with the failure that was picked; a row goes when its job does';

-- Where a job can be found by a beginning: its submitter's name for it, and the file name of its audio. A table of its own, written
-- once a job: an index on studio_jobs would be written anew with each move.
create table public.job_search_terms (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  user_id uuid not null,
  term text collate "C" not null,
  primary key (job_id, term)
);
create index job_search_terms_term_idx on public.job_search_terms (term);

create function public.studio_jobs_search_terms() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    delete from public.job_search_terms t where t.job_id = new.job_id;
  end if;
  insert into public.job_search_terms (job_id, user_id, term)
    select distinct new.job_id, new.user_id, left(lower(s.term), 256)
    from (values (new.client_job_id), (substring(new.raw_audio_url from '([^/]+)/*$'))) as s (term)
    where s.term <> '';
  return null;
end;
$$;
revoke all on function public.studio_jobs_search_terms() from public;
create trigger studio_jobs_search_terms after insert or update of client_job_id, raw_audio_url on public.studio_jobs
  for each row execute function public.studio_jobs_search_terms();

insert into public.job_search_terms (job_id, user_id, term)
  select distinct j.job_id, j.user_id, left(lower(s.term), 256)
  from public.studio_jobs j, lateral (values (j.client_job_id), (substring(j.raw_audio_url from '([^/]+)/*$'))) as s (term)
  where s.term <> '';

-- Lists of failures, newest first: of everybody, of one user, of one code. Partial: only a job that fails is written to them.
create index studio_jobs_failed_idx on public.studio_jobs (created_at desc, job_id desc) where status = 'FAILED';
create index studio_jobs_failed_user_idx on public.studio_jobs (user_id, created_at desc, job_id desc) where status = 'FAILED';
create index studio_jobs_failed_code_idx on public.studio_jobs ((error_details ->> 'code'), created_at desc, job_id desc)
  where status = 'FAILED';

-- What an owner may know of an attempt: never the fault in full, nor the worker.
alter table public.job_attempts
  add column error_code text generated always as (fault ->> 'code') stored,
  add column error_message text generated always as (fault ->> 'message') stored;
create policy "Users see the attempts of their own jobs" on public.job_attempts for select to authenticated
  using (exists (select from public.studio_jobs j where j.job_id = job_attempts.job_id and j.user_id = (select auth.uid())));
grant select (job_id, attempt, stage, started_at, ended_at, outcome, error_code, error_message) on table public.job_attempts
  to authenticated;

do $$
declare
  name text;
begin
  foreach name in array array['operator_actions', 'failure_acknowledgements', 'retry_batches', 'retry_batch_jobs',
                              'job_search_terms'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant select on table public.%I to service_role', name);
  end loop;
end;
$$;
grant select on table public.job_search_terms to authenticated;
create policy "Users see what belongs to their own jobs" on public.job_search_terms
  for select to authenticated using ((select auth.uid()) = user_id);
