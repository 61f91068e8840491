-- tolerated: it replaces bodies of functions, which do what they did.
-- As PL/pgSQL functions: the plans of their statements are kept by the session, where those of SQL functions were made at each call. The brand's marks
-- of one job took a tenth of a job's time in the database. Joins go by index, since a plan may be kept from the time when the tables were empty.

create or replace function public.job_marks_brand(jobs uuid[]) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  delete from public.job_marks m where m.job_id = any (jobs) and m.mark >= 'brand:' and m.mark < 'brand;';
  insert into public.job_marks (job_id, mark, user_id, created_at)
  select j.job_id, 'brand:' || b.brand, j.user_id, j.created_at
  from public.studio_jobs j
    left join public.job_enrichments e on e.job_id = j.job_id
    left join public.job_brands n on n.job_id = j.job_id
    cross join lateral (select coalesce(e.brand_bible_name, n.brand) as brand) b
  where j.job_id = any (jobs) and b.brand is not null
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
  where t.job_id = any (jobs) and f.flag ->> 'kind' is not null
  on conflict do nothing;
end;
$$;

create or replace function public.studio_settle(worker text, settlements jsonb) returns table (job_id uuid, answer text)
language plpgsql
set search_path = ''
as $$
begin
  return query select s.settled, s.answer from public.studio_settle_and_claim(worker, settlements, null) s;
end;
$$;

-- The answer is read by key from the table: the columns of an array of rows are those of the moment when the statement was planned, and a release that
-- adds a column would make every submission of a running session fail.
create or replace function public.studio_submit(jobs jsonb) returns setof public.studio_jobs
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  first_stage text := (select s.stage from public.job_stages s order by s.position limit 1);
  ids uuid[];
  users uuid[];
  deliveries uuid[];
  delivered integer;
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
  -- As studio_enqueue, for jobs of one stage that are due now.
  with turned as (
    insert into public.queue_turns as t (stage, user_id, turn, taken)
    select c.stage, u.user_id, c.turn + u.taken, u.taken
    from (select m.user_id, count(*)::integer as taken from unnest(users) m (user_id) group by 1) u
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
      from unnest(ids, users, deliveries) with ordinality n (job_id, user_id, delivery_id, ordinality)) m
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
  return query select j.* from public.studio_jobs j where j.job_id = any (ids);
end;
$$;
