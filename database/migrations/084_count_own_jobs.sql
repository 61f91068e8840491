-- tolerated: triggers and functions of the database keep these tables, whichever release moves jobs and folds statistics.
-- Figures of each user's ended jobs, so that a user's own statistics cost the same whatever the number of jobs. They are kept as those of everybody are
-- (migration 004): a statement appends its changes, and whoever folds the statistics folds these too. Unfinished jobs are counted where they are.

-- Changes of one ended job each, or of several that are alike: `n` came (or went, where it is negative).
create table public.user_stat_changes (
  change_id bigint generated always as identity primary key,
  user_id uuid not null,
  n bigint not null,
  label text not null,
  minute integer,
  processing_ms bigint,
  wait_ms bigint,
  run_ms bigint
);
comment on table public.user_stat_changes is 'Changes of user_stats that are not yet folded into it; part of every reading';

-- The measures of a user's own statistics, by bins as in job_stats. Of `completed` the bin is the minute since 1970, and only the last hour is kept.
create table public.user_stats (
  user_id uuid not null,
  measure text not null,
  label text not null,
  bin integer not null,
  n bigint not null,
  total numeric not null,
  primary key (user_id, measure, label, bin)
) with (fillfactor = 80);
comment on table public.user_stats is 'Figures of the ended jobs of each user';

-- What an ended job counts for. Both functions compute with their arguments alone; their bodies are bound here, whatever the search path.
create function public.user_stat_minute(at timestamptz) returns integer
  language sql immutable parallel safe
  return floor(extract(epoch from at) / 60)::integer;
create function public.user_stat_of(status text, details jsonb, processing_time_ms integer, since timestamptz, started timestamptz, claimed timestamptz)
returns table (label text, minute integer, processing_ms bigint, wait_ms bigint, run_ms bigint)
language sql immutable parallel safe rows 1
begin atomic
  select public.job_stat_label(status, details),
    case when status = 'COMPLETE' then public.user_stat_minute(since) end,
    case when status = 'COMPLETE' then processing_time_ms::bigint end,
    case when claimed >= started then greatest(0, extract(epoch from claimed - started) * 1000)::bigint end,
    case when claimed >= started and status = 'COMPLETE' then greatest(0, extract(epoch from since - claimed) * 1000)::bigint end;
end;
create function public.user_stat_measures(label text, minute integer, processing_ms bigint, wait_ms bigint, run_ms bigint)
returns table (measure text, name text, bin integer, total bigint)
language sql immutable parallel safe rows 4
begin atomic
  select * from (values ('jobs', label, 0, 0::bigint), ('completed', '', minute, 0),
    ('processing', '', public.job_stat_bin(processing_ms), processing_ms), ('wait', 'ALL', public.job_stat_bin(wait_ms), wait_ms),
    ('run', 'ALL', public.job_stat_bin(run_ms), run_ms)) as m (measure, name, bin, total)
  where m.bin is not null;
end;

-- Security definer: a signed-in user's statement counts too, though users may not write statistics.
create function public.studio_jobs_ends_inserted() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into public.user_stat_changes (user_id, n, label, minute, processing_ms, wait_ms, run_ms)
    select a.user_id, count(*), f.label, f.minute, f.processing_ms, f.wait_ms, f.run_ms
    from arrived a cross join lateral public.user_stat_of(a.status, a.error_details, a.processing_time_ms, a.status_since, a.run_started_at,
      a.run_claimed_at) f
    where a.status in ('COMPLETE', 'FAILED') group by 1, 3, 4, 5, 6, 7;
  return null;
end;
$$;

-- What jobs were is taken away and what they are is added, without pairing the two.
create function public.studio_jobs_ends_updated() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into public.user_stat_changes (user_id, n, label, minute, processing_ms, wait_ms, run_ms)
    select r.user_id, sum(r.sign), f.label, f.minute, f.processing_ms, f.wait_ms, f.run_ms
    from (
      select -1 as sign, b.user_id, b.status, b.error_details, b.processing_time_ms, b.status_since, b.run_started_at, b.run_claimed_at
        from before_move b where b.status in ('COMPLETE', 'FAILED')
      union all
      select 1, a.user_id, a.status, a.error_details, a.processing_time_ms, a.status_since, a.run_started_at, a.run_claimed_at
        from after_move a where a.status in ('COMPLETE', 'FAILED')
    ) r cross join lateral public.user_stat_of(r.status, r.error_details, r.processing_time_ms, r.status_since, r.run_started_at,
      r.run_claimed_at) f
    group by 1, 3, 4, 5, 6, 7 having sum(r.sign) <> 0;
  return null;
end;
$$;

create function public.studio_jobs_ends_deleted() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into public.user_stat_changes (user_id, n, label, minute, processing_ms, wait_ms, run_ms)
    select g.user_id, -count(*), f.label, f.minute, f.processing_ms, f.wait_ms, f.run_ms
    from gone g cross join lateral public.user_stat_of(g.status, g.error_details, g.processing_time_ms, g.status_since, g.run_started_at,
      g.run_claimed_at) f
    where g.status in ('COMPLETE', 'FAILED') group by 1, 3, 4, 5, 6, 7;
  return null;
end;
$$;

create trigger studio_jobs_ends_inserted after insert on public.studio_jobs
  referencing new table as arrived for each statement execute function public.studio_jobs_ends_inserted();
create trigger studio_jobs_ends_updated after update on public.studio_jobs
  referencing old table as before_move new table as after_move for each statement execute function public.studio_jobs_ends_updated();
create trigger studio_jobs_ends_deleted after delete on public.studio_jobs
  referencing old table as gone for each statement execute function public.studio_jobs_ends_deleted();

-- Folds the oldest pending changes, `most` at once; returns how many there were. By the key: the changes of a batch are few beside the totals.
create function public.user_statistics_fold(most integer) returns integer
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  oldest integer := public.user_stat_minute(now()) - 60;
  ids bigint[] := array(select c.change_id from public.user_stat_changes c order by c.change_id limit most);
begin
  if cardinality(ids) = 0 then
    return 0;
  end if;
  merge into public.user_stats s using (
    select c.user_id, m.measure, m.name, m.bin, sum(c.n) as n, sum(c.n * m.total) as total
    from public.user_stat_changes c
      cross join lateral public.user_stat_measures(c.label, c.minute, c.processing_ms, c.wait_ms, c.run_ms) m
    where c.change_id = any (ids) and (m.measure <> 'completed' or m.bin >= oldest)
    group by 1, 2, 3, 4 having sum(c.n) <> 0 or sum(c.n * m.total) <> 0
  ) c on s.user_id = c.user_id and s.measure = c.measure and s.label = c.name and s.bin = c.bin
  when matched and s.n + c.n = 0 and s.total + c.total = 0 then delete
  when matched then update set n = s.n + c.n, total = s.total + c.total
  when not matched then insert values (c.user_id, c.measure, c.name, c.bin, c.n, c.total);
  delete from public.user_stats s
    where s.user_id in (select c.user_id from public.user_stat_changes c where c.change_id = any (ids))
      and s.measure = 'completed' and s.label = '' and s.bin < oldest;
  delete from public.user_stat_changes c where c.change_id = any (ids);
  return cardinality(ids);
end;
$$;

-- Counts every user's ended jobs anew. One statement, and so one snapshot: totals are what the jobs are, less what is still to be folded. Writers
-- are not held up. Whoever calls it holds the lock of the statistics.
create function public.user_statistics_rebuild() returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from public.user_stats;
  insert into public.user_stats (user_id, measure, label, bin, n, total)
    select r.user_id, m.measure, m.name, m.bin, sum(r.n), sum(r.n * m.total)
    from (
      select j.user_id, 1 as n, f.* from public.studio_jobs j
        cross join lateral public.user_stat_of(j.status, j.error_details, j.processing_time_ms, j.status_since, j.run_started_at,
          j.run_claimed_at) f
        where j.status in ('COMPLETE', 'FAILED')
      union all
      select c.user_id, -c.n, c.label, c.minute, c.processing_ms, c.wait_ms, c.run_ms from public.user_stat_changes c
    ) r cross join lateral public.user_stat_measures(r.label, r.minute, r.processing_ms, r.wait_ms, r.run_ms) m
    where m.measure <> 'completed' or m.bin >= public.user_stat_minute(now()) - 60
    group by 1, 2, 3, 4 having sum(r.n) <> 0 or sum(r.n * m.total) <> 0;
end;
$$;

-- The functions of migration 004 that keep the statistics of everybody keep these too: an older release calls them by the same names.
alter function public.job_statistics_fold(integer) rename to job_statistics_fold_all;
create function public.job_statistics_fold(most integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
  folded integer := public.job_statistics_fold_all(most);
begin
  -- Another replica is folding.
  if folded < 0 then
    return folded;
  end if;
  return greatest(folded, public.user_statistics_fold(most));
end;
$$;
alter function public.job_statistics_forget_jobs() rename to job_statistics_forget_all;
create function public.job_statistics_forget_jobs() returns void
language plpgsql
set search_path = ''
as $$
begin
  perform public.job_statistics_forget_all();
  delete from public.user_stat_changes;
  delete from public.user_stats;
end;
$$;
alter function public.job_statistics_rebuild() rename to job_statistics_rebuild_all;
create function public.job_statistics_rebuild() returns void
language plpgsql
set search_path = ''
as $$
begin
  perform public.job_statistics_rebuild_all();
  perform public.user_statistics_rebuild();
end;
$$;

do $$
declare
  name text;
begin
  foreach name in array array['user_stat_changes', 'user_stats'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant select on table public.%I to authenticated', name);
    execute format('grant all on table public.%I to service_role', name);
    execute format('create policy "Users see the figures of their own jobs" on public.%I for select to authenticated
      using ((select auth.uid()) = user_id)', name);
  end loop;
  foreach name in array array['studio_jobs_ends_inserted()', 'studio_jobs_ends_updated()', 'studio_jobs_ends_deleted()',
      'user_statistics_fold(integer)', 'user_statistics_rebuild()', 'job_statistics_fold(integer)', 'job_statistics_forget_jobs()',
      'job_statistics_rebuild()'] loop
    execute format('revoke all on function public.%s from public, anon, authenticated', name);
  end loop;
  -- These read no table, and a user's own statistics are computed with them. Projects whose defaults grant nobody a new function need the grant.
  foreach name in array array['user_stat_minute(timestamptz)', 'user_stat_measures(text, integer, bigint, bigint, bigint)',
      'user_stat_of(text, jsonb, integer, timestamptz, timestamptz, timestamptz)'] loop
    execute format('revoke all on function public.%s from public', name);
    execute format('grant execute on function public.%s to anon, authenticated, service_role', name);
  end loop;
  foreach name in array array['job_stat_bin(double precision)', 'job_stat_code(jsonb)', 'job_stat_label(text, jsonb)', 'job_failure_pattern(text)'] loop
    execute format('grant execute on function public.%s to anon, authenticated, service_role', name);
  end loop;
  revoke all on sequence public.user_stat_changes_change_id_seq from public, anon, authenticated;
end;
$$;
