-- Recordings that are still to be deleted when the row of their job has gone, with the job's user or by itself.

create table public.audio_deletions (
  -- No foreign keys: the promise outlives the job and the user.
  job_id uuid primary key,
  user_id uuid not null,
  submitted_by text not null,
  raw_audio_url text not null,
  reason text not null constraint audio_deletions_reason_known check (reason in ('user', 'requested', 'row')),
  ended_at timestamptz not null,
  promised_at timestamptz not null default clock_timestamp()
);
comment on table public.audio_deletions is 'Recordings that the engine deletes from Storage although their job has gone; a row is deleted with its recording';
comment on column public.audio_deletions.reason is
  'user: the user was deleted; requested: the job was deleted through the engine; both at once. row: the row was deleted, and RETAIN_AUDIO_DAYS applies';
comment on column public.audio_deletions.ended_at is 'When the job came to its last status';
create index audio_deletions_promised_idx on public.audio_deletions (promised_at, job_id);

-- Whatever deletes jobs leaves the promises, and takes the progress along, whose unlogged table has no foreign key.
-- Security definer: the deletion of a user runs with the rights of Supabase Auth.
create function public.studio_jobs_promise_deletions() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  lost_users uuid[] := '{}';
begin
  -- A role that may not see the users cannot tell: its rows count as deleted by themselves.
  if pg_catalog.has_schema_privilege('auth', 'USAGE') and pg_catalog.has_table_privilege('auth.users', 'SELECT')
    and not pg_catalog.row_security_active('auth.users') then
    lost_users := array(
      select distinct g.user_id from gone g where not exists (select from auth.users u where u.id = g.user_id));
  end if;
  insert into public.audio_deletions (job_id, user_id, submitted_by, raw_audio_url, reason, ended_at)
    select g.job_id, g.user_id, g.submitted_by, g.raw_audio_url,
      case when g.user_id = any (lost_users) then 'user' else 'row' end, coalesce(g.status_since, g.created_at)
    from gone g where g.audio_deleted_at is null or g.user_id = any (lost_users)
    on conflict (job_id) do nothing;
  delete from public.job_progress p using gone g where p.job_id = g.job_id;
  return null;
end;
$$;
revoke all on function public.studio_jobs_promise_deletions() from public, anon, authenticated;
create trigger studio_jobs_promise_deletions after delete on public.studio_jobs
  referencing old table as gone for each statement execute function public.studio_jobs_promise_deletions();

alter table public.audio_deletions enable row level security;
revoke all on table public.audio_deletions from public, anon, authenticated;
grant select on table public.audio_deletions to service_role;
