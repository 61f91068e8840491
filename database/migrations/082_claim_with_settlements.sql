-- tolerated: release 0.1.0 calls none of these functions but the trigger, which treats its statements as before.
-- A settlement that claims the next stage for the jobs that it moves, as far as the worker has free slots and nobody else waits: a job at a low rate then pays one
-- commit and one version of its row for both, and no notification between them.
-- It never updates a row twice. A second update in one transaction would check the foreign key to auth.users again, and wait for a user who is being deleted,
-- whose deletion waits for the job (docs/decisions/0012).

drop function public.studio_end_runs(text, jsonb);
-- Ends runs of stages: output, move, event, next delivery and the end of this one, fenced by the claim (delivery, hand-out, attempt and
-- status). `settled`: the jobs whose settlement took effect. `busy`: those that somebody has locked; nothing of them is changed, and they can be settled a
-- moment later. The others belong to a newer claim, or moved on, and nothing of them is changed. `deliveries`: what continues the settled ones, for studio_enqueue.
-- rooms: {stage: how many of its jobs the worker can begin}, or null. Where the worker can begin all that advance to a stage and all that wait for it, those that
-- advance are claimed by the move itself (`begun`): one version of the row and no turn. They take no turn because nobody waits.
--
-- settlements: [{job, delivery, retry, attempt, stage, kind, next, delay?, fault?, details?, reason?, transcript?, prompt?, text?, verdict?, record?, usage?}]
--   kind: advanced, retry, deferred, interrupted or failed; next: the id of the delivery that takes over; delay: its seconds
--   fault: of the attempt; details: error_details of a job that fails, without attempts and time; reason: of its event
--   transcript, prompt, text, verdict: what the stage fills of the row; record: for the stage's storing function; usage: rows of job_usage
create function public.studio_end_runs(worker text, settlements jsonb, rooms jsonb,
  out settled uuid[], out busy uuid[], out deliveries jsonb, out begun public.studio_jobs[])
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  held uuid[];
  open_stages text[] := '{}';
  ended uuid[];
  moved uuid[];
  store text;
  entered integer;
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

  if rooms is not null then
    open_stages := array(
      select a.next_status from (
        select n.next_status, count(*) as jobs from jsonb_to_recordset(settlements) as s (delivery uuid, stage text, kind text)
          join public.job_stages g on g.stage = s.stage
          cross join lateral (
            select n.stage as next_status from public.job_stages n where n.position > g.position order by n.position limit 1) n
        where s.kind = 'advanced' and s.delivery = any (ended) group by 1) a
      where a.jobs + (
        select count(*) from (
          select from pgboss.job w
          where w.name = public.studio_queue(a.next_status) and w.state < 'active' and not w.blocked and w.start_after <= pgboss.job_now()
          limit coalesce((rooms ->> a.next_status)::integer, 0)) w) <= (rooms ->> a.next_status)::integer);
  end if;

  with done as (
    update public.studio_jobs j set
      attempt = j.attempt + case when m.kind = 'advanced' and m.next_status = any (open_stages) then 1 else 0 end,
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
    returning j.job_id, j.user_id, j.status, j.delivery_id, m.delay,
      case when m.kind = 'advanced' and m.next_status = any (open_stages) then j end as begins
  )
  select coalesce(array_agg(d.job_id), '{}'),
    jsonb_agg(jsonb_build_object('id', d.delivery_id, 'job', d.job_id, 'user', d.user_id, 'stage', d.status, 'delay', d.delay))
      filter (where d.delivery_id is not null and (d.begins).job_id is null),
    coalesce(array_agg(d.begins) filter (where (d.begins).job_id is not null), '{}')
    into moved, deliveries, begun from done d;

  -- An attempt that was closed already, as lost, keeps its end.
  update public.job_attempts a set outcome = case when s.job = any (moved) then s.kind else 'lost' end, fault = s.fault,
      ended_at = clock_timestamp()
    from jsonb_to_recordset(settlements) as s (job uuid, attempt integer, kind text, fault jsonb)
    where a.job_id = s.job and a.attempt = s.attempt and a.outcome = 'running' and s.job <> all (busy);

  if cardinality(begun) > 0 then
    insert into pgboss.job (id, name, data, priority, state, start_after, created_on, started_on, heartbeat_on, group_id, expire_seconds, deletion_seconds,
      keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, heartbeat_seconds)
    select b.delivery_id, q.name, jsonb_build_object('jobId', b.job_id), -coalesce(c.turn, 0), 'active', pgboss.job_now(), pgboss.job_now(),
      pgboss.job_now(), pgboss.job_now(), b.user_id::text, q.expire_seconds, q.deletion_seconds,
      pgboss.job_now() + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy,
      q.heartbeat_seconds
    from unnest(begun) b
      join pgboss.queue q on q.name = public.studio_queue(b.status)
      left join public.queue_clocks c on c.stage = b.status;
    get diagnostics entered = row_count;
    if entered < cardinality(begun) then
      raise exception 'the queue of % is gone', begun[1].status using errcode = '55000', hint = 'The engine makes it again within seconds.';
    end if;
    insert into public.job_attempts (job_id, attempt, stage, delivery_id, worker)
      select b.job_id, b.attempt, b.status, b.delivery_id, $1 from unnest(begun) b;
  end if;

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

-- The same for an UPDATE. What jobs were is taken from the statistics and what they are is added, without pairing the two.
create or replace function public.studio_jobs_updated() returns trigger
language plpgsql security definer
set search_path = '' set enable_nestloop = off set enable_hashjoin = on set enable_mergejoin = on set enable_seqscan = on
as $$
declare
  retold uuid[];
  moves integer;
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, o.status, n.status, n.moved_reason, n.moved_by,
      -- A move that claims the next stage is the work of the attempt before.
      case when n.moved_reason = 'advanced' then o.attempt else n.attempt end
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
      union all select 'wait', a.status, (extract(epoch from a.claimed_at -
          case when a.status <> b.status and a.moved_reason = 'advanced' then a.status_since else b.status_since end) * 1000)::bigint, a.claimed_at
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

-- Answers one row for each job that was settled or busy (`settled`, `answer`), and one for each that was claimed (`job`), as studio_claim does.
create function public.studio_settle_and_claim(worker text, settlements jsonb, rooms jsonb)
returns table (settled uuid, answer text, job public.studio_jobs, hand_outs integer, lost integer)
language plpgsql
set search_path = ''
as $$
declare
  done record;
begin
  select * into done from public.studio_end_runs(worker, settlements, rooms);
  if done.deliveries is not null then
    perform public.studio_deliver(done.deliveries);
  end if;
  return query
    select m.id, 'settled', null::public.studio_jobs, 0, 0 from unnest(done.settled) as m (id)
    union all select b.id, 'busy', null, 0, 0 from unnest(done.busy) as b (id)
    union all select null, null, j, 0, 0 from unnest(done.begun) as j;
end;
$$;

create or replace function public.studio_settle(worker text, settlements jsonb) returns table (job_id uuid, answer text)
language sql
set search_path = ''
as $$
  select s.settled, s.answer from public.studio_settle_and_claim(worker, settlements, null) s
$$;

revoke all on function public.studio_end_runs(text, jsonb, jsonb), public.studio_settle_and_claim(text, jsonb, jsonb) from public, anon, authenticated;
