-- Statistics that cost the same whatever the number of jobs. Every statement that touches studio_jobs appends what it changes to
-- job_stat_changes, in its own transaction: nothing is locked, nothing is hot, nothing can deadlock, and whoever reads totals and
-- pending changes in one snapshot gets exactly what a scan of the jobs would give. A background pass folds changes into totals.

-- When the present status began, and the claims that tell waiting from running. Null: not known, it was before this migration.
alter table public.studio_jobs
  add column status_since timestamptz,
  add column claimed_at timestamptz,
  add column run_claimed_at timestamptz;
comment on column public.studio_jobs.status_since is 'When the job came to its present status';
comment on column public.studio_jobs.claimed_at is 'When a worker last took the job';
comment on column public.studio_jobs.run_claimed_at is 'When a worker first took the job in its present run';
create index studio_jobs_waiting_idx on public.studio_jobs (run_started_at) where status = 'NEW';

update public.studio_jobs j set status_since = e.at
from public.job_events e where e.job_id = j.job_id and e.number = j.event_count and j.status <> 'COMPLETE';

create function public.studio_jobs_clock() returns trigger
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
    return new;
  end if;
  if new.status is distinct from old.status then
    new.status_since := moment;
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
create trigger studio_jobs_clock_insert before insert on public.studio_jobs
  for each row execute function public.studio_jobs_clock();
create trigger studio_jobs_clock_update before update on public.studio_jobs
  for each row when (old.status is distinct from new.status or old.attempt is distinct from new.attempt)
  execute function public.studio_jobs_clock();

-- What is counted. By the minute in which the job was created, and taken back when the job changes:
--   jobs        label: the status, for FAILED with its code (FAILED/TIMED_OUT); n: jobs
--   processing  bin: of processing_time_ms of COMPLETE jobs; n: jobs; total: their milliseconds, exact
-- By the minute in which it happened, and never taken back:
--   completed; failed  label: code; n: moves
--   wait, run   label: stage, or ALL for the whole; bin: of the duration; n: moves; total: milliseconds
create table public.job_stat_changes (
  change_id bigint generated always as identity primary key,
  minute timestamptz not null,
  measure text not null,
  label text not null,
  bin integer not null,
  n bigint not null,
  total numeric not null
);
comment on table public.job_stat_changes is 'Changes of the statistics that are not yet folded into job_stats; part of every reading';

create table public.job_stats (
  grain text not null check (grain in ('minute', 'hour', 'day', 'all')),
  bucket timestamptz not null,
  measure text not null,
  label text not null,
  bin integer not null,
  n bigint not null,
  total numeric not null,
  primary key (grain, bucket, measure, label, bin)
) with (fillfactor = 80);
comment on table public.job_stats is 'Folded statistics: the same figures by minute, by hour, by day (UTC) and over everything';

-- Minutes and hours are kept for a while only: before these times only the coarser grains are written and read.
create table public.job_stat_horizon (
  one boolean primary key default true check (one),
  minutes_from timestamptz not null,
  hours_from timestamptz not null
);

-- Bins 5 % wide: whatever is read from one is at most 2.5 % off. Bin -1 is zero. Standard SQL bodies are bound here and now, so no
-- search path can change them, and PostgreSQL can put them in line.
create function public.job_stat_bin(ms double precision) returns integer
  language sql immutable parallel safe
  return case when ms < 1 then -1 else floor(ln(ms) / ln(1.05::double precision))::integer end;
create function public.job_stat_minute(at timestamptz) returns timestamptz
  language sql immutable parallel safe
  return date_bin(interval '1 minute', at, timestamptz '2000-01-01 00:00:00+00');
create function public.job_stat_code(details jsonb) returns text
  language sql immutable parallel safe
  return case when details ->> 'code' ~ '^[A-Z][A-Z_]{0,39}$' then details ->> 'code' else 'UNKNOWN' end;
create function public.job_stat_label(status text, details jsonb) returns text
  language sql immutable parallel safe
  return case when status = 'FAILED' then 'FAILED/' || public.job_stat_code(details) else status end;

-- The triggers. Security definer: a signed-in user's insert counts too, though users may not write statistics.
create function public.studio_jobs_count_inserts() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into public.job_stat_changes (minute, measure, label, bin, n, total)
    select public.job_stat_minute(a.created_at), 'jobs', public.job_stat_label(a.status, a.error_details), 0, count(*), 0
    from arrived a group by 1, 3
    union all
    select public.job_stat_minute(a.created_at), 'processing', '', public.job_stat_bin(a.processing_time_ms), count(*),
      sum(a.processing_time_ms)
    from arrived a where a.status = 'COMPLETE' and a.processing_time_ms is not null group by 1, 4;
  return null;
end;
$$;

create function public.studio_jobs_count_deletes() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into public.job_stat_changes (minute, measure, label, bin, n, total)
    select public.job_stat_minute(g.created_at), 'jobs', public.job_stat_label(g.status, g.error_details), 0, -count(*), 0
    from gone g group by 1, 3
    union all
    select public.job_stat_minute(g.created_at), 'processing', '', public.job_stat_bin(g.processing_time_ms), -count(*),
      -sum(g.processing_time_ms)
    from gone g where g.status = 'COMPLETE' and g.processing_time_ms is not null group by 1, 4;
  return null;
end;
$$;

-- What jobs were is taken away and what they are is added, without pairing the two: whatever an UPDATE did to a row is counted.
create function public.studio_jobs_count_updates() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into public.job_stat_changes (minute, measure, label, bin, n, total)
    select public.job_stat_minute(r.created_at), 'jobs', public.job_stat_label(r.status, r.error_details), 0, sum(r.sign), 0
    from (
      select -1 as sign, b.created_at, b.status, b.error_details from before_move b
      union all select 1, a.created_at, a.status, a.error_details from after_move a
    ) r group by 1, 3 having sum(r.sign) <> 0
    union all
    select public.job_stat_minute(r.created_at), 'processing', '', public.job_stat_bin(r.ms), sum(r.sign), sum(r.sign * r.ms::bigint)
    from (
      select -1 as sign, b.created_at, b.processing_time_ms as ms from before_move b where b.status = 'COMPLETE'
      union all select 1, a.created_at, a.processing_time_ms from after_move a where a.status = 'COMPLETE'
    ) r where r.ms is not null group by 1, 4 having sum(r.sign) <> 0 or sum(r.sign * r.ms::bigint) <> 0
    union all
    select public.job_stat_minute(f.at), f.measure, f.label, coalesce(public.job_stat_bin(greatest(f.ms, 0)), 0), count(*),
      coalesce(sum(greatest(f.ms, 0)), 0)
    from before_move b join after_move a on a.job_id = b.job_id
    cross join lateral (
      select 'completed' as measure, '' as label, null::bigint as ms, a.status_since as at
        where a.status = 'COMPLETE' and b.status <> 'COMPLETE'
      union all select 'failed', public.job_stat_code(a.error_details), null, a.status_since
        where a.status = 'FAILED' and b.status <> 'FAILED'
      -- Waiting ends with the first claim after the job came to the stage (to NEW, for the first stage).
      union all select 'wait', a.status, (extract(epoch from a.claimed_at - b.status_since) * 1000)::bigint, a.claimed_at
        where a.attempt > b.attempt and b.status_since is not null
          and (a.status <> b.status or b.claimed_at is null or b.claimed_at < b.status_since)
      union all select 'wait', 'ALL', (extract(epoch from a.run_claimed_at - a.run_started_at) * 1000)::bigint, a.run_claimed_at
        where a.run_claimed_at is distinct from b.run_claimed_at and a.run_claimed_at is not null
      -- Running is the claim that led on: tries that failed would make it look slower or quicker than it is.
      union all select 'run', b.status, (extract(epoch from a.status_since - b.claimed_at) * 1000)::bigint, a.status_since
        where a.status <> b.status and a.status <> 'FAILED' and b.claimed_at >= b.status_since
      union all select 'run', 'ALL', (extract(epoch from a.status_since - a.run_claimed_at) * 1000)::bigint, a.status_since
        where a.status = 'COMPLETE' and b.status <> 'COMPLETE' and a.run_claimed_at >= a.run_started_at
    ) f
    where a.status <> b.status or a.attempt <> b.attempt
    group by 1, 2, 3, 4;
  return null;
end;
$$;

-- Whoever folds, rebuilds or empties the statistics holds this lock, so that each sees what the other left.
create function public.job_stat_lock_key() returns bigint language sql immutable parallel safe return 7303014004;

-- Takes back what the jobs counted for; what happened in the past has happened all the same.
create function public.job_statistics_forget_jobs() returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(public.job_stat_lock_key());
  delete from public.job_stat_changes where measure in ('jobs', 'processing');
  delete from public.job_stats where measure in ('jobs', 'processing');
end;
$$;
create function public.studio_jobs_count_truncate() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform public.job_statistics_forget_jobs();
  return null;
end;
$$;

create trigger studio_jobs_count_inserts after insert on public.studio_jobs
  referencing new table as arrived for each statement execute function public.studio_jobs_count_inserts();
create trigger studio_jobs_count_deletes after delete on public.studio_jobs
  referencing old table as gone for each statement execute function public.studio_jobs_count_deletes();
create trigger studio_jobs_count_updates after update on public.studio_jobs
  referencing old table as before_move new table as after_move
  for each statement execute function public.studio_jobs_count_updates();
create trigger studio_jobs_count_truncate after truncate on public.studio_jobs
  for each statement execute function public.studio_jobs_count_truncate();

-- Which bucket of a grain a minute lies in.
create function public.job_stat_bucket(grain text, minute timestamptz) returns timestamptz
  language sql immutable parallel safe
  return case grain
    when 'minute' then minute
    when 'hour' then date_bin(interval '1 hour', minute, timestamptz '2000-01-01 00:00:00+00')
    when 'day' then date_bin(interval '1 day', minute, timestamptz '2000-01-01 00:00:00+00')
    else timestamptz '-infinity' end;

-- Folds the oldest pending changes, `most` at once, into the totals. Returns how many there were, -1 when another replica is at it.
create function public.job_statistics_fold(most integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
  horizon public.job_stat_horizon;
  ids bigint[];
  folded integer := 0;
begin
  if not pg_catalog.pg_try_advisory_xact_lock(public.job_stat_lock_key()) then
    return -1;
  end if;
  select * into horizon from public.job_stat_horizon;

  ids := array(select c.change_id from public.job_stat_changes c order by c.change_id limit most);
  folded := pg_catalog.cardinality(ids);
  if folded > 0 then
    merge into public.job_stats s using (
      select g.grain, public.job_stat_bucket(g.grain, c.minute) as bucket, c.measure, c.label, c.bin, sum(c.n) as n, sum(c.total) as total
      from public.job_stat_changes c cross join unnest(array['minute', 'hour', 'day', 'all']) as g (grain)
      where c.change_id = any (ids) and (g.grain <> 'minute' or c.minute >= horizon.minutes_from)
        and (g.grain <> 'hour' or c.minute >= horizon.hours_from)
      group by 1, 2, 3, 4, 5 having sum(c.n) <> 0 or sum(c.total) <> 0
    ) c on s.grain = c.grain and s.bucket = c.bucket and s.measure = c.measure and s.label = c.label and s.bin = c.bin
    when matched and s.n + c.n = 0 and s.total + c.total = 0 then delete
    when matched then update set n = s.n + c.n, total = s.total + c.total
    when not matched then insert values (c.grain, c.bucket, c.measure, c.label, c.bin, c.n, c.total);
    delete from public.job_stat_changes c where c.change_id = any (ids);
  end if;
  return folded;
end;
$$;

-- Drops minutes older than 3 days and hours older than 400, six hours and ten days of them at a time.
create function public.job_statistics_prune() returns void
language plpgsql
set search_path = ''
as $$
declare
  horizon public.job_stat_horizon;
begin
  if not pg_catalog.pg_try_advisory_xact_lock(public.job_stat_lock_key()) then
    return;
  end if;
  update public.job_stat_horizon set
    minutes_from = greatest(minutes_from, least(minutes_from + interval '6 hours',
      public.job_stat_bucket('hour', now() - interval '3 days'))),
    hours_from = greatest(hours_from, least(hours_from + interval '10 days', public.job_stat_bucket('day', now() - interval '400 days')))
    returning * into horizon;
  delete from public.job_stats where grain = 'minute' and bucket < horizon.minutes_from;
  delete from public.job_stats where grain = 'hour' and bucket < horizon.hours_from;
end;
$$;

-- Counts everything anew by one scan, with writers held up: for this migration, and for somebody who has changed studio_jobs with
-- its triggers switched off.
create function public.job_statistics_rebuild() returns void
language plpgsql
set search_path = ''
as $$
begin
  lock table public.studio_jobs in share row exclusive mode;
  perform public.job_statistics_forget_jobs();
  insert into public.job_stats (grain, bucket, measure, label, bin, n, total)
  with counted as materialized (
    select public.job_stat_minute(j.created_at) as minute, 'jobs' as measure, public.job_stat_label(j.status, j.error_details) as label,
      0 as bin, count(*) as n, 0::numeric as total
    from public.studio_jobs j group by 1, 3
    union all
    select public.job_stat_minute(j.created_at), 'processing', '', public.job_stat_bin(j.processing_time_ms), count(*),
      sum(j.processing_time_ms)
    from public.studio_jobs j where j.status = 'COMPLETE' and j.processing_time_ms is not null group by 1, 4
  )
  select g.grain, public.job_stat_bucket(g.grain, c.minute), c.measure, c.label, c.bin, sum(c.n), sum(c.total)
  from counted c cross join public.job_stat_horizon h cross join unnest(array['minute', 'hour', 'day', 'all']) as g (grain)
  where (g.grain <> 'minute' or c.minute >= h.minutes_from) and (g.grain <> 'hour' or c.minute >= h.hours_from)
  group by 1, 2, 3, 4, 5;
end;
$$;

insert into public.job_stat_horizon (minutes_from, hours_from)
  values (public.job_stat_bucket('hour', now() - interval '3 days'), public.job_stat_bucket('day', now() - interval '400 days'));
select public.job_statistics_rebuild();

-- What happened before this migration, as far as the events and attempts tell.
insert into public.job_stat_changes (minute, measure, label, bin, n, total)
  select public.job_stat_minute(e.at), 'completed', '', 0, count(*), 0
  from public.job_events e where e.to_status = 'COMPLETE' and e.from_status is not null group by 1
  union all
  select public.job_stat_minute(e.at), 'failed', coalesce(public.job_stat_code(f.fault), 'UNKNOWN'), 0, count(*), 0
  from public.job_events e
    left join lateral (
      select coalesce(case when j.event_count = e.number then j.error_details end,
        (select a.fault from public.job_attempts a where a.job_id = e.job_id and a.attempt = e.attempt)) as fault
      from public.studio_jobs j where j.job_id = e.job_id
    ) f on true
  where e.to_status = 'FAILED' and e.from_status is not null group by 1, 3
  union all
  select public.job_stat_minute(a.ended_at), 'run', a.stage, public.job_stat_bin(a.ms), count(*), sum(a.ms)
  from (
    select b.stage, b.ended_at, greatest(0, extract(epoch from b.ended_at - b.started_at) * 1000)::bigint as ms
    from public.job_attempts b where b.outcome = 'advanced' and b.ended_at is not null
  ) a group by 1, 3, 4;

do $$
declare
  name text;
begin
  foreach name in array array['job_stat_changes', 'job_stats', 'job_stat_horizon'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant all on table public.%I to service_role', name);
  end loop;
  -- The pure ones are harmless, and a user's own statistics are computed with them.
  foreach name in array array['studio_jobs_clock()', 'studio_jobs_count_inserts()', 'studio_jobs_count_deletes()',
                              'studio_jobs_count_updates()', 'studio_jobs_count_truncate()', 'job_statistics_forget_jobs()',
                              'job_statistics_fold(integer)', 'job_statistics_prune()', 'job_statistics_rebuild()'] loop
    execute format('revoke all on function public.%s from public, anon, authenticated', name);
  end loop;
end;
$$;
