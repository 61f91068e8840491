-- tolerated: older releases call studio_submit as before.
-- A submission that claims its jobs for the first stage, as far as the worker has free slots and nobody else waits, as a settlement does (migration 082): no notification
-- and no second transaction between the two. The row is inserted in NEW and then moved, as two writes: a frontend that listens to updates of the table sees the move.
-- The second write checks the foreign key to auth.users again, but waits for nobody: since the first one, the transaction holds the user (docs/decisions/0012).

-- p_worker and room: whose claims, and how many jobs of the first stage the worker can begin; 0 claims none. Either all of the jobs are claimed or none. Answers the
-- rows as they are then. A claimed job takes no turn, because nobody waits.
create function public.studio_submit_and_claim(jobs jsonb, p_worker text, room integer) returns setof public.studio_jobs
language plpgsql rows 10
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  first_stage text := (select s.stage from public.job_stages s order by s.position limit 1);
  ids uuid[];
  users uuid[];
  deliveries uuid[];
  delivered integer := 0;
begin
  with inserted as (
    insert into public.studio_jobs as j (job_id, client_job_id, user_id, raw_audio_url, submitted_by, delivery_id, moved_by, brand, language, speakers,
      keywords)
    select coalesce(n.job_id, gen_random_uuid()), n.client_job_id, n.user_id, n.raw_audio_url, n.submitted_by, n.delivery_id, n.moved_by,
      n.brand, n.language, n.speakers, n.keywords
    from jsonb_to_recordset(jobs) as n (job_id uuid, client_job_id text, user_id uuid, raw_audio_url text, submitted_by text, delivery_id uuid,
      moved_by text, brand text, language text, speakers text, keywords text[])
    on conflict do nothing returning j.job_id, j.user_id, j.delivery_id
  )
  select array_agg(i.job_id), array_agg(i.user_id), array_agg(i.delivery_id) into ids, users, deliveries from inserted i;
  if ids is null then
    return;
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
    perform pg_catalog.pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), public.studio_queue(first_stage));
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

create or replace function public.studio_submit(jobs jsonb) returns setof public.studio_jobs
language plpgsql
set search_path = ''
as $$
begin
  return query select s.* from public.studio_submit_and_claim(jobs, null, 0) s;
end;
$$;

revoke all on function public.studio_submit_and_claim(jsonb, text, integer) from public, anon, authenticated;
