-- tolerated: an earlier release does not read it, and takes its thresholds from its settings alone.
-- Thresholds of alert rules that somebody set while the engine runs; without a row the setting applies.
create table public.alert_thresholds (
  rule text not null,
  -- The service level; empty for the rules that have one threshold.
  subject text not null default '',
  -- 0: no alert.
  threshold integer not null check (threshold >= 0),
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null,
  primary key (rule, subject)
);
comment on table public.alert_thresholds is 'Thresholds of alert rules that take precedence over the settings';

alter table public.alert_thresholds enable row level security;
revoke all on table public.alert_thresholds from public, anon, authenticated, service_role;
grant select on table public.alert_thresholds to service_role;
