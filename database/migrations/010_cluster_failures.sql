-- Failures that are alike, counted together the way 004 counts: changes are appended in the transaction that causes them, and folded
-- later. Alike: the same code, stage, provider, and message without its numbers, names and addresses. Cancelling is no failure.

create table public.job_failure_changes (
  change_id bigint generated always as identity primary key,
  minute timestamptz not null,
  code text not null,
  stage text not null,
  provider text not null,
  pattern text not null,
  jobs bigint not null,
  failures bigint not null,
  users bit(4096) not null,
  first_at timestamptz,
  last_at timestamptz
);
create table public.job_failure_clusters (
  cluster_id bigint generated always as identity primary key,
  code text not null,
  stage text not null,
  provider text not null,
  pattern text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  unique (code, stage, provider, pattern)
);
create table public.job_failure_stats (
  grain text not null check (grain in ('minute', 'hour', 'day', 'all')),
  bucket timestamptz not null,
  cluster_id bigint not null references public.job_failure_clusters (cluster_id) on delete cascade,
  jobs bigint not null,
  failures bigint not null,
  users bit(4096) not null,
  primary key (grain, bucket, cluster_id)
) with (fillfactor = 80);
create index job_failure_stats_cluster_idx on public.job_failure_stats (cluster_id);
comment on column public.job_failure_stats.jobs is 'Jobs that are FAILED now and failed in this time';
comment on column public.job_failure_stats.failures is 'Moves to FAILED in this time; never taken back';
comment on column public.job_failure_stats.users is 'Whom they hit: one bit of 4096 for each user, by the last 12 bits of the id';

create function public.job_failure_pattern(message text) returns text
language plpgsql immutable parallel safe
set search_path = ''
as $$
declare
  pattern text := pg_catalog.left(coalesce(message, ''), 400);
begin
  pattern := pg_catalog.regexp_replace(pattern, '[A-Za-z][A-Za-z0-9+.-]*://[^\s"''<>]+', '<url>', 'g');
  pattern := pg_catalog.regexp_replace(pattern, '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}', '<id>', 'g');
  pattern := pg_catalog.regexp_replace(pattern, '"[^"]*"', '<text>', 'g');
  pattern := pg_catalog.regexp_replace(pattern, '\m[0-9a-fA-F]*[0-9][0-9a-fA-F]{11,}\M', '<id>', 'g');
  pattern := pg_catalog.regexp_replace(pattern, '[0-9]+([.,:][0-9]+)*', '<n>', 'g');
  return pg_catalog.left(pg_catalog.btrim(pg_catalog.regexp_replace(pattern, '\s+', ' ', 'g')), 200);
end;
$$;

-- One row of job_failure_changes for each kind of failure among some rows; `sign` as below.
create type public.job_failure_row as (
  sign integer, moved boolean, at timestamptz, user_id uuid, details jsonb
);
create function public.job_failures_append(failures public.job_failure_row[]) returns void
language sql
set search_path = ''
as $$
  insert into public.job_failure_changes (minute, code, stage, provider, pattern, jobs, failures, users, first_at, last_at)
  select m.minute, m.code, m.stage, m.provider, public.job_failure_pattern(m.message) as pattern, sum(m.jobs), sum(m.failures),
    coalesce(bit_or(m.users), 0::bit(4096)), min(m.first_at), max(m.last_at)
  from (
    -- The message is made a pattern once for all jobs that share it.
    select public.job_stat_minute(f.at) as minute, public.job_stat_code(f.details) as code,
      coalesce(left(f.details ->> 'stage', 40), '') as stage, coalesce(left(f.details ->> 'provider', 80), '') as provider,
      left(f.details ->> 'message', 400) as message, sum(f.sign) as jobs, count(*) filter (where f.moved) as failures,
      bit_or(set_bit(0::bit(4096), get_byte(uuid_send(f.user_id), 15) + 256 * (get_byte(uuid_send(f.user_id), 14) & 15), 1))
        filter (where f.sign > 0) as users,
      min(f.at) filter (where f.sign > 0) as first_at, max(f.at) filter (where f.sign > 0) as last_at
    from unnest(failures) f
    where public.job_stat_code(f.details) <> 'CANCELLED'
    group by 1, 2, 3, 4, 5
  ) m
  group by 1, 2, 3, 4, 5
  having sum(m.jobs) <> 0 or sum(m.failures) <> 0
$$;

-- Security definer: a signed-in user's rows count too, though users may not write statistics.
create function public.studio_jobs_cluster_inserts() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if exists (select from arrived a where a.status = 'FAILED') then
    perform public.job_failures_append(array(
      select row (1, true, a.status_since, a.user_id, a.error_details)::public.job_failure_row
      from arrived a where a.status = 'FAILED'));
  end if;
  return null;
end;
$$;

create function public.studio_jobs_cluster_deletes() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if exists (select from gone g where g.status = 'FAILED') then
    perform public.job_failures_append(array(
      select row (-1, false, coalesce(g.status_since, g.created_at), g.user_id, g.error_details)::public.job_failure_row
      from gone g where g.status = 'FAILED'));
  end if;
  return null;
end;
$$;

create function public.studio_jobs_cluster_updates() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if exists (select from before_move b where b.status = 'FAILED') or exists (select from after_move a where a.status = 'FAILED') then
    perform public.job_failures_append(array(
      select row (-1, false, coalesce(b.status_since, b.created_at), b.user_id, b.error_details)::public.job_failure_row
      from before_move b where b.status = 'FAILED'
      union all
      select row (1, b.status is distinct from 'FAILED', coalesce(a.status_since, a.created_at), a.user_id, a.error_details)::public.job_failure_row
      from after_move a left join before_move b on b.job_id = a.job_id where a.status = 'FAILED'));
  end if;
  return null;
end;
$$;

-- Takes back what the jobs counted for; what happened in the past has happened all the same.
create function public.job_failures_forget_jobs() returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(public.job_stat_lock_key());
  update public.job_failure_changes set jobs = 0 where jobs <> 0;
  update public.job_failure_stats set jobs = 0 where jobs <> 0;
end;
$$;
create function public.studio_jobs_cluster_truncate() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform public.job_failures_forget_jobs();
  return null;
end;
$$;

create trigger studio_jobs_cluster_inserts after insert on public.studio_jobs
  referencing new table as arrived for each statement execute function public.studio_jobs_cluster_inserts();
create trigger studio_jobs_cluster_deletes after delete on public.studio_jobs
  referencing old table as gone for each statement execute function public.studio_jobs_cluster_deletes();
create trigger studio_jobs_cluster_updates after update on public.studio_jobs
  referencing old table as before_move new table as after_move
  for each statement execute function public.studio_jobs_cluster_updates();
create trigger studio_jobs_cluster_truncate after truncate on public.studio_jobs
  for each statement execute function public.studio_jobs_cluster_truncate();

-- The cluster a failure belongs to. 500 at most, so that messages that are never alike cannot fill the database: what comes later
-- is counted in one cluster of its code. A cluster is never given up, so that what was added to one is taken from the same.
create function public.job_failure_cluster(p_code text, p_stage text, p_provider text, p_pattern text, p_first timestamptz, p_last timestamptz)
returns bigint
language plpgsql
set search_path = ''
as $$
declare
  found_id bigint;
begin
  update public.job_failure_clusters c
    set first_seen_at = least(c.first_seen_at, p_first), last_seen_at = greatest(c.last_seen_at, p_last)
    where c.code = p_code and c.stage = p_stage and c.provider = p_provider and c.pattern = p_pattern
    returning c.cluster_id into found_id;
  if found_id is not null then
    return found_id;
  end if;
  if (p_stage, p_provider, p_pattern) <> ('', '', '<other>') and (select count(*) from public.job_failure_clusters) >= 500 then
    return public.job_failure_cluster(p_code, '', '', '<other>', p_first, p_last);
  end if;
  insert into public.job_failure_clusters (code, stage, provider, pattern, first_seen_at, last_seen_at)
    values (p_code, p_stage, p_provider, p_pattern, coalesce(p_first, now()), coalesce(p_last, now()))
    returning cluster_id into found_id;
  return found_id;
end;
$$;

-- Folds the oldest pending changes, `most` at once. Returns how many there were, -1 when another replica is at it.
create function public.job_failures_fold(most integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
  horizon public.job_stat_horizon;
  ids bigint[];
begin
  if not pg_catalog.pg_try_advisory_xact_lock(public.job_stat_lock_key()) then
    return -1;
  end if;
  select * into horizon from public.job_stat_horizon;
  ids := array(select c.change_id from public.job_failure_changes c order by c.change_id limit most);
  if pg_catalog.cardinality(ids) > 0 then
    with kinds as materialized (
      select c.code, c.stage, c.provider, c.pattern,
        public.job_failure_cluster(c.code, c.stage, c.provider, c.pattern, min(c.first_at), max(c.last_at)) as cluster_id
      from public.job_failure_changes c where c.change_id = any (ids)
      group by 1, 2, 3, 4
    )
    insert into public.job_failure_stats as s (grain, bucket, cluster_id, jobs, failures, users)
      select g.grain, public.job_stat_bucket(g.grain, c.minute), k.cluster_id, sum(c.jobs), sum(c.failures), bit_or(c.users)
      from public.job_failure_changes c
        join kinds k on k.code = c.code and k.stage = c.stage and k.provider = c.provider and k.pattern = c.pattern
        cross join unnest(array['minute', 'hour', 'day', 'all']) as g (grain)
      where c.change_id = any (ids) and (g.grain <> 'minute' or c.minute >= horizon.minutes_from)
        and (g.grain <> 'hour' or c.minute >= horizon.hours_from)
      group by 1, 2, 3
      on conflict (grain, bucket, cluster_id) do update
        set jobs = s.jobs + excluded.jobs, failures = s.failures + excluded.failures, users = s.users | excluded.users;
    delete from public.job_failure_changes c where c.change_id = any (ids);
  end if;
  return pg_catalog.cardinality(ids);
end;
$$;

-- Drops what lies before the horizon of 004.
create function public.job_failures_prune() returns void
language sql
set search_path = ''
as $$
  delete from public.job_failure_stats s using public.job_stat_horizon h
    where (s.grain = 'minute' and s.bucket < h.minutes_from) or (s.grain = 'hour' and s.bucket < h.hours_from)
$$;

create function public.job_failures_rebuild() returns void
language plpgsql
set search_path = ''
as $$
begin
  lock table public.studio_jobs in share row exclusive mode;
  perform public.job_failures_forget_jobs();
  perform public.job_failures_append(array(
    select row (1, false, coalesce(j.status_since, j.created_at), j.user_id, j.error_details)::public.job_failure_row
    from public.studio_jobs j where j.status = 'FAILED'));
end;
$$;

-- The jobs that are FAILED already: each has failed at least once.
select public.job_failures_rebuild();
update public.job_failure_changes set failures = jobs;

do $$
declare
  name text;
begin
  foreach name in array array['job_failure_changes', 'job_failure_clusters', 'job_failure_stats'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant all on table public.%I to service_role', name);
  end loop;
  foreach name in array array['job_failures_append(public.job_failure_row[])', 'studio_jobs_cluster_inserts()',
                              'studio_jobs_cluster_deletes()', 'studio_jobs_cluster_updates()', 'studio_jobs_cluster_truncate()',
                              'job_failures_forget_jobs()', 'job_failures_fold(integer)', 'job_failures_prune()', 'job_failures_rebuild()',
                              'job_failure_cluster(text, text, text, text, timestamptz, timestamptz)'] loop
    execute format('revoke all on function public.%s from public, anon, authenticated', name);
  end loop;
end;
$$;
