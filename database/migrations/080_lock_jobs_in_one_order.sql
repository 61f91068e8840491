-- tolerated: release 0.1.0 calls none of these functions.
-- One order of locks for all that touches jobs (docs/decisions/0012): a statement that takes several jobs takes those that are free and passes over the
-- others, so that it never holds one job while it waits for another. The deletion of a user locks that user's jobs in an order of its own; together
-- with claims, settlements and cancellations of 031 it ended in deadlocks.

-- Puts deliveries into the queues as studio_deliver does, and wakes nobody.
create function public.studio_enqueue(deliveries jsonb) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  missing text;
begin
  select x.stage into missing
    from (select distinct s.stage from jsonb_to_recordset(deliveries) as s (stage text)) x
    where not exists (select from pgboss.queue q where q.name = public.studio_queue(x.stage)) limit 1;
  if missing is not null then
    raise exception 'the queue of % is gone', missing using errcode = '55000', hint = 'The engine makes it again within seconds.';
  end if;
  -- Somebody may have emptied the table: turns then begin anew.
  if exists (select from jsonb_to_recordset(deliveries) as s (stage text)
      where not exists (select from public.queue_clocks c where c.stage = s.stage)) then
    insert into public.queue_clocks (stage) select g.stage from public.job_stages g on conflict do nothing;
  end if;
  with asked as materialized (
    select x.id, x.job, x."user", x.stage, coalesce(x.delay, 0) as delay,
      row_number() over (partition by x.stage, x."user" order by x.at) as nth
    from rows from (jsonb_to_recordset(deliveries) as (id uuid, job uuid, "user" uuid, stage text, delay double precision))
      with ordinality as x (id, job, "user", stage, delay, at)
  ), turned as (
    insert into public.queue_turns as t (stage, user_id, turn, taken)
    select c.stage, u."user", c.turn + u.taken, u.taken
    from (select a.stage, a."user", count(*)::integer as taken from asked a group by 1, 2) u
      join public.queue_clocks c on c.stage = u.stage
    order by c.stage, u."user"
    on conflict (stage, user_id) do update
      set turn = greatest(t.turn + excluded.taken, excluded.turn), taken = excluded.taken
    returning t.stage, t.user_id, t.turn - t.taken as before
  )
  -- Higher goes first in pg-boss, the lower turn first in fairness.
  insert into pgboss.job (id, name, data, priority, start_after, created_on, group_id, expire_seconds, deletion_seconds, keep_until,
    retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, heartbeat_seconds)
  select a.id, q.name, jsonb_build_object('jobId', a.job), -(t.before + a.nth), pgboss.job_now() + a.delay * interval '1 second',
    pgboss.job_now(), a."user"::text, q.expire_seconds, q.deletion_seconds,
    pgboss.job_now() + (a.delay + q.retention_seconds) * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff,
    q.retry_delay_max, q.policy, q.heartbeat_seconds
  from asked a
    join turned t on t.stage = a.stage and t.user_id = a."user"
    join pgboss.queue q on q.name = public.studio_queue(a.stage)
  order by a.stage, t.before + a.nth
  on conflict do nothing;
end;
$$;

-- Wakes the workers once for each queue that has one of these deliveries, as far as they are due.
create function public.studio_announce(deliveries jsonb) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_catalog.pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), w.queue)
    from (select distinct public.studio_queue(s.stage) as queue
      from jsonb_to_recordset(deliveries) as s (stage text, delay double precision) where coalesce(s.delay, 0) = 0) w;
end;
$$;

create or replace function public.studio_deliver(deliveries jsonb) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform public.studio_enqueue(deliveries);
  perform public.studio_announce(deliveries);
end;
$$;

-- Takes due deliveries of a stage, the lowest turns first, and claims their jobs: raises the attempt (the fence), moves NEW to the first stage, records the
-- attempt, and closes the attempts of workers that were lost. Deliveries that another worker is taking are passed over, and those whose job is locked
-- are postponed for a moment. A delivery whose job has moved on, or follows another one, is dropped. `hand_outs`: how often the delivery had been handed
-- out before; `lost`: earlier claims of it that ended without a word. A row without a job says in `hand_outs` how many deliveries were postponed.
-- A function, and no single statement: each statement in here sees what was committed before it, so that a delivery is never seen without the
-- move that made it.
create or replace function public.studio_claim(p_stage text, most integer, p_worker text)
returns table (job public.studio_jobs, hand_outs integer, lost integer)
language plpgsql rows 20
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  is_first boolean := p_stage = (select g.stage from public.job_stages g order by g.position limit 1);
  deliveries uuid[];
  jobs uuid[];
  counts integer[];
  served integer;
  free uuid[];
  postponed uuid[] := '{}';
  claims integer;
begin
  select array_agg(d.id), array_agg(d.job), array_agg(d.count), max(d.turn) into deliveries, jobs, counts, served from (
    select t.id, t.retry_count + case when t.started_on is null then 0 else 1 end as count, -t.priority as turn,
      -- Whoever changed the entry by hand may have left anything there.
      case when t.data ->> 'jobId' ~ '^[0-9a-fA-F-]{36}$' then (t.data ->> 'jobId')::uuid end as job
    from pgboss.job t
    where t.name = public.studio_queue(p_stage) and t.state < 'active' and not t.blocked and t.start_after <= pgboss.job_now()
    order by t.priority desc, t.created_on limit most for update of t skip locked
  ) d;
  if deliveries is null then
    return;
  end if;
  free := array(
    select j.job_id from unnest(jobs) as t (job_id) join public.studio_jobs j on j.job_id = t.job_id for no key update of j skip locked);
  if cardinality(free) < cardinality(deliveries) then
    postponed := array(
      select t.delivery_id from unnest(deliveries, jobs) as t (delivery_id, job_id) join public.studio_jobs j on j.job_id = t.job_id
      where j.job_id <> all (free));
  end if;
  if cardinality(postponed) > 0 then
    update pgboss.job d set start_after = pgboss.job_now() + interval '50 milliseconds'
      where d.name = public.studio_queue(p_stage) and d.id = any (postponed);
    return query select null::public.studio_jobs, cardinality(postponed), 0;
  end if;
  update pgboss.job d set state = 'active', started_on = pgboss.job_now(), heartbeat_on = pgboss.job_now(), retry_count = t.count
    from unnest(deliveries, counts) as t (id, count)
    where d.name = public.studio_queue(p_stage) and d.id = t.id and t.id <> all (postponed);
  return query
  with claimed as (
    update public.studio_jobs j set
      attempt = j.attempt + 1, status = p_stage,
      event_count = j.event_count + case when j.status = p_stage then 0 else 1 end,
      moved_reason = case when j.status = p_stage then j.moved_reason else 'started' end,
      moved_by = case when j.status = p_stage then j.moved_by else p_worker end
    from unnest(deliveries, jobs, counts) as t (delivery_id, job_id, retry_count)
    where j.job_id = t.job_id and j.delivery_id = t.delivery_id and (j.status = p_stage or (j.status = 'NEW' and is_first))
      and t.job_id = any (free)
    returning j as row, t.retry_count
  ), closed as (
    update public.job_attempts a set outcome = 'lost', ended_at = clock_timestamp()
    from claimed c where a.job_id = (c.row).job_id and a.outcome = 'running'
  ), recorded as (
    insert into public.job_attempts (job_id, attempt, stage, delivery_id, worker)
    select (c.row).job_id, (c.row).attempt, p_stage, (c.row).delivery_id, p_worker from claimed c
  )
  select c.row, c.retry_count, case when c.retry_count = 0 then 0 else (
      select count(*) from public.job_attempts a
      where a.job_id = (c.row).job_id and a.delivery_id = (c.row).delivery_id and a.attempt < (c.row).attempt
    )::integer end
  from claimed c;
  get diagnostics claims = row_count;
  if claims + cardinality(postponed) < cardinality(deliveries) then
    delete from pgboss.job d
      where d.name = public.studio_queue(p_stage) and d.id = any (deliveries) and d.id <> all (postponed)
        and not exists (
          select from unnest(deliveries, jobs) as t (delivery_id, job_id)
            join public.studio_jobs j on j.job_id = t.job_id and j.delivery_id = t.delivery_id and j.status = p_stage
          where t.delivery_id = d.id);
  end if;
  -- The stage's clock moves to the latest turn that is served. Last, because every claim of the stage waits for this row.
  update public.queue_clocks c set turn = served where c.stage = p_stage and c.turn < served;
end;
$$;
drop function public.studio_take(text, integer);

-- Ends runs of stages: output, move, event, next delivery and the end of this one, fenced by the claim (delivery, hand-out, attempt and
-- status). `settled`: the jobs whose settlement took effect. `busy`: those that somebody has locked; nothing of them is changed, and they can be settled a
-- moment later. The others belong to a newer claim, or moved on, and nothing of them is changed. `deliveries`: what continues the settled ones, for studio_enqueue.
--
-- settlements: [{job, delivery, retry, attempt, stage, kind, next, delay?, fault?, details?, reason?, transcript?, prompt?, text?, verdict?, record?, usage?}]
--   kind: advanced, retry, deferred, interrupted or failed; next: the id of the delivery that takes over; delay: its seconds
--   fault: of the attempt; details: error_details of a job that fails, without attempts and time; reason: of its event
--   transcript, prompt, text, verdict: what the stage fills of the row; record: for the stage's storing function; usage: rows of job_usage
create function public.studio_end_runs(worker text, settlements jsonb, out settled uuid[], out busy uuid[], out deliveries jsonb)
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  held uuid[];
  ended uuid[];
  moved uuid[];
  store text;
begin
  held := array(
    select j.job_id from jsonb_to_recordset(settlements) as s (job uuid) join public.studio_jobs j on j.job_id = s.job
    for no key update of j skip locked);
  busy := case when cardinality(held) = jsonb_array_length(settlements) then '{}' else array(
    select j.job_id from jsonb_to_recordset(settlements) as s (job uuid) join public.studio_jobs j on j.job_id = s.job
    where j.job_id <> all (held)) end;

  -- An ended delivery is of no use: the events tell the story.
  with gone as (
    delete from pgboss.job d
    using jsonb_to_recordset(settlements) as s (job uuid, delivery uuid, retry integer, stage text)
    -- By the key: as an enum the state would let the planner walk every active delivery for each settlement.
    where d.name = public.studio_queue(s.stage) and d.id = s.delivery and d.retry_count = s.retry and d.state::text = 'active'
      and s.job <> all (busy)
    returning d.id
  )
  select coalesce(array_agg(g.id), '{}') into ended from gone g;

  with done as (
    update public.studio_jobs j set
      status = case m.kind when 'advanced' then m.next_status when 'failed' then 'FAILED' else j.status end,
      raw_transcript = coalesce(m.transcript, j.raw_transcript),
      system_prompt_used = case when m.prompt is null or (m.text is not null and public.studio_keeps_edit(j.job_id))
        then j.system_prompt_used else m.prompt end,
      refined_text = case when m.text is null or public.studio_keeps_edit(j.job_id) then j.refined_text else m.text end,
      verdict = case when m.text is null or public.studio_keeps_edit(j.job_id) then j.verdict else m.verdict end,
      error_details = case
        when m.kind = 'failed' then m.details || jsonb_build_object('at', now(), 'attempts', coalesce((
          select jsonb_agg(f.entry order by f.attempt) from (
            select p.attempt, jsonb_build_object('attempt', p.attempt, 'stage', p.stage, 'code', p.fault ->> 'code',
              'message', p.fault ->> 'message', 'at', p.ended_at) as entry
            from (
              select a.attempt, a.stage, a.fault, a.ended_at from public.job_attempts a
                where a.job_id = j.job_id and a.fault is not null and a.outcome <> 'deferred' and a.attempt < m.attempt
              union all select m.attempt, m.stage, m.fault, clock_timestamp() where m.fault is not null
            ) p order by p.attempt desc limit 20
          ) f), '[]'::jsonb))
        when m.kind = 'advanced' and m.next_status = 'COMPLETE' then null
        else j.error_details end,
      delivery_id = case when m.kind = 'failed' or (m.kind = 'advanced' and m.next_status = 'COMPLETE') then null else m.next end,
      stage_faults = case m.kind when 'advanced' then 0 when 'retry' then j.stage_faults + 1 else j.stage_faults end,
      event_count = j.event_count + case when m.kind in ('advanced', 'failed') then 1 else 0 end,
      moved_reason = case m.kind when 'advanced' then case m.next_status when 'COMPLETE' then 'completed' else 'advanced' end
        when 'failed' then m.reason else j.moved_reason end,
      moved_by = case when m.kind in ('advanced', 'failed') then worker else j.moved_by end
    from (
      select s.*, coalesce(
        (select n.stage from public.job_stages n where n.position > g.position order by n.position limit 1), 'COMPLETE') as next_status
      from jsonb_to_recordset(settlements) as s (job uuid, delivery uuid, attempt integer, stage text, kind text, next uuid,
          delay double precision, fault jsonb, details jsonb, reason text, transcript text, prompt text, text text, verdict text)
        join public.job_stages g on g.stage = s.stage
      where s.delivery = any (ended)
    ) m
    where j.job_id = m.job and j.delivery_id = m.delivery and j.attempt = m.attempt and j.status = m.stage
    returning j.job_id, j.user_id, j.status, j.delivery_id, m.delay
  )
  select coalesce(array_agg(d.job_id), '{}'),
    jsonb_agg(jsonb_build_object('id', d.delivery_id, 'job', d.job_id, 'user', d.user_id, 'stage', d.status, 'delay', d.delay))
      filter (where d.delivery_id is not null)
    into moved, deliveries from done d;

  -- An attempt that was closed already, as lost, keeps its end.
  update public.job_attempts a set outcome = case when s.job = any (moved) then s.kind else 'lost' end, fault = s.fault,
      ended_at = clock_timestamp()
    from jsonb_to_recordset(settlements) as s (job uuid, attempt integer, kind text, fault jsonb)
    where a.job_id = s.job and a.attempt = s.attempt and a.outcome = 'running' and s.job <> all (busy);

  for store in
    select g.stores from public.job_stages g
    where g.stores is not null and exists (
      select from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      where s.stage = g.stage and s.record is not null and s.job = any (moved))
    order by g.position
  loop
    execute format('select public.%I($1, $2)', store) using settlements, moved;
  end loop;

  insert into public.job_usage (job_id, attempt, stage, provider, model, requests, audio_seconds, input_tokens, output_tokens, cost_usd)
    select s.job, s.attempt, s.stage, u.*
    from jsonb_to_recordset(settlements) as s (job uuid, attempt integer, stage text, usage jsonb)
      cross join lateral jsonb_to_recordset(s.usage) as u (provider text, model text, requests integer, audio_seconds double precision,
        input_tokens integer, output_tokens integer, cost_usd double precision)
    where s.usage is not null and s.job = any (moved);

  settled := moved;
end;
$$;

drop function public.studio_settle(text, jsonb);
-- Ends runs of stages and delivers what continues. Answers for each job that it settled ('settled') or found locked ('busy').
create function public.studio_settle(worker text, settlements jsonb) returns table (job_id uuid, answer text)
language plpgsql
set search_path = ''
as $$
declare
  done record;
begin
  select * into done from public.studio_end_runs(worker, settlements);
  if done.deliveries is not null then
    perform public.studio_deliver(done.deliveries);
  end if;
  return query select m.id, 'settled' from unnest(done.settled) as m (id) union all select b.id, 'busy' from unnest(done.busy) as b (id);
end;
$$;

-- Takes jobs in, with their first deliveries, and returns those that are new. The rows come first: their foreign keys lock the users, and a transaction
-- that holds a turn of the queue must not wait for a user who is being deleted.
-- jobs: [{job_id?, client_job_id?, user_id, raw_audio_url, submitted_by, delivery_id, moved_by, brand?, language?, speakers?, keywords?}]
create function public.studio_submit(jobs jsonb) returns setof public.studio_jobs
language plpgsql
set search_path = ''
as $$
declare
  taken uuid[];
begin
  with inserted as (
    insert into public.studio_jobs (job_id, client_job_id, user_id, raw_audio_url, submitted_by, delivery_id, moved_by, brand, language, speakers, keywords)
    select coalesce(n.job_id, gen_random_uuid()), n.client_job_id, n.user_id, n.raw_audio_url, n.submitted_by, n.delivery_id, n.moved_by,
      n.brand, n.language, n.speakers, n.keywords
    from jsonb_to_recordset(jobs) as n (job_id uuid, client_job_id text, user_id uuid, raw_audio_url text, submitted_by text, delivery_id uuid,
      moved_by text, brand text, language text, speakers text, keywords text[])
    on conflict do nothing returning job_id
  )
  select array_agg(i.job_id) into taken from inserted i;
  if taken is null then
    return;
  end if;
  perform public.studio_deliver((
    select jsonb_agg(jsonb_build_object('id', j.delivery_id, 'job', j.job_id, 'user', j.user_id, 'stage', g.stage))
    from public.studio_jobs j, (select s.stage from public.job_stages s order by s.position limit 1) g where j.job_id = any (taken)));
  return query select j.* from public.studio_jobs j where j.job_id = any (taken);
end;
$$;

-- A progress row that is being written is left to the sweep.
create or replace function public.studio_jobs_drop_progress() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from public.job_progress p where p.job_id in (
    select l.job_id from public.job_progress l where l.job_id = new.job_id for update skip locked);
  return null;
end;
$$;

create or replace function public.studio_jobs_promise_deletions() returns trigger
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
  delete from public.job_progress p where p.job_id in (
    select l.job_id from public.job_progress l join gone g on g.job_id = l.job_id for update of l skip locked);
  return null;
end;
$$;

-- An entry that an indexing process holds is deleted by it: its job is gone.
create or replace function public.studio_jobs_forget_text() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from public.job_text_queue q where q.queue_id in (
    select l.queue_id from public.job_text_queue l join gone g on g.job_id = l.job_id for update of l skip locked);
  return null;
end;
$$;

-- Indexes the oldest jobs that wait for it, `most` at once; answers how many entries it took. Replicas share the work: each takes what no other has. A job that
-- is locked is indexed later.
create or replace function public.job_texts_index(most integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
  queued bigint[] := array(
    select q.queue_id from public.job_text_queue q order by q.queue_id limit most for update skip locked);
  jobs uuid[] := array(
    select j.job_id from public.studio_jobs j
    where j.job_id in (select q.job_id from public.job_text_queue q where q.queue_id = any (queued)) for key share of j skip locked);
  taken integer;
begin
  perform public.job_texts_store(jobs);
  delete from public.job_text_queue q
    where q.queue_id = any (queued)
      and (q.job_id = any (jobs) or not exists (select from public.studio_jobs j where j.job_id = q.job_id));
  get diagnostics taken = row_count;
  return taken;
end;
$$;

-- Endpoints that are being deleted are passed over. Before, a deletion that committed between the look at the endpoint and the check of its foreign key
-- made the settlement fail.
create or replace function public.webhook_deliveries_of_events(event_ids bigint[]) returns void
language plpgsql
set search_path = '' set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  wanted uuid[];
begin
  wanted := array(
      select w.webhook_id from public.webhooks w where w.enabled and w.scope = 'ALL' for key share skip locked)
    || array(
      select w.webhook_id from public.webhooks w
      where w.enabled and w.scope = 'OWN' and w.user_id in (select m.user_id from public.job_events m where m.event_id = any (event_ids))
      for key share of w skip locked);
  if cardinality(wanted) = 0 then
    return;
  end if;
  insert into public.webhook_deliveries (webhook_id, event, job_id, payload)
    select w.webhook_id, k.event, m.job_id, jsonb_build_object(
      'type', k.event,
      'timestamp', to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'data', jsonb_strip_nulls(jsonb_build_object(
        'job_id', m.job_id, 'client_job_id', j.client_job_id, 'user_id', m.user_id, 'status', m.to_status,
        'event_number', m.number, 'attempt', m.attempt,
        'verdict', case when m.to_status = 'COMPLETE' then j.verdict end,
        'processing_time_ms', case when m.to_status = 'COMPLETE' then j.processing_time_ms end,
        'error', case when m.to_status = 'FAILED' then jsonb_build_object('code', j.error_details ->> 'code',
          'stage', j.error_details ->> 'stage', 'retryable', j.error_details -> 'retryable') end,
        'links', jsonb_build_object('job', '/v1/jobs/' || m.job_id))))
    from public.job_events m
      join public.studio_jobs j on j.job_id = m.job_id
      cross join lateral (select case m.to_status when 'COMPLETE' then 'job.completed' else 'job.failed' end as event) k
      cross join lateral (
        select o.webhook_id, o.events from public.webhooks o where o.enabled and o.scope = 'OWN' and o.user_id = m.user_id
        union all
        select a.webhook_id, a.events from public.webhooks a where a.enabled and a.scope = 'ALL'
      ) w
    where m.event_id = any (event_ids) and k.event = any (w.events) and w.webhook_id = any (wanted)
    order by m.event_id;
  if found then
    perform pg_catalog.pg_notify('studio_webhooks', '');
  end if;
end;
$$;

revoke all on function public.studio_enqueue(jsonb), public.studio_announce(jsonb), public.studio_deliver(jsonb), public.studio_submit(jsonb),
  public.studio_claim(text, integer, text), public.studio_end_runs(text, jsonb), public.studio_settle(text, jsonb)
  from public, anon, authenticated;
