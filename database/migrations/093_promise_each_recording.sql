-- tolerated: it changes only how a promised deletion is numbered.
-- A client may choose the id of a job, and use it again after the job was deleted. The promise for the second recording had the number of the first
-- one, and was lost while the first one waited.

create or replace function public.studio_jobs_promise_deletions() returns trigger
language plpgsql security definer set search_path = '' as $$
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
    select
      case when exists (select from public.audio_deletions d where d.job_id = g.job_id and d.raw_audio_url <> g.raw_audio_url)
        then pg_catalog.md5(g.job_id || ' ' || g.raw_audio_url)::uuid else g.job_id end,
      g.user_id, g.submitted_by, g.raw_audio_url,
      case when g.user_id = any (lost_users) then 'user' else 'row' end, coalesce(g.status_since, g.created_at)
    from gone g where g.audio_deleted_at is null or g.user_id = any (lost_users)
    on conflict (job_id) do nothing;
  delete from public.job_progress p where p.job_id in (
    select l.job_id from public.job_progress l join gone g on g.job_id = l.job_id for update of l skip locked);
  return null;
end;
$$;
