-- tolerated: it replaces the body of a function that older releases do not call.
-- Intake without detours: the deliveries are made of the rows that were inserted, and not of rows that are read again, whose plan was kept from
-- the time when the table was empty.

create or replace function public.studio_submit(jobs jsonb) returns setof public.studio_jobs
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  first_stage text := (select s.stage from public.job_stages s order by s.position limit 1);
  made public.studio_jobs[];
  delivered integer;
begin
  with inserted as (
    insert into public.studio_jobs as j (job_id, client_job_id, user_id, raw_audio_url, submitted_by, delivery_id, moved_by, brand, language, speakers,
      keywords)
    select coalesce(n.job_id, gen_random_uuid()), n.client_job_id, n.user_id, n.raw_audio_url, n.submitted_by, n.delivery_id, n.moved_by,
      n.brand, n.language, n.speakers, n.keywords
    from jsonb_to_recordset(jobs) as n (job_id uuid, client_job_id text, user_id uuid, raw_audio_url text, submitted_by text, delivery_id uuid,
      moved_by text, brand text, language text, speakers text, keywords text[])
    on conflict do nothing returning j
  )
  select array_agg(i.j) into made from inserted i;
  if made is null then
    return;
  end if;
  -- As studio_enqueue, for jobs of one stage that are due now.
  with turned as (
    insert into public.queue_turns as t (stage, user_id, turn, taken)
    select c.stage, u.user_id, c.turn + u.taken, u.taken
    from (select m.user_id, count(*)::integer as taken from unnest(made) m group by 1) u
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
      from unnest(made) with ordinality n) m
      on m.user_id = t.user_id
  where q.name = public.studio_queue(first_stage)
  order by t.before + m.nth
  on conflict do nothing;
  get diagnostics delivered = row_count;
  if delivered = cardinality(made) then
    perform pg_catalog.pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), public.studio_queue(first_stage));
  else
    -- The clock or the queue is missing: studio_deliver makes the one and names the other.
    perform public.studio_deliver((
      select jsonb_agg(jsonb_build_object('id', m.delivery_id, 'job', m.job_id, 'user', m.user_id, 'stage', first_stage)) from unnest(made) m));
  end if;
  return query select m.* from unnest(made) m;
end;
$$;
