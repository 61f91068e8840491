-- Webhooks: endpoints, their secrets, and the deliveries that the engine sends to them. A delivery is written by the transaction of the move
-- that it reports, whoever makes the move, so that no completed or failed job goes unreported.

create table public.webhooks (
  webhook_id uuid primary key default gen_random_uuid(),
  -- The place in lists.
  number bigint generated always as identity unique,
  -- Null: made with the secret key.
  user_id uuid references auth.users (id) on delete cascade,
  scope text not null constraint webhooks_scope_known check (scope in ('OWN', 'ALL')),
  url text not null constraint webhooks_url_length check (char_length(url) between 1 and 2048),
  description text not null default '' constraint webhooks_description_length check (char_length(description) <= 200),
  events text[] not null constraint webhooks_events_some check (cardinality(events) > 0),
  enabled boolean not null default true,
  -- Why the engine disabled it; null where it did not.
  disabled_reason text,
  -- The first failure since the last success; null while deliveries arrive.
  failing_since timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint webhooks_own_has_owner check (scope = 'ALL' or user_id is not null)
);
comment on table public.webhooks is 'Addresses that are sent events: of their owner''s jobs (OWN), or of all jobs and the alerts (ALL)';
create index webhooks_user_idx on public.webhooks (user_id);
create index webhooks_own_idx on public.webhooks (user_id) where enabled and scope = 'OWN';
create index webhooks_all_idx on public.webhooks (webhook_id) where enabled and scope = 'ALL';

-- Apart from the endpoints, which their owners may read: only the engine's own role reads secrets.
create table public.webhook_secrets (
  webhook_id uuid not null references public.webhooks (webhook_id) on delete cascade,
  secret text not null constraint webhook_secrets_form check (secret ~ '^whsec_[A-Za-z0-9+/=]+$'),
  created_at timestamptz not null default clock_timestamp(),
  -- Null for the current one; an earlier one signs until then.
  expires_at timestamptz,
  primary key (webhook_id, secret)
);
comment on table public.webhook_secrets is 'What deliveries are signed with: the current secret, and earlier ones until they expire';
create unique index webhook_secrets_current_idx on public.webhook_secrets (webhook_id) where expires_at is null;

create table public.webhook_deliveries (
  delivery_id bigint generated always as identity primary key,
  webhook_id uuid not null references public.webhooks (webhook_id) on delete cascade,
  -- What the receiver knows the message by; every attempt has the same.
  message_id uuid not null default gen_random_uuid(),
  event text not null,
  -- No foreign key: the log outlives the job, and holds no word of it.
  job_id uuid,
  payload jsonb not null,
  status text not null default 'PENDING' constraint webhook_deliveries_status_known check (status in ('PENDING', 'DELIVERED', 'FAILED')),
  attempts integer not null default 0,
  -- The fence: each claim raises it.
  claim integer not null default 0,
  due_at timestamptz not null default '-infinity',
  lease_until timestamptz,
  -- Of the last attempt.
  response_status integer,
  -- The latest attempts, the oldest first: at, milliseconds, status, error, body.
  log jsonb not null default '[]',
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
comment on table public.webhook_deliveries is 'Messages to endpoints and what became of them; ended ones are kept for 30 days';
create index webhook_deliveries_due_idx on public.webhook_deliveries (webhook_id, due_at, delivery_id) where status = 'PENDING';
create index webhook_deliveries_leased_idx on public.webhook_deliveries (webhook_id) where status = 'PENDING' and lease_until is not null;
create index webhook_deliveries_webhook_idx on public.webhook_deliveries (webhook_id, delivery_id);
create index webhook_deliveries_ended_idx on public.webhook_deliveries (ended_at) where ended_at is not null;

-- Writes one delivery for each endpoint that wants an event of a job. Plans go by index: an endpoint's and a job's rows are few, the tables are not.
create function public.webhook_deliveries_of_events(event_ids bigint[]) returns void
language plpgsql
set search_path = '' set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
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
    where m.event_id = any (event_ids) and k.event = any (w.events)
    order by m.event_id;
  if found then
    perform pg_catalog.pg_notify('studio_webhooks', '');
  end if;
end;
$$;

-- A move that ends a job, seen by every endpoint that is enabled. With none, this is one look at an empty index. A row that is inserted in
-- its last status was imported and ended elsewhere: nobody is waiting for it.
create function public.job_events_webhooks() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if exists (select from moved m where m.to_status in ('COMPLETE', 'FAILED') and m.from_status is not null)
      and exists (select from public.webhooks w where w.enabled) then
    perform public.webhook_deliveries_of_events(array(
      select m.event_id from moved m where m.to_status in ('COMPLETE', 'FAILED') and m.from_status is not null));
  end if;
  return null;
end;
$$;
create trigger job_events_webhooks after insert on public.job_events
  referencing new table as moved for each statement execute function public.job_events_webhooks();

-- Writes one delivery for each endpoint of operators that wants an event which is about no job, such as an alert.
create function public.webhook_deliveries_for_all(event text, data jsonb) returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into public.webhook_deliveries (webhook_id, event, payload)
    select w.webhook_id, $1, jsonb_build_object('type', $1,
      'timestamp', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'data', $2)
    from public.webhooks w where w.enabled and w.scope = 'ALL' and $1 = any (w.events);
  if found then
    perform pg_catalog.pg_notify('studio_webhooks', '');
  end if;
end;
$$;

create policy "Users see their own webhooks" on public.webhooks
  for select to authenticated using ((select auth.uid()) = user_id);
create policy "Users see the deliveries of their own webhooks" on public.webhook_deliveries
  for select to authenticated using (exists (
    select from public.webhooks w where w.webhook_id = webhook_deliveries.webhook_id and w.user_id = (select auth.uid())));
do $$
declare
  name text;
begin
  foreach name in array array['webhooks', 'webhook_secrets', 'webhook_deliveries'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated, service_role', name);
    continue when name = 'webhook_secrets';
    execute format('grant select on table public.%I to authenticated, service_role', name);
  end loop;
  foreach name in array array['webhook_deliveries_of_events(bigint[])', 'job_events_webhooks()', 'webhook_deliveries_for_all(text, jsonb)'] loop
    execute format('revoke all on function public.%s from public, anon, authenticated', name);
  end loop;
  -- Supabase's default grants include the numbers behind the identity columns.
  execute 'revoke all on sequence public.webhooks_number_seq, public.webhook_deliveries_delivery_id_seq from public, anon, authenticated';
end;
$$;
