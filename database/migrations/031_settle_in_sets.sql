-- The hot path in sets: deliveries are made, taken and ended, and stages are settled, by one call for any number of jobs. The pg-boss tables
-- are the store of the deliveries; release 0.1.0, which reaches them through pg-boss itself, may run beside these functions.
-- Joins go by index whatever the planner believed when a session first planned them: the sets are small, the tables are not.

-- The name of a stage's queue in pg-boss.
create function public.studio_queue(stage text) returns text
  language sql immutable parallel safe
  return 'studio-' || lower(stage);

-- Puts deliveries [{id, job, user, stage, delay?}] into the queues, each with its user's next turn, and wakes the workers once a queue.
-- `delay` is in seconds. The users' rows are locked in the order of their ids, so that two transactions cannot wait for each other.
create function public.studio_deliver(deliveries jsonb) returns void
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
  perform pg_catalog.pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), w.queue)
    from (select distinct public.studio_queue(s.stage) as queue
      from jsonb_to_recordset(deliveries) as s (stage text, delay double precision) where coalesce(s.delay, 0) = 0) w;
end;
$$;

-- Takes up to `most` deliveries of a stage that are due, the lowest turns first, as pg-boss's own fetch does: those that another worker is
-- taking are passed over, and each time that one is handed out again counts. Moves the stage's clock to the latest turn that is served.
create function public.studio_take(p_stage text, most integer)
returns table (delivery_id uuid, job_id uuid, retry_count integer)
language plpgsql rows 20
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  served integer;
  taken record;
begin
  for taken in
    with due as materialized (
      select d.id from pgboss.job d
      where d.name = public.studio_queue(p_stage) and d.state < 'active' and not d.blocked and d.start_after <= pgboss.job_now()
      order by d.priority desc, d.created_on limit most for update of d skip locked
    )
    update pgboss.job d set state = 'active', started_on = pgboss.job_now(), heartbeat_on = pgboss.job_now(),
      retry_count = case when d.started_on is null then d.retry_count else d.retry_count + 1 end
    from due where d.name = public.studio_queue(p_stage) and d.id = due.id
    returning d.id, d.data ->> 'jobId' as job, d.retry_count as count, -d.priority as turn
  loop
    delivery_id := taken.id;
    -- Whoever changed the entry by hand may have left anything there.
    job_id := case when taken.job ~ '^[0-9a-fA-F-]{36}$' then taken.job::uuid end;
    retry_count := taken.count;
    served := greatest(served, taken.turn);
    return next;
  end loop;
  if served is not null then
    update public.queue_clocks c set turn = served where c.stage = p_stage and c.turn < served;
  end if;
end;
$$;

-- Takes due deliveries of a stage and claims their jobs: raises the attempt (the fence), moves NEW to the first stage, records the attempt, and
-- closes the attempts of workers that were lost. A delivery whose job has moved on, or follows another one, is dropped. `hand_outs`: how often the
-- delivery had been handed out before; `lost`: earlier claims of it that ended without a word.
-- A function, and no single statement around studio_take: each statement in here sees what was committed before it, so that a delivery is never
-- seen without the move that made it.
create function public.studio_claim(p_stage text, most integer, p_worker text)
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
  claims integer;
begin
  select array_agg(t.delivery_id), array_agg(t.job_id), array_agg(t.retry_count) into deliveries, jobs, counts
    from public.studio_take(p_stage, most) t;
  if deliveries is null then
    return;
  end if;
  return query
  with claimed as (
    update public.studio_jobs j set
      attempt = j.attempt + 1, status = p_stage,
      event_count = j.event_count + case when j.status = p_stage then 0 else 1 end,
      moved_reason = case when j.status = p_stage then j.moved_reason else 'started' end,
      moved_by = case when j.status = p_stage then j.moved_by else p_worker end
    from unnest(deliveries, jobs, counts) as t (delivery_id, job_id, retry_count)
    where j.job_id = t.job_id and j.delivery_id = t.delivery_id and (j.status = p_stage or (j.status = 'NEW' and is_first))
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
  if claims < cardinality(deliveries) then
    delete from pgboss.job d
      where d.name = public.studio_queue(p_stage) and d.id = any (deliveries)
        and not exists (
          select from unnest(deliveries, jobs) as t (delivery_id, job_id)
            join public.studio_jobs j on j.job_id = t.job_id and j.delivery_id = t.delivery_id and j.status = p_stage
          where t.delivery_id = d.id);
  end if;
end;
$$;

-- Takes deliveries out of the queues, whether they wait or are being run.
create function public.studio_withdraw(deliveries uuid[]) returns void
language plpgsql
set search_path = '' set enable_seqscan = off
as $$
begin
  delete from pgboss.job d
    where d.name in (select public.studio_queue(s.stage) from public.job_stages s) and d.id = any (deliveries);
end;
$$;

-- What the stages leave beside the job's row: `settlements` as in studio_settle, `moved` the jobs whose settlement took effect.
create function public.store_transcripts(settlements jsonb, moved uuid[]) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  insert into public.job_transcripts (job_id, language, language_confidence, duration_seconds, speech_seconds, flags)
    select s.job, r.language, r.language_confidence, r.duration_seconds, r.speech_seconds, r.flags
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      cross join lateral jsonb_to_record(s.record) as r (language text, language_confidence real, duration_seconds double precision,
        speech_seconds double precision, flags jsonb)
    where s.stage = 'TRANSCRIBING' and s.record is not null and s.job = any (moved)
    on conflict (job_id) do update set language = excluded.language, language_confidence = excluded.language_confidence,
      duration_seconds = excluded.duration_seconds, speech_seconds = excluded.speech_seconds, flags = excluded.flags;
  -- A later run of the stage overwrites what an earlier one stored.
  delete from public.transcript_segments t
    where t.job_id in (select s.job from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      where s.stage = 'TRANSCRIBING' and s.record is not null and s.job = any (moved));
  insert into public.transcript_segments (job_id, ordinal, start_seconds, end_seconds, text, confidence, words)
    select s.job, g.ordinal - 1, g.start_seconds, g.end_seconds, g.text, g.confidence, g.words
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      cross join lateral rows from (jsonb_to_recordset(s.record -> 'segments') as (start_seconds double precision,
        end_seconds double precision, text text, confidence real, words jsonb))
        with ordinality as g (start_seconds, end_seconds, text, confidence, words, ordinal)
    where s.stage = 'TRANSCRIBING' and s.record is not null and s.job = any (moved);
end;
$$;

create function public.store_enrichments(settlements jsonb, moved uuid[]) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  insert into public.job_enrichments (job_id, document, brand_bible_name, brand_bible_version, brand_bible_hash)
    select s.job, r.document, r.brand_bible_name, r.brand_bible_version, r.brand_bible_hash
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      cross join lateral jsonb_to_record(s.record) as r (document jsonb, brand_bible_name text, brand_bible_version integer,
        brand_bible_hash text)
    where s.stage = 'ENRICHING' and s.record is not null and s.job = any (moved)
    on conflict (job_id) do update set document = excluded.document, brand_bible_name = excluded.brand_bible_name,
      brand_bible_version = excluded.brand_bible_version, brand_bible_hash = excluded.brand_bible_hash;
end;
$$;

-- Whether the job's current text was edited by a person and nobody asked a machine to replace it.
create function public.studio_keeps_edit(job uuid) returns boolean
language sql stable
begin atomic
  select exists (select from public.refinements k where k.job_id = job and k.is_current and k.kind = 'human')
    and not exists (select from public.refine_orders o where o.job_id = job and o.replaces_edit);
end;

-- Appends versions: every refinement is kept. One becomes the current one unless the checks rejected it, or a person edited the current one
-- and nobody asked to replace that. The jobs' rows are locked by their move, so that no number is taken twice. `record` is {versions: […]}, each
-- with columns of refinements.
create function public.store_refinements(settlements jsonb, moved uuid[]) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  update public.refinements r set is_current = false
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
    where s.stage = 'REFINING' and s.record is not null and s.job = any (moved) and r.job_id = s.job and r.is_current
      and exists (select from jsonb_array_elements(s.record -> 'versions') as v (version) where v.version ->> 'verdict' <> 'REJECT')
      and not public.studio_keeps_edit(s.job);
  insert into public.refinements (job_id, version, text, provider, model, verdict, findings, repaired, coverage, opinions, prompt_hash, usage,
      system_prompt, brand_bible_name, brand_bible_version, brand_bible_hash, transcript_hash, is_current)
    select s.job, k.newest + v.nth, v.text, v.provider, v.model, v.verdict, v.findings, v.repaired, v.coverage, v.opinions, v.prompt_hash,
      v.usage, v.system_prompt, v.brand_bible_name, v.brand_bible_version, v.brand_bible_hash, v.transcript_hash,
      v.verdict <> 'REJECT' and not k.taken
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      cross join lateral (
        select coalesce(max(k.version), 0) as newest, coalesce(bool_or(k.is_current), false) as taken
        from public.refinements k where k.job_id = s.job) k
      cross join lateral rows from (jsonb_to_recordset(s.record -> 'versions') as (text text, provider text, model text, verdict text,
        findings jsonb, repaired jsonb, coverage jsonb, opinions jsonb, prompt_hash text, usage jsonb, system_prompt text,
        brand_bible_name text, brand_bible_version integer, brand_bible_hash text, transcript_hash text))
        with ordinality as v (text, provider, model, verdict, findings, repaired, coverage, opinions, prompt_hash, usage, system_prompt,
          brand_bible_name, brand_bible_version, brand_bible_hash, transcript_hash, nth)
    where s.stage = 'REFINING' and s.record is not null and s.job = any (moved);
  -- The answers that the texts were made of are settled with them.
  delete from public.refiner_answers a
    where a.job_id in (select s.job from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      where s.stage = 'REFINING' and s.record is not null and s.job = any (moved));
end;
$$;

update public.job_stages s set stores = f.name
  from (values ('TRANSCRIBING', 'store_transcripts'), ('ENRICHING', 'store_enrichments'), ('REFINING', 'store_refinements'))
    as f (stage, name)
  where s.stage = f.stage;

-- Ends runs of stages: output, move, event, next delivery and the end of this one, fenced by the claim (delivery, hand-out, attempt and
-- status). Returns the jobs whose settlement took effect; the others belong to a newer claim, or moved on, and nothing of them is changed.
--
-- settlements: [{job, delivery, retry, attempt, stage, kind, next, delay?, fault?, details?, reason?, transcript?, prompt?, text?, verdict?, record?, usage?}]
--   kind: advanced, retry, deferred, interrupted or failed; next: the id of the delivery that takes over; delay: its seconds
--   fault: of the attempt; details: error_details of a job that fails, without attempts and time; reason: of its event
--   transcript, prompt, text, verdict: what the stage fills of the row; record: for the stage's storing function; usage: rows of job_usage
create function public.studio_settle(worker text, settlements jsonb) returns setof uuid
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  ended uuid[];
  moved uuid[];
  deliveries jsonb;
  store text;
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

  if deliveries is not null then
    perform public.studio_deliver(deliveries);
  end if;
  return query select unnest(moved);
end;
$$;

do $$
declare
  name text;
begin
  foreach name in array array['studio_queue(text)', 'studio_deliver(jsonb)', 'studio_take(text, integer)',
      'studio_claim(text, integer, text)', 'studio_withdraw(uuid[])',
      'store_transcripts(jsonb, uuid[])', 'store_enrichments(jsonb, uuid[])', 'store_refinements(jsonb, uuid[])',
      'studio_keeps_edit(uuid)', 'studio_settle(text, jsonb)'] loop
    execute format('revoke all on function public.%s from public, anon, authenticated', name);
  end loop;
end;
$$;
