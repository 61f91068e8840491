-- The stages and the legal moves as data, one row trigger in place of four, and one statement trigger for each kind of statement. A further stage
-- is one call of studio_stage_add in its own migration; the statements of release 0.1.0 work and are counted as before.

create table public.job_stages (
  stage text primary key constraint job_stages_named check (stage ~ '^[A-Z][A-Z_]{1,38}$'),
  -- The order of the pipeline; numbers have gaps, so that a stage fits between two.
  position integer not null unique,
  -- The column of studio_jobs that the stage fills: a retry starts at the first stage whose column is empty. Null: it fills none.
  fills text,
  -- The function (settlements jsonb, moved uuid[]) that stores what the stage leaves beside the job's row. Null: nothing.
  stores text
);
comment on table public.job_stages is 'The steps of the pipeline, in the order of position';

create table public.job_transitions (
  from_status text not null,
  to_status text not null,
  -- Columns of studio_jobs that must be filled for this move.
  requires text[] not null default '{}',
  primary key (from_status, to_status)
);
comment on table public.job_transitions is 'The legal moves of studio_jobs.status: the trigger studio_jobs_row refuses every other';

insert into public.job_stages (stage, position, fills) values
  ('TRANSCRIBING', 100, 'raw_transcript'),
  ('ENRICHING', 200, 'system_prompt_used'),
  ('REFINING', 300, 'refined_text');
insert into public.job_transitions (from_status, to_status, requires) values
  ('NEW', 'TRANSCRIBING', '{}'), ('NEW', 'FAILED', '{}'),
  ('TRANSCRIBING', 'ENRICHING', '{}'), ('TRANSCRIBING', 'FAILED', '{}'),
  ('ENRICHING', 'REFINING', '{}'), ('ENRICHING', 'FAILED', '{}'),
  ('REFINING', 'COMPLETE', '{}'), ('REFINING', 'FAILED', '{}'),
  ('COMPLETE', 'REFINING', '{}'),
  ('FAILED', 'NEW', '{}'), ('FAILED', 'TRANSCRIBING', '{}'), ('FAILED', 'ENRICHING', '{raw_transcript}'),
  ('FAILED', 'REFINING', '{raw_transcript,system_prompt_used}');

-- The lists of names in constraints give way to the tables.
alter table public.studio_jobs drop constraint if exists studio_jobs_status_known;
alter table public.queue_clocks drop constraint queue_clocks_stage_check;
alter table public.job_alerts drop constraint job_alerts_level_known;

-- Puts a stage behind another: after('REFINING') stands between REFINING and what followed it. Call it from the stage's own migration.
create function public.studio_stage_add(p_stage text, p_after text, p_fills text default null, p_stores text default null) returns void
language plpgsql
set search_path = ''
as $$
declare
  before public.job_stages;
  next_position integer;
  next_status text;
  needed text[];
begin
  select * into strict before from public.job_stages s where s.stage = p_after;
  select s.position, s.stage into next_position, next_status
    from public.job_stages s where s.position > before.position order by s.position limit 1;
  next_status := coalesce(next_status, 'COMPLETE');
  insert into public.job_stages (stage, position, fills, stores)
    values (p_stage, coalesce((before.position + next_position) / 2, before.position + 100), p_fills, p_stores);
  needed := array(select s.fills from public.job_stages s
    where s.position <= before.position and s.fills is not null order by s.position);
  delete from public.job_transitions t where t.from_status = p_after and t.to_status = next_status;
  insert into public.job_transitions (from_status, to_status, requires) values
    (p_after, p_stage, '{}'), (p_stage, next_status, '{}'), (p_stage, 'FAILED', '{}'), ('FAILED', p_stage, needed);
  insert into public.queue_clocks (stage) values (p_stage);
end;
$$;

-- Who may write what, which moves are legal, the number and time of each move, and the processing time. It runs as the caller on purpose:
-- current_user then tells a signed-in user from the engine, whatever grants somebody may have added to the table. It takes the place of
-- studio_jobs_guard, studio_jobs_track and studio_jobs_clock: three calls for each row of each statement.
create function public.studio_jobs_row() returns trigger
language plpgsql
set search_path = ''
as $$
declare
  is_engine boolean := pg_catalog.pg_has_role(
    current_user, (select c.relowner from pg_catalog.pg_class c where c.oid = tg_relid), 'MEMBER'
  ) or exists (
    select from pg_catalog.pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)
  );
  moment timestamptz := pg_catalog.clock_timestamp();
  needed text[];
begin
  if tg_op = 'INSERT' then
    if not is_engine then
      if new.status <> 'NEW' or new.raw_transcript is not null or new.refined_text is not null
        or new.system_prompt_used is not null or new.processing_time_ms is not null or new.error_details is not null then
        raise exception 'a new job may name only its user and its audio' using errcode = '42501';
      end if;
      new.created_at := now();
      new.submitted_by := 'user';
      new.client_job_id := null;
      new.delivery_id := null;
      new.run_started_at := now();
      new.attempt := 0;
      new.stage_faults := 0;
      new.moved_by := 'user';
    elsif new.status <> 'NEW' and not exists (select from public.job_transitions t where t.from_status = new.status) then
      raise exception 'there is no status %', new.status using errcode = '23514', hint = 'See the table job_transitions.';
    end if;
    new.event_count := 1;
    new.moved_reason := 'submitted';
    new.status_since := moment;
    new.claimed_at := null;
    new.run_claimed_at := null;
    new.audio_deleted_at := null;
    new.texts_deleted_at := null;
    return new;
  end if;

  if not is_engine then
    if to_jsonb(new) - 'raw_audio_url' is distinct from to_jsonb(old) - 'raw_audio_url' then
      raise exception 'only the engine may change this column of a job' using errcode = '42501';
    end if;
    if new.raw_audio_url is distinct from old.raw_audio_url then
      if old.status <> 'NEW' then
        raise exception 'the audio of a job can be changed only while it is NEW' using errcode = '42501';
      end if;
      -- A user who points a job at another file answers for that file.
      new.submitted_by := 'user';
    end if;
  end if;

  if new.status is distinct from old.status then
    select t.requires into needed from public.job_transitions t where t.from_status = old.status and t.to_status = new.status;
    if not found or (cardinality(needed) > 0
      and exists (select from unnest(needed) as n (name) where to_jsonb(new) ->> n.name is null)) then
      raise exception 'a job cannot move from % to %', old.status, new.status
        using errcode = '23514', hint = 'The table job_transitions has the legal moves and the columns that each requires.';
    end if;
    if new.event_count = old.event_count then
      new.event_count := old.event_count + 1;
      new.moved_reason := 'changed_directly';
      new.moved_by := current_user;
    elsif new.event_count <> old.event_count + 1 then
      raise exception 'events of a job are numbered without gaps' using errcode = '23514';
    end if;
    new.status_since := moment;
    if old.status in ('COMPLETE', 'FAILED') then
      new.audio_deleted_at := null;
      new.texts_deleted_at := null;
    end if;
    if new.status = 'COMPLETE' then
      new.processing_time_ms := coalesce(
        old.processing_time_ms,
        least(2147483647, greatest(0, extract(epoch from moment - new.run_started_at) * 1000))::integer
      );
    end if;
  elsif new.event_count <> old.event_count then
    raise exception 'only a move of the status is an event' using errcode = '23514';
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

-- What one INSERT leaves: events, statistics, search terms and a notification, whatever the number of its rows. Security definer: a
-- signed-in user's rows are events and count too, though users may not write either. Nested loops over the rows of a statement would cost
-- their square, and a plan made for one row is kept for a thousand.
create function public.studio_jobs_inserted() returns trigger
language plpgsql security definer
set search_path = '' set enable_nestloop = off set enable_hashjoin = on set enable_mergejoin = on set enable_seqscan = on
as $$
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, null, n.status, n.moved_reason, n.moved_by, n.attempt from arrived n;
  if not found then
    return null;
  end if;
  insert into public.job_stat_changes (minute, measure, label, bin, n, total)
    select public.job_stat_minute(a.created_at), 'jobs', public.job_stat_label(a.status, a.error_details), 0, count(*), 0
    from arrived a group by 1, 3
    union all
    select public.job_stat_minute(a.created_at), 'processing', '', public.job_stat_bin(a.processing_time_ms), count(*),
      sum(a.processing_time_ms)
    from arrived a where a.status = 'COMPLETE' and a.processing_time_ms is not null group by 1, 4;
  if exists (select from arrived a where a.status = 'FAILED') then
    perform public.job_failures_append(array(
      select row (1, true, a.status_since, a.user_id, a.error_details)::public.job_failure_row
      from arrived a where a.status = 'FAILED'));
  end if;
  insert into public.job_search_terms (job_id, user_id, term)
    select distinct n.job_id, n.user_id, left(lower(s.term), 256)
    from arrived n cross join lateral (values (n.client_job_id), (substring(n.raw_audio_url from '([^/]+)/*$'))) as s (term)
    where s.term <> '';
  if exists (select from arrived n where n.delivery_id is null and n.status = 'NEW') then
    perform pg_catalog.pg_notify('studio_jobs_waiting', '');
  end if;
  perform pg_catalog.pg_notify('studio_job_events', '');
  return null;
end;
$$;

-- The same for an UPDATE. What jobs were is taken from the statistics and what they are is added, without pairing the two.
create function public.studio_jobs_updated() returns trigger
language plpgsql security definer
set search_path = '' set enable_nestloop = off set enable_hashjoin = on set enable_mergejoin = on set enable_seqscan = on
as $$
declare
  retold uuid[];
  moves integer;
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, o.status, n.status, n.moved_reason, n.moved_by, n.attempt
    from after_move n join before_move o on o.job_id = n.job_id
    where n.event_count <> o.event_count;
  get diagnostics moves = row_count;
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
  if exists (select from before_move b where b.status = 'FAILED') or exists (select from after_move a where a.status = 'FAILED') then
    perform public.job_failures_append(array(
      select row (-1, false, coalesce(b.status_since, b.created_at), b.user_id, b.error_details)::public.job_failure_row
      from before_move b where b.status = 'FAILED'
      union all
      select row (1, b.status is distinct from 'FAILED', coalesce(a.status_since, a.created_at), a.user_id, a.error_details)::public.job_failure_row
      from after_move a left join before_move b on b.job_id = a.job_id where a.status = 'FAILED'));
  end if;
  retold := array(
    select a.job_id from after_move a join before_move b on b.job_id = a.job_id
    where a.client_job_id is distinct from b.client_job_id or a.raw_audio_url <> b.raw_audio_url);
  if cardinality(retold) > 0 then
    delete from public.job_search_terms t where t.job_id = any (retold);
    insert into public.job_search_terms (job_id, user_id, term)
      select distinct n.job_id, n.user_id, left(lower(s.term), 256)
      from after_move n cross join lateral (values (n.client_job_id), (substring(n.raw_audio_url from '([^/]+)/*$'))) as s (term)
      where n.job_id = any (retold) and s.term <> '';
  end if;
  if moves > 0 then
    perform pg_catalog.pg_notify('studio_job_events', '');
  end if;
  return null;
end;
$$;

create function public.studio_jobs_deleted() returns trigger
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
  if exists (select from gone g where g.status = 'FAILED') then
    perform public.job_failures_append(array(
      select row (-1, false, coalesce(g.status_since, g.created_at), g.user_id, g.error_details)::public.job_failure_row
      from gone g where g.status = 'FAILED'));
  end if;
  return null;
end;
$$;

create function public.studio_jobs_truncated() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform public.job_statistics_forget_jobs();
  perform public.job_failures_forget_jobs();
  return null;
end;
$$;

do $$
declare
  name text;
begin
  foreach name in array array['studio_jobs_guard', 'studio_jobs_track', 'studio_jobs_clock_insert', 'studio_jobs_clock_update',
      'studio_jobs_record_inserts', 'studio_jobs_record_moves', 'studio_jobs_search_terms', 'studio_jobs_count_inserts',
      'studio_jobs_count_updates', 'studio_jobs_count_deletes', 'studio_jobs_count_truncate', 'studio_jobs_cluster_inserts',
      'studio_jobs_cluster_updates', 'studio_jobs_cluster_deletes', 'studio_jobs_cluster_truncate'] loop
    execute format('drop trigger if exists %I on public.studio_jobs', name);
  end loop;
  foreach name in array array['studio_jobs_guard', 'studio_jobs_track', 'studio_jobs_clock', 'studio_jobs_record_inserts',
      'studio_jobs_record_moves', 'studio_jobs_search_terms', 'studio_jobs_count_inserts', 'studio_jobs_count_updates',
      'studio_jobs_count_deletes', 'studio_jobs_count_truncate', 'studio_jobs_cluster_inserts', 'studio_jobs_cluster_updates',
      'studio_jobs_cluster_deletes', 'studio_jobs_cluster_truncate'] loop
    execute format('drop function public.%I()', name);
  end loop;
end;
$$;

create trigger studio_jobs_row before insert or update on public.studio_jobs
  for each row execute function public.studio_jobs_row();
create trigger studio_jobs_inserted after insert on public.studio_jobs
  referencing new table as arrived for each statement execute function public.studio_jobs_inserted();
create trigger studio_jobs_updated after update on public.studio_jobs
  referencing old table as before_move new table as after_move for each statement execute function public.studio_jobs_updated();
create trigger studio_jobs_deleted after delete on public.studio_jobs
  referencing old table as gone for each statement execute function public.studio_jobs_deleted();
create trigger studio_jobs_truncated after truncate on public.studio_jobs
  for each statement execute function public.studio_jobs_truncated();

-- "Unfinished" without a list of stages. A condition that lists statuses, as 0.1.0 has it, implies this one.
drop index public.studio_jobs_unfinished_idx;
create index studio_jobs_unfinished_idx on public.studio_jobs (user_id, job_id) where status not in ('COMPLETE', 'FAILED');

-- Room on the page, so that a claim and the end of an attempt stay on it and touch no index.
alter table public.studio_jobs set (fillfactor = 70);
alter table public.job_attempts set (fillfactor = 70);
alter table public.queue_turns set (fillfactor = 50);
alter table public.queue_clocks set (fillfactor = 10);

do $$
declare
  name text;
begin
  foreach name in array array['job_stages', 'job_transitions'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant select on table public.%I to service_role', name);
  end loop;
  foreach name in array array['studio_stage_add(text, text, text, text)', 'studio_jobs_row()', 'studio_jobs_inserted()',
      'studio_jobs_updated()', 'studio_jobs_deleted()', 'studio_jobs_truncated()'] loop
    execute format('revoke all on function public.%s from public, anon, authenticated', name);
  end loop;
end;
$$;
