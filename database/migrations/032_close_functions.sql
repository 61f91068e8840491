-- Nobody but the engine calls its functions, and no search path of a caller changes what they do. Functions whose body is bound at their creation
-- ("return …", "begin atomic") keep no setting: names in them are resolved already, and a setting would keep PostgreSQL from putting them in line.

do $$
declare
  ours text := '^(studio_|job_|store_|refinement|brand_bibles_|operator_actions_|findings_|trial_text_)';
  item record;
begin
  for item in
    select p.oid::regprocedure as function, p.prorettype = 'trigger'::regtype or p.prosecdef as internal,
      p.prosqlbody is null and not exists (select from unnest(p.proconfig) c where c like 'search_path=%') as open
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proname ~ ours and p.prokind = 'f'
      and pg_has_role(current_user, p.proowner, 'MEMBER')
  loop
    -- Trigger functions and those that run with their owner's rights. A trigger needs no right of whoever fires it.
    if item.internal then
      execute format('revoke all on function %s from public, anon, authenticated', item.function);
    end if;
    if item.open then
      execute format('alter function %s set search_path = %L', item.function, '');
    end if;
  end loop;
  -- Supabase grants new sequences to its roles; rows are numbered by whoever may insert them, without a right of their own.
  for item in
    select s.oid::regclass as sequence
    from pg_class s
      join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype in ('a', 'i')
      join pg_class t on t.oid = d.refobjid
    where s.relkind = 'S' and t.relnamespace = 'public'::regnamespace and t.relname = any (array[
      'job_events', 'job_usage', 'sweep_runs', 'job_stat_changes', 'operator_actions', 'brand_bibles', 'job_failure_changes',
      'job_failure_clusters', 'job_alerts'])
  loop
    execute format('revoke all on sequence %s from public, anon, authenticated', item.sequence);
  end loop;
end;
$$;
