-- Alerts about the engine as a whole: a figure crossed the threshold of a rule. At most one of a rule and subject is open at a time.
create table public.engine_alerts (
  alert_id bigint generated always as identity primary key,
  rule text not null,
  -- What of it: a provider, a level, a model; empty where the rule is about all of them.
  subject text not null,
  value double precision not null,
  threshold double precision not null,
  message text not null,
  raised_at timestamptz not null default clock_timestamp(),
  cleared_at timestamptz
);
comment on table public.engine_alerts is 'Figures of the engine that crossed their threshold, and when they were back';
create unique index engine_alerts_open_idx on public.engine_alerts (rule, subject) where cleared_at is null;
create index engine_alerts_cleared_idx on public.engine_alerts (cleared_at) where cleared_at is not null;

alter table public.engine_alerts enable row level security;
revoke all on table public.engine_alerts from public, anon, authenticated, service_role;
grant select on table public.engine_alerts to service_role;
revoke all on sequence public.engine_alerts_alert_id_seq from public, anon, authenticated;
