-- The studio_jobs table: one row for each recording that a studio hands over.
-- Stands alone, runs on hosted Supabase (no superuser needed) and may be run twice without harm.

create table if not exists public.studio_jobs (
  job_id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  status text not null default 'NEW',
  user_id uuid not null references auth.users (id) on delete cascade,
  raw_audio_url text not null,
  raw_transcript text,
  refined_text text,
  system_prompt_used text,
  processing_time_ms integer,
  error_details jsonb,
  constraint studio_jobs_status_known
    check (status in ('NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE', 'FAILED')),
  constraint studio_jobs_audio_named check (char_length(raw_audio_url) between 1 and 4096),
  constraint studio_jobs_complete_has_text
    check (status <> 'COMPLETE' or (refined_text is not null and system_prompt_used is not null)),
  constraint studio_jobs_failed_has_details check (status <> 'FAILED' or error_details is not null),
  constraint studio_jobs_time_not_negative check (processing_time_ms >= 0)
);

comment on table public.studio_jobs is 'One row for each recording. The status is the truth; the queue only delivers.';
comment on column public.studio_jobs.status is 'NEW, TRANSCRIBING, ENRICHING, REFINING, COMPLETE or FAILED';
comment on column public.studio_jobs.raw_audio_url is 'Where the source audio is';
comment on column public.studio_jobs.raw_transcript is 'What the speech recogniser returned';
comment on column public.studio_jobs.refined_text is 'The final, brand-compliant text';
comment on column public.studio_jobs.system_prompt_used is 'The exact Brand Bible prompt that the refiner was given';
comment on column public.studio_jobs.processing_time_ms is 'Filled in by the database when the job completes';
comment on column public.studio_jobs.error_details is 'Why it failed: code, message, stage, attempt, retryable, at, attempts';

create index if not exists studio_jobs_user_id_idx on public.studio_jobs (user_id, created_at desc);
create index if not exists studio_jobs_status_idx on public.studio_jobs (status, created_at desc);
create index if not exists studio_jobs_created_at_idx on public.studio_jobs (created_at desc);

-- Who may write what, which moves are legal, and the processing time. It runs as the caller on purpose: current_user
-- then tells a signed-in user from the engine, whatever grants somebody may have added to the table.
create or replace function public.studio_jobs_guard() returns trigger
language plpgsql
set search_path = ''
as $$
declare
  is_engine boolean := exists (
    select from pg_catalog.pg_roles r
    where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)
  ) or pg_catalog.pg_has_role(
    current_user, (select c.relowner from pg_catalog.pg_class c where c.oid = tg_relid), 'MEMBER'
  );
begin
  if tg_op = 'INSERT' then
    if not is_engine then
      if new.status <> 'NEW' or new.raw_transcript is not null or new.refined_text is not null
        or new.system_prompt_used is not null or new.processing_time_ms is not null or new.error_details is not null then
        raise exception 'a new job may name only its user and its audio' using errcode = '42501';
      end if;
      new.created_at := now();
    end if;
    return new;
  end if;

  if not is_engine then
    if to_jsonb(new) - 'raw_audio_url' is distinct from to_jsonb(old) - 'raw_audio_url' then
      raise exception 'only the engine may change this column of a job' using errcode = '42501';
    end if;
    if new.raw_audio_url is distinct from old.raw_audio_url and old.status <> 'NEW' then
      raise exception 'the audio of a job can be changed only while it is NEW' using errcode = '42501';
    end if;
  end if;

  if new.status is distinct from old.status then
    if not coalesce(case old.status
      when 'NEW' then new.status in ('TRANSCRIBING', 'FAILED')
      when 'TRANSCRIBING' then new.status in ('ENRICHING', 'FAILED')
      when 'ENRICHING' then new.status in ('REFINING', 'FAILED')
      when 'REFINING' then new.status in ('COMPLETE', 'FAILED')
      when 'COMPLETE' then new.status = 'REFINING'
      when 'FAILED' then new.status in ('NEW', 'TRANSCRIBING')
        or (new.status = 'ENRICHING' and new.raw_transcript is not null)
        or (new.status = 'REFINING' and new.raw_transcript is not null and new.system_prompt_used is not null)
    end, false) then
      raise exception 'a job cannot move from % to %', old.status, new.status
        using errcode = '23514', hint = 'NEW, TRANSCRIBING, ENRICHING, REFINING, COMPLETE; FAILED from any of them.';
    end if;
    if new.status = 'COMPLETE' then
      new.processing_time_ms := coalesce(
        old.processing_time_ms,
        least(2147483647, greatest(0, extract(epoch from clock_timestamp() - new.created_at) * 1000))::integer
      );
    end if;
  end if;
  return new;
end;
$$;

revoke all on function public.studio_jobs_guard() from public;

drop trigger if exists studio_jobs_guard on public.studio_jobs;
create trigger studio_jobs_guard before insert or update on public.studio_jobs
  for each row execute function public.studio_jobs_guard();

alter table public.studio_jobs enable row level security;

drop policy if exists "Users see their own jobs" on public.studio_jobs;
create policy "Users see their own jobs" on public.studio_jobs
  for select to authenticated using ((select auth.uid()) = user_id);

drop policy if exists "Users submit their own jobs" on public.studio_jobs;
create policy "Users submit their own jobs" on public.studio_jobs
  for insert to authenticated with check ((select auth.uid()) = user_id);

drop policy if exists "Users change their own jobs" on public.studio_jobs;
create policy "Users change their own jobs" on public.studio_jobs
  for update to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);

-- Supabase no longer grants new tables to its roles, so every grant is spelt out.
revoke all on table public.studio_jobs from public, anon, authenticated;
grant select on table public.studio_jobs to authenticated;
grant insert (job_id, user_id, raw_audio_url) on table public.studio_jobs to authenticated;
grant update (raw_audio_url) on table public.studio_jobs to authenticated;
grant all on table public.studio_jobs to service_role;

-- The frontend listens to changes of its rows through Supabase Realtime, where that exists.
do $$
begin
  if exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime' and not puballtables)
    and not exists (
      select from pg_catalog.pg_publication_tables
      where pubname = 'supabase_realtime' and schemaname = 'public' and tablename = 'studio_jobs'
    ) then
    alter publication supabase_realtime add table public.studio_jobs;
  end if;
end;
$$;
