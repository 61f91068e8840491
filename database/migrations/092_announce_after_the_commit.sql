-- tolerated: older releases submit as before, and are told of every job.
-- A commit that carries a notification holds one lock of the whole server until its WAL is on the disk, so the transactions of an intake waited for each other. The engine now
-- stores submissions without a notification, several groups beside each other, and tells the others afterwards, in a transaction that does not wait for the disk. A
-- notification that is lost with its process is a hint less: pumps, indexing and statistics look by themselves every 10 to 15 seconds.

-- room: how many jobs of the first stage the worker can begin; 0 claims none, and -1 claims none and leaves it to the caller to announce the jobs: outside of a transaction only.
-- Rows with names are inserted in the order of the names, so that two statements with the same names wait in one order; the deliveries keep the order of the submissions.
create or replace function public.studio_submit_and_claim(jobs jsonb, p_worker text, room integer) returns setof public.studio_jobs
language plpgsql rows 10
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  first_stage text := (select s.stage from public.job_stages s order by s.position limit 1);
  ids uuid[];
  users uuid[];
  deliveries uuid[];
  delivered integer := 0;
  named boolean;
begin
  if room < 0 then
    perform pg_catalog.set_config('studio.announced_by', 'sender', true);
  end if;
  with inserted as (
    insert into public.studio_jobs as j (job_id, client_job_id, user_id, raw_audio_url, submitted_by, delivery_id, moved_by, brand, language, speakers,
      keywords)
    select coalesce(n.job_id, gen_random_uuid()), n.client_job_id, n.user_id, n.raw_audio_url, n.submitted_by, n.delivery_id, n.moved_by,
      n.brand, n.language, n.speakers, n.keywords
    from jsonb_to_recordset(jobs) as n (job_id uuid, client_job_id text, user_id uuid, raw_audio_url text, submitted_by text, delivery_id uuid,
      moved_by text, brand text, language text, speakers text, keywords text[])
    order by lower(n.client_job_id)
    on conflict do nothing returning j.job_id, j.user_id, j.delivery_id, j.client_job_id
  )
  select array_agg(i.job_id), array_agg(i.user_id), array_agg(i.delivery_id), count(i.client_job_id) > 0
    into ids, users, deliveries, named from inserted i;
  if ids is null then
    return;
  end if;
  if named and cardinality(ids) > 1 then
    select array_agg(m.job_id order by n.at), array_agg(m.user_id order by n.at), array_agg(m.delivery_id order by n.at)
      into ids, users, deliveries
      from unnest((select ids), (select users), (select deliveries)) as m (job_id, user_id, delivery_id)
        join rows from (jsonb_to_recordset(jobs) as (delivery_id uuid)) with ordinality as n (delivery_id, at) on n.delivery_id = m.delivery_id;
  end if;

  if cardinality(ids) <= room then
    insert into pgboss.job (id, name, data, priority, state, start_after, created_on, started_on, heartbeat_on, group_id, expire_seconds,
      deletion_seconds, keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, heartbeat_seconds)
    select m.delivery_id, q.name, jsonb_build_object('jobId', m.job_id), -coalesce(c.turn, 0), 'active', pgboss.job_now(), pgboss.job_now(),
      pgboss.job_now(), pgboss.job_now(), m.user_id::text, q.expire_seconds, q.deletion_seconds,
      pgboss.job_now() + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy,
      q.heartbeat_seconds
    from unnest((select ids), (select users), (select deliveries)) as m (job_id, user_id, delivery_id)
      join pgboss.queue q on q.name = public.studio_queue(first_stage)
      left join public.queue_clocks c on c.stage = first_stage
    where cardinality(ids) + (
      select count(*) from (
        select from pgboss.job w
        where w.name = public.studio_queue(first_stage) and w.state < 'active' and not w.blocked and w.start_after <= pgboss.job_now()
        limit room) w) <= room;
    get diagnostics delivered = row_count;
  end if;
  if delivered > 0 then
    update public.studio_jobs j set status = first_stage, attempt = j.attempt + 1, event_count = j.event_count + 1, moved_reason = 'started',
        moved_by = p_worker
      where j.job_id = any ((select ids)::uuid[]);
    insert into public.job_attempts (job_id, attempt, stage, delivery_id, worker)
      select m.job_id, 1, first_stage, m.delivery_id, p_worker
      from unnest((select ids), (select deliveries)) as m (job_id, delivery_id);
    return query select j.* from public.studio_jobs j where j.job_id = any ((select ids)::uuid[]);
    return;
  end if;

  -- As studio_enqueue, for jobs of one stage that are due now.
  with turned as (
    insert into public.queue_turns as t (stage, user_id, turn, taken)
    select c.stage, u.user_id, c.turn + u.taken, u.taken
    from (select m.user_id, count(*)::integer as taken from unnest((select users)) m (user_id) group by 1) u
      join public.queue_clocks c on c.stage = first_stage
    order by u.user_id
    on conflict (stage, user_id) do update
      set turn = greatest(t.turn + excluded.taken, excluded.turn), taken = excluded.taken
    returning t.user_id, t.turn - t.taken as before
  )
  insert into pgboss.job (id, name, data, priority, start_after, created_on, group_id, expire_seconds, deletion_seconds, keep_until,
    retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, heartbeat_seconds)
  select m.delivery_id, q.name, jsonb_build_object('jobId', m.job_id), -(t.before + m.nth), pgboss.job_now(), pgboss.job_now(), m.user_id::text,
    q.expire_seconds, q.deletion_seconds, pgboss.job_now() + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay,
    q.retry_backoff, q.retry_delay_max, q.policy, q.heartbeat_seconds
  from pgboss.queue q, turned t
    join (select n.delivery_id, n.job_id, n.user_id, row_number() over (partition by n.user_id order by n.ordinality) as nth
      from unnest((select ids), (select users), (select deliveries)) with ordinality n (job_id, user_id, delivery_id, ordinality)) m
      on m.user_id = t.user_id
  where q.name = public.studio_queue(first_stage)
  order by t.before + m.nth
  on conflict do nothing;
  get diagnostics delivered = row_count;
  if delivered = cardinality(ids) then
    if room >= 0 then
      perform pg_catalog.pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), public.studio_queue(first_stage));
    end if;
  else
    -- The clock or the queue is missing: studio_deliver makes the one and names the other.
    perform public.studio_deliver((
      select jsonb_agg(jsonb_build_object('id', m.delivery_id, 'job', m.job_id, 'user', m.user_id, 'stage', first_stage))
      from unnest(ids, users, deliveries) m (job_id, user_id, delivery_id)));
  end if;
  -- Read by key from the table: the columns of an array of rows are those of the moment when the statement was planned, and a release that adds a column would
  -- make every submission of a running session fail.
  return query select j.* from public.studio_jobs j where j.job_id = any ((select ids)::uuid[]);
end;
$$;

-- For callers that have stored jobs without announcing them.
create function public.studio_announce_submissions() returns void
language plpgsql
set search_path = ''
as $$
begin
  -- Until the end of the transaction: nothing is lost that is on no disk.
  perform pg_catalog.set_config('synchronous_commit', 'off', true);
  perform pg_catalog.pg_notify('studio_job_events', '');
  perform pg_catalog.pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24),
    public.studio_queue((select s.stage from public.job_stages s order by s.position limit 1)));
end;
$$;

revoke all on function public.studio_announce_submissions() from public, anon, authenticated;

-- As before, but the second condition is a statement of its own: PostgreSQL planned it anew for every row, because the first one is mostly false.
create or replace function public.studio_jobs_row() returns trigger
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
    elsif new.status <> 'NEW' then
      if not exists (select from public.job_transitions t where t.from_status = new.status) then
        raise exception 'there is no status %', new.status using errcode = '23514', hint = 'See the table job_transitions.';
      end if;
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

-- As before, with one look at the rows instead of five, and the counts of ended jobs of migration 084. Scans are off for the checks of foreign keys in it: a plan from the time when
-- the table had one page read the whole table for each event until the table was analyzed. The rows of a statement are not affected.
create or replace function public.studio_jobs_inserted() returns trigger
language plpgsql
security definer
set search_path = '' set enable_nestloop = off set enable_hashjoin = on set enable_mergejoin = on set enable_seqscan = off
as $$
declare
  refused text;
  branded boolean;
  ended boolean;
  failed boolean;
  unadopted boolean;
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, null, n.status, n.moved_reason, n.moved_by, n.attempt from arrived n;
  if not found then
    return null;
  end if;
  select bool_or(a.brand is not null and a.delivery_id is null), bool_or(a.status in ('COMPLETE', 'FAILED')), bool_or(a.status = 'FAILED'),
      bool_or(a.delivery_id is null and a.status = 'NEW')
    into branded, ended, failed, unadopted from arrived a;
  if branded then
    insert into public.job_brands (job_id, brand)
      select a.job_id, a.brand from arrived a
      where a.delivery_id is null and exists (
        select from public.brand_bibles b where b.brand = a.brand and b.active
          and (a.submitted_by = 'service'
            or exists (select from public.user_brands u where u.user_id = a.user_id and u.brand = b.brand)
            or exists (select from public.brand_bibles s where s.brand = b.brand and s.published_by = 'engine')));
    select a.brand into refused from arrived a
      where a.brand is not null and a.delivery_id is null
        and not exists (select from public.job_brands b where b.job_id = a.job_id) limit 1;
    if refused is not null then
      raise exception 'there is no brand "%" that this job can follow', refused
        using errcode = '23514', hint = 'Leave brand out to follow the brand of the user, or the default one.';
    end if;
  end if;
  insert into public.job_stat_changes (minute, measure, label, bin, n, total)
    select public.job_stat_minute(a.created_at), 'jobs', public.job_stat_label(a.status, a.error_details), 0, count(*), 0
    from arrived a group by 1, 3
    union all
    select public.job_stat_minute(a.created_at), 'processing', '', public.job_stat_bin(a.processing_time_ms), count(*),
      sum(a.processing_time_ms)
    from arrived a where a.status = 'COMPLETE' and a.processing_time_ms is not null group by 1, 4;
  if ended then
    insert into public.user_stat_changes (user_id, n, label, minute, processing_ms, wait_ms, run_ms)
      select a.user_id, count(*), f.label, f.minute, f.processing_ms, f.wait_ms, f.run_ms
      from arrived a cross join lateral public.user_stat_of(a.status, a.error_details, a.processing_time_ms, a.status_since, a.run_started_at,
        a.run_claimed_at) f
      where a.status in ('COMPLETE', 'FAILED') group by 1, 3, 4, 5, 6, 7;
  end if;
  if failed then
    perform public.job_failures_append(array(
      select row (1, true, a.status_since, a.user_id, a.error_details)::public.job_failure_row
      from arrived a where a.status = 'FAILED'));
  end if;
  insert into public.job_search_terms (job_id, user_id, term)
    select distinct n.job_id, n.user_id, left(lower(s.term), 256)
    from arrived n cross join lateral (values (n.client_job_id), (substring(n.raw_audio_url from '([^/]+)/*$'))) as s (term)
    where s.term <> '';
  if unadopted then
    perform pg_catalog.pg_notify('studio_jobs_waiting', '');
  end if;
  if pg_catalog.current_setting('studio.announced_by', true) is distinct from 'sender' then
    perform pg_catalog.pg_notify('studio_job_events', '');
  end if;
  return null;
end;
$$;

drop trigger studio_jobs_ends_inserted on public.studio_jobs;
drop function public.studio_jobs_ends_inserted();

alter function public.studio_jobs_updated() set enable_seqscan = off;
