-- Why a job waits: the running stage reports what it waits for, and one function derives the rest for any number of jobs.

alter table public.job_progress add column waiting jsonb;
comment on column public.job_progress.waiting is
  'What the running stage waits for: {"what", "provider", "since", "nextTry", "reason"}; null: it works';

-- What each of these jobs waits for, one row for each that waits: of unfinished jobs that the engine drives. Each job costs a look-up by key in the queue, its
-- last attempt and its progress. `turns`: how many turns of its user's queue come first; null: not known.
create function public.studio_waiting(jobs uuid[])
returns table (job_id uuid, stage text, running boolean, since timestamptz, next_try timestamptz, turns integer, fault jsonb, waiting jsonb,
  breaker jsonb)
language plpgsql stable rows 100
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
begin
  -- Without pg-boss nobody takes a job: each one waits for an engine.
  if to_regclass('pgboss.job') is null then
    return query
      select j.job_id, j.status, false, coalesce(j.status_since, j.created_at), null::timestamptz, null::integer, null::jsonb, null::jsonb, null::jsonb
      from public.studio_jobs j
      where j.job_id = any (jobs) and j.status not in ('COMPLETE', 'FAILED') and j.driven_by = 'engine';
    return;
  end if;
  return query
  select j.job_id, g.stage, coalesce(d.state = 'active', false),
    case when d.id is null then coalesce(j.status_since, j.created_at) else greatest(d.created_on, coalesce(j.status_since, j.created_at)) end,
    case when d.start_after > clock_timestamp() then d.start_after end,
    case when d.state < 'active' then greatest(0, -d.priority - c.turn - 1) end,
    a.fault, p.waiting, b.breaker
  from public.studio_jobs j
    cross join lateral (
      select s.stage from public.job_stages s where s.stage = j.status or j.status = 'NEW' order by s.position limit 1) g
    left join pgboss.job d on d.name = public.studio_queue(g.stage) and d.id = j.delivery_id
    left join public.queue_clocks c on c.stage = g.stage
    left join public.job_attempts a on a.job_id = j.job_id and a.attempt = j.attempt and a.stage = g.stage and a.outcome in ('retry', 'deferred')
    left join public.job_progress p on p.job_id = j.job_id and p.attempt = j.attempt and p.stage = j.status
    left join lateral (
      select jsonb_build_object('provider', s.provider, 'since', s.opened_at, 'nextTry', s.open_until, 'reason', s.last_fault ->> 'message') as breaker
      from public.provider_states s
      where s.open_until > clock_timestamp()
        and s.last_fault ->> 'code' like case g.stage when 'TRANSCRIBING' then 'TRANSCRIBER%' when 'REFINING' then 'REFINER%' else '-' end
      order by s.open_until desc limit 1) b on true
  where j.job_id = any (jobs) and j.status not in ('COMPLETE', 'FAILED') and j.driven_by = 'engine'
    and (d.state is distinct from 'active' or p.waiting is not null);
end;
$$;
revoke all on function public.studio_waiting(uuid[]) from public, anon, authenticated;
grant execute on function public.studio_waiting(uuid[]) to service_role;
