-- Retention and service levels: what was deleted of a job and when, how far each retention sweep has come, and the alerts.

alter table public.studio_jobs
  add column audio_deleted_at timestamptz,
  add column texts_deleted_at timestamptz;
comment on column public.studio_jobs.audio_deleted_at is 'When retention deleted the recording from Storage; null: it did not, in the present run';
comment on column public.studio_jobs.texts_deleted_at is 'When retention deleted transcript and refined text; null: it did not, in the present run';

alter table public.studio_jobs
  drop constraint studio_jobs_complete_has_text,
  add constraint studio_jobs_complete_has_text check (
    status <> 'COMPLETE' or texts_deleted_at is not null or (refined_text is not null and system_prompt_used is not null));

-- What retention walks: jobs at rest, in the order in which they ended. One entry for each end of a job.
create index studio_jobs_ended_idx on public.studio_jobs ((coalesce(status_since, created_at)), job_id)
  where status in ('COMPLETE', 'FAILED');
-- The sweep's index of everything that is not at rest, now by user: a user's backlog is counted in it too.
drop index public.studio_jobs_unfinished_idx;
create index studio_jobs_unfinished_idx on public.studio_jobs (user_id, job_id)
  where status in ('NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING');

-- As in 004; and a job that leaves its rest has its audio and texts again, as far as anybody knows.
create or replace function public.studio_jobs_clock() returns trigger
language plpgsql
set search_path = ''
as $$
declare
  moment timestamptz := pg_catalog.clock_timestamp();
begin
  if tg_op = 'INSERT' then
    new.status_since := moment;
    new.claimed_at := null;
    new.run_claimed_at := null;
    new.audio_deleted_at := null;
    new.texts_deleted_at := null;
    return new;
  end if;
  if new.status is distinct from old.status then
    new.status_since := moment;
    if old.status in ('COMPLETE', 'FAILED') then
      new.audio_deleted_at := null;
      new.texts_deleted_at := null;
    end if;
  end if;
  if new.attempt > old.attempt then
    new.claimed_at := moment;
    if old.run_claimed_at is null or old.run_claimed_at < new.run_started_at then
      new.run_claimed_at := moment;
    end if;
  end if;
  return new;
end;
$$;

create table public.sweep_marks (
  sweep text primary key,
  ended_at timestamptz not null,
  job_id uuid not null,
  moved_at timestamptz not null default clock_timestamp()
);
comment on table public.sweep_marks is 'How far each retention sweep has come: every job that ended before the mark has been dealt with';

create table public.job_alerts (
  alert_id bigint generated always as identity primary key,
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  level text not null constraint job_alerts_level_known check (level in ('WAITING', 'TRANSCRIBING', 'ENRICHING', 'REFINING')),
  -- The event that brought the job to where it is: a job that comes there again may be late again.
  event_number integer not null,
  status text not null,
  since timestamptz not null,
  limit_seconds integer not null,
  raised_at timestamptz not null default clock_timestamp(),
  cleared_at timestamptz,
  unique (job_id, event_number, level)
);
comment on table public.job_alerts is 'Jobs that took longer than their service level, once for each job and stage';
create index job_alerts_open_idx on public.job_alerts (alert_id) where cleared_at is null;

do $$
declare
  name text;
begin
  foreach name in array array['sweep_marks', 'job_alerts'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant select on table public.%I to service_role', name);
  end loop;
end;
$$;
