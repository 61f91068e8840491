-- The settlement of a stage may claim the next stage's jobs in the same statement: a job at a low rate then pays one commit for both, and no
-- notification between them. It replaces studio_settle of migration 031 and receives the number of free slots of the worker.

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

drop function public.studio_settle(text, jsonb);

-- Ends runs of stages: output, move, event, next delivery and the end of this one, fenced by the claim (delivery, hand-out, attempt and
-- status). Returns the jobs whose settlement took effect; the others belong to a newer claim, or moved on, and nothing of them is changed.
--
-- settlements: [{job, delivery, retry, attempt, stage, kind, next, delay?, fault?, details?, reason?, transcript?, prompt?, text?, verdict?, record?, usage?}]
--   kind: advanced, retry, deferred, interrupted or failed; next: the id of the delivery that takes over; delay: its seconds
--   fault: of the attempt; details: error_details of a job that fails, without attempts and time; reason: of its event
--   transcript, prompt, text, verdict: what the stage fills of the row; record: for the stage's storing function; usage: rows of job_usage
-- rooms: {stage: how many of its jobs the worker can begin}; they are claimed as studio_claim does, the lowest turns first, whoever made them due.
-- Answers one row for each settled job (`settled`) and one for each claimed one (`job`).
create function public.studio_settle(worker text, settlements jsonb, rooms jsonb)
returns table (settled uuid, job public.studio_jobs, hand_outs integer, lost integer)
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  ended uuid[];
  moved uuid[];
  deliveries jsonb;
  store text;
  vacant record;
  claimed integer;
  unheard jsonb;
begin
  -- An ended delivery is of no use: the events tell the story.
  with gone as (
    delete from pgboss.job d
    using jsonb_to_recordset(settlements) as s (delivery uuid, retry integer, stage text)
    -- By the key: as an enum the state would let the planner walk every active delivery for each settlement.
    where d.name = public.studio_queue(s.stage) and d.id = s.delivery and d.retry_count = s.retry and d.state::text = 'active'
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
    where a.job_id = s.job and a.attempt = s.attempt and a.outcome = 'running';

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

  return query select m.id, null::public.studio_jobs, 0, 0 from unnest(moved) as m (id);
  if deliveries is null then
    return;
  end if;
  perform public.studio_enqueue(deliveries);
  unheard := deliveries;
  for vacant in
    select g.stage, (rooms ->> g.stage)::integer as room from public.job_stages g where rooms ? g.stage order by g.position
  loop
    return query select null::uuid, c.job, c.hand_outs, c.lost from public.studio_claim(vacant.stage, vacant.room, worker) c;
    get diagnostics claimed = row_count;
    -- A claim that leaves a slot free has left no delivery behind: there is nothing to tell anybody.
    if claimed < vacant.room then
      select jsonb_agg(d.entry) into unheard from jsonb_array_elements(unheard) as d (entry) where d.entry ->> 'stage' <> vacant.stage;
    end if;
  end loop;
  perform public.studio_announce(unheard);
end;
$$;

revoke all on function public.studio_enqueue(jsonb), public.studio_announce(jsonb), public.studio_deliver(jsonb),
  public.studio_settle(text, jsonb, jsonb) from public, anon, authenticated;
