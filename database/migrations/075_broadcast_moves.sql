-- Tells each user of the moves of their jobs on a private topic of Supabase Realtime, where the database has it: id, status and progress,
-- no text. A frontend that needs no more than that is spared the whole row.

-- A broadcast that fails, for whatever reason, never fails the move: the row is the truth, and a frontend reads it again.
create function public.job_events_broadcast() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  stages integer;
begin
  if pg_catalog.to_regprocedure('realtime.send(jsonb,text,text,boolean)') is null then
    return null;
  end if;
  begin
    select pg_catalog.count(*) into stages from public.job_stages;
    perform realtime.send(
        pg_catalog.jsonb_build_object('job_id', m.job_id, 'status', m.to_status, 'progress',
          case m.to_status when 'NEW' then 0 when 'COMPLETE' then 100 else
            (select 100 * (select pg_catalog.count(*) from public.job_stages earlier where earlier.position < s.position) / stages
               from public.job_stages s where s.stage = m.to_status) end),
        'status', 'jobs:' || m.user_id::text, true)
      from moved m;
  exception when others then
    raise warning 'The move of a job was not broadcast: %', sqlerrm;
  end;
  return null;
end;
$$;
revoke all on function public.job_events_broadcast() from public, anon, authenticated;
create trigger job_events_broadcast after insert on public.job_events
  referencing new table as moved for each statement execute function public.job_events_broadcast();

-- A signed-in user may listen to the topic that carries their own id, and to no other. Where the role may not say so, the page
-- docs/realtime.md has the statement to paste.
do $$
begin
  if to_regclass('realtime.messages') is not null and to_regprocedure('realtime.topic()') is not null then
    execute 'drop policy if exists studio_jobs_own_topic on realtime.messages';
    execute 'create policy studio_jobs_own_topic on realtime.messages for select to authenticated '
      || 'using ((select realtime.topic()) = ''jobs:'' || (select auth.uid())::text)';
  end if;
exception when others then
  raise notice 'The policy for private topics was not made: %', sqlerrm;
end;
$$;
