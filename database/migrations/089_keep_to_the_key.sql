-- tolerated: it replaces bodies of functions, which do what they did.
-- PostgreSQL keeps the plan of a function's statement until the tables are analyzed. A plan from the time when a table was small read the whole table, or all
-- rows of one status, for each settlement: in the first minutes of a database, a settlement cost more the more jobs there were. Therefore the functions say:
--   key = any (array[value])    The planner looks the key up. With key = value it may read the whole index and compare each row.
--   (status = value) is true    The planner does not use an index on the status, which may have any number of rows.
--   any ((select list)::uuid[]) The estimate does not depend on the length of the list, so the plan is kept and not made at each call.

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
    select j.job_id from public.studio_jobs j where j.job_id = any ((select jobs)::uuid[]) for no key update of j skip locked);
  if cardinality(free) < cardinality(deliveries) then
    postponed := array(
      select t.delivery_id from unnest(deliveries, jobs) as t (delivery_id, job_id) join public.studio_jobs j on j.job_id = any (array[t.job_id])
      where j.job_id <> all (free));
  end if;
  if cardinality(postponed) > 0 then
    update pgboss.job d set start_after = pgboss.job_now() + interval '50 milliseconds'
      where d.name = public.studio_queue(p_stage) and d.id = any (postponed);
    return query select null::public.studio_jobs, cardinality(postponed), 0;
  end if;
  update pgboss.job d set state = 'active', started_on = pgboss.job_now(), heartbeat_on = pgboss.job_now(),
      retry_count = d.retry_count + case when d.started_on is null then 0 else 1 end
    where d.name = public.studio_queue(p_stage) and d.id = any ((select deliveries)::uuid[]) and d.id <> all (postponed);
  return query
  with claimed as (
    update public.studio_jobs j set
      attempt = j.attempt + 1, status = p_stage,
      event_count = j.event_count + case when j.status = p_stage then 0 else 1 end,
      moved_reason = case when j.status = p_stage then j.moved_reason else 'started' end,
      moved_by = case when j.status = p_stage then j.moved_by else p_worker end
    from unnest((select deliveries), (select jobs), (select counts)) as t (delivery_id, job_id, retry_count)
    where j.job_id = any (array[t.job_id]) and j.delivery_id = t.delivery_id
      and (j.status = p_stage or (j.status = 'NEW' and is_first)) is true and t.job_id = any (free)
    returning j as row, t.retry_count
  ), closed as (
    update public.job_attempts a set outcome = 'lost', ended_at = clock_timestamp()
    from claimed c where a.job_id = any (array[(c.row).job_id]) and a.outcome = 'running'
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
            join public.studio_jobs j on j.job_id = any (array[t.job_id]) and j.delivery_id = t.delivery_id and (j.status = p_stage) is true
          where t.delivery_id = d.id);
  end if;
  -- The stage's clock moves to the latest turn that is served. Last, because every claim of the stage waits for this row.
  update public.queue_clocks c set turn = served where c.stage = p_stage and c.turn < served;
end;
$$;

create or replace function public.studio_end_runs(worker text, settlements jsonb, rooms jsonb,
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
    select j.job_id from jsonb_to_recordset(settlements) as s (job uuid) join public.studio_jobs j on j.job_id = any (array[s.job])
    for no key update of j skip locked);
  busy := case when cardinality(held) = jsonb_array_length(settlements) then '{}' else array(
    select j.job_id from jsonb_to_recordset(settlements) as s (job uuid) join public.studio_jobs j on j.job_id = any (array[s.job])
    where j.job_id <> all (held)) end;

  -- An ended delivery is of no use: the events tell the story.
  with gone as (
    delete from pgboss.job d
    using jsonb_to_recordset(settlements) as s (job uuid, delivery uuid, retry integer, stage text)
    where d.name = any (array[public.studio_queue(s.stage)]) and d.id = any (array[s.delivery]) and d.retry_count = s.retry
      and d.state::text = 'active'
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
      attempt = j.attempt + case when m.kind = 'advanced' and m.next_status = any ((select open_stages)::text[]) then 1 else 0 end,
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
      where s.delivery = any ((select ended)::uuid[]) offset 0
    ) m
    where j.job_id = any (array[m.job]) and j.delivery_id = m.delivery and j.attempt = m.attempt and (j.status = m.stage) is true
    returning j.job_id, j.user_id, j.status, j.delivery_id, m.delay,
      case when m.kind = 'advanced' and m.next_status = any ((select open_stages)::text[]) then j end as begins
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
    where a.job_id = any (array[s.job]) and a.attempt = s.attempt and a.outcome = 'running' and s.job <> all (busy);

  if cardinality(begun) > 0 then
    insert into pgboss.job (id, name, data, priority, state, start_after, created_on, started_on, heartbeat_on, group_id, expire_seconds, deletion_seconds,
      keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, heartbeat_seconds)
    select b.delivery_id, q.name, jsonb_build_object('jobId', b.job_id), -coalesce(c.turn, 0), 'active', pgboss.job_now(), pgboss.job_now(),
      pgboss.job_now(), pgboss.job_now(), b.user_id::text, q.expire_seconds, q.deletion_seconds,
      pgboss.job_now() + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy,
      q.heartbeat_seconds
    from unnest((select begun)) b
      join pgboss.queue q on q.name = public.studio_queue(b.status)
      left join public.queue_clocks c on c.stage = b.status;
    get diagnostics entered = row_count;
    if entered < cardinality(begun) then
      raise exception 'the queue of % is gone', begun[1].status using errcode = '55000', hint = 'The engine makes it again within seconds.';
    end if;
    insert into public.job_attempts (job_id, attempt, stage, delivery_id, worker)
      select b.job_id, b.attempt, b.status, b.delivery_id, $1 from unnest((select begun)) b;
  end if;

  for store in
    select g.stores from public.job_stages g
    where g.stores is not null and exists (
      select from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      where s.stage = g.stage and s.record is not null and s.job = any ((select moved)::uuid[]))
    order by g.position
  loop
    execute format('select public.%I($1, $2)', store) using settlements, moved;
  end loop;

  if jsonb_path_exists(settlements, '$[*].usage') then
    insert into public.job_usage (job_id, attempt, stage, provider, model, requests, audio_seconds, input_tokens, output_tokens, cost_usd)
      select s.job, s.attempt, s.stage, u.*
      from jsonb_to_recordset(settlements) as s (job uuid, attempt integer, stage text, usage jsonb)
        cross join lateral jsonb_to_recordset(s.usage) as u (provider text, model text, requests integer, audio_seconds double precision,
          input_tokens integer, output_tokens integer, cost_usd double precision)
      where s.usage is not null and s.job = any ((select moved)::uuid[]);
  end if;

  settled := moved;
end;
$$;

create or replace function public.store_transcripts(settlements jsonb, moved uuid[]) returns void
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
    where t.job_id = any (array(select s.job from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      where s.stage = 'TRANSCRIBING' and s.record is not null and s.job = any (moved)));
  insert into public.transcript_segments (job_id, ordinal, start_seconds, end_seconds, text, confidence, words, speaker)
    select s.job, g.ordinal - 1, g.start_seconds, g.end_seconds, g.text, g.confidence, g.words, g.speaker
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      cross join lateral rows from (jsonb_to_recordset(s.record -> 'segments') as (start_seconds double precision,
        end_seconds double precision, text text, confidence real, words jsonb, speaker text))
        with ordinality as g (start_seconds, end_seconds, text, confidence, words, speaker, ordinal)
    where s.stage = 'TRANSCRIBING' and s.record is not null and s.job = any (moved);
end;
$$;

create or replace function public.store_refinements(settlements jsonb, moved uuid[]) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  update public.refinements r set is_current = false
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
    where s.stage = 'REFINING' and s.record is not null and s.job = any (moved) and r.job_id = any (array[s.job]) and r.is_current
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
    where a.job_id = any (array(select s.job from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      where s.stage = 'REFINING' and s.record is not null and s.job = any (moved)));
end;
$$;

create or replace function public.job_marks_brand(jobs uuid[]) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  delete from public.job_marks m where m.job_id = any ((select jobs)::uuid[]) and m.mark >= 'brand:' and m.mark < 'brand;';
  insert into public.job_marks (job_id, mark, user_id, created_at)
  select j.job_id, 'brand:' || b.brand, j.user_id, j.created_at
  from public.studio_jobs j
    left join public.job_enrichments e on e.job_id = j.job_id
    left join public.job_brands n on n.job_id = j.job_id
    cross join lateral (select coalesce(e.brand_bible_name, n.brand) as brand) b
  where j.job_id = any ((select jobs)::uuid[]) and b.brand is not null
    and not exists (select from public.brand_bibles s where s.brand = b.brand and s.published_by = 'engine')
  on conflict do nothing;
end;
$$;

create or replace function public.job_marks_flag(jobs uuid[]) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  insert into public.job_marks (job_id, mark, user_id, created_at)
  select distinct j.job_id, 'flag:' || (f.flag ->> 'kind'), j.user_id, j.created_at
  from public.job_transcripts t
    join public.studio_jobs j on j.job_id = t.job_id
    cross join lateral jsonb_array_elements(t.flags) f (flag)
  where t.job_id = any ((select jobs)::uuid[]) and f.flag ->> 'kind' is not null
  on conflict do nothing;
end;
$$;
