-- What the engine keeps beside the ten columns: who asked, which claim holds the job, and the audit trail of its moves.

alter table public.studio_jobs
  add column client_job_id text
    constraint studio_jobs_client_job_id_length check (char_length(client_job_id) between 1 and 128),
  add column submitted_by text not null default 'service'
    constraint studio_jobs_submitted_by_known check (submitted_by in ('user', 'service')),
  add column run_started_at timestamptz not null default now(),
  add column delivery_id uuid,
  add column attempt integer not null default 0,
  add column stage_faults integer not null default 0,
  add column event_count integer not null default 0,
  add column moved_reason text,
  add column moved_by text;

comment on column public.studio_jobs.client_job_id is 'The caller''s own name for the job; makes intake idempotent';
comment on column public.studio_jobs.submitted_by is 'user: may name only their own audio; service: any';
comment on column public.studio_jobs.run_started_at is 'When the present run was asked for: submission or the latest retry';
comment on column public.studio_jobs.delivery_id is 'The one queue entry that may run this job; null: not yet handed to the queue';
comment on column public.studio_jobs.attempt is 'Number of the newest claim: a write by an older one is refused';
comment on column public.studio_jobs.stage_faults is 'Failed tries of the present stage in this run';
comment on column public.studio_jobs.event_count is 'Moves so far; the number of the newest event';

create unique index studio_jobs_client_name_idx on public.studio_jobs (client_job_id, user_id)
  where client_job_id is not null;
-- Rows that a frontend inserted and the engine has not adopted yet: a handful at any time.
create index studio_jobs_unadopted_idx on public.studio_jobs (created_at) where delivery_id is null and status = 'NEW';
-- What the sweep walks: everything that is not at rest.
create index studio_jobs_unfinished_idx on public.studio_jobs (job_id)
  where status in ('NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING');

create table public.job_events (
  event_id bigint generated always as identity primary key,
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  number integer not null,
  user_id uuid not null,
  from_status text,
  to_status text not null,
  reason text not null,
  actor text,
  attempt integer not null,
  at timestamptz not null default clock_timestamp(),
  -- Tells a reader whether an event was visible in the snapshot it read last (docs/decisions/0004).
  tx xid8 not null default pg_current_xact_id(),
  unique (job_id, number)
);
create index job_events_cursor_idx on public.job_events (tx, event_id);
create index job_events_user_idx on public.job_events (user_id, event_id);
comment on table public.job_events is 'The audit trail: one row for each move of a job, numbered without gaps, written by the move''s own statement';

-- Numbers each move. The engine raises event_count in the statement that moves the job and names its reason there;
-- a move that did not (somebody with the service role changed the status by hand) is recorded as such.
create function public.studio_jobs_track() returns trigger
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
      new.submitted_by := 'user';
      new.client_job_id := null;
      new.delivery_id := null;
      new.run_started_at := now();
      new.attempt := 0;
      new.stage_faults := 0;
      new.moved_by := 'user';
    end if;
    new.event_count := 1;
    new.moved_reason := 'submitted';
    return new;
  end if;

  if not is_engine and new.raw_audio_url is distinct from old.raw_audio_url then
    -- A user who points a job at another file answers for that file.
    new.submitted_by := 'user';
  end if;
  if new.status is distinct from old.status then
    if new.event_count = old.event_count then
      new.event_count := old.event_count + 1;
      new.moved_reason := 'changed_directly';
      new.moved_by := current_user;
    elsif new.event_count <> old.event_count + 1 then
      raise exception 'events of a job are numbered without gaps' using errcode = '23514';
    end if;
    if new.status = 'COMPLETE' and old.processing_time_ms is null then
      new.processing_time_ms :=
        least(2147483647, greatest(0, extract(epoch from clock_timestamp() - new.run_started_at) * 1000))::integer;
    end if;
  elsif new.event_count <> old.event_count then
    raise exception 'only a move of the status is an event' using errcode = '23514';
  end if;
  return new;
end;
$$;
revoke all on function public.studio_jobs_track() from public;

create trigger studio_jobs_track before insert or update on public.studio_jobs
  for each row execute function public.studio_jobs_track();

-- Writes the events of a statement in one go and hints, once a transaction, that there is something to read.
-- Security definer: a signed-in user's insert is an event too, though users may not write events.
create function public.studio_jobs_record_inserts() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, null, n.status, n.moved_reason, n.moved_by, n.attempt from arrived n;
  if exists (select from arrived n where n.delivery_id is null and n.status = 'NEW') then
    perform pg_catalog.pg_notify('studio_jobs_waiting', '');
  end if;
  perform pg_catalog.pg_notify('studio_job_events', '');
  return null;
end;
$$;
revoke all on function public.studio_jobs_record_inserts() from public;

create function public.studio_jobs_record_moves() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, o.status, n.status, n.moved_reason, n.moved_by, n.attempt
    from after_move n join before_move o on o.job_id = n.job_id
    where n.event_count <> o.event_count;
  if found then
    perform pg_catalog.pg_notify('studio_job_events', '');
  end if;
  return null;
end;
$$;
revoke all on function public.studio_jobs_record_moves() from public;

create trigger studio_jobs_record_inserts after insert on public.studio_jobs
  referencing new table as arrived for each statement execute function public.studio_jobs_record_inserts();
create trigger studio_jobs_record_moves after update on public.studio_jobs
  referencing old table as before_move new table as after_move
  for each statement execute function public.studio_jobs_record_moves();

alter table public.job_events enable row level security;
create policy "Users see the events of their own jobs" on public.job_events
  for select to authenticated using ((select auth.uid()) = user_id);
revoke all on table public.job_events from public, anon, authenticated;
grant select on table public.job_events to authenticated;
grant all on table public.job_events to service_role;
