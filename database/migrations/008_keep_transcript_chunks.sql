-- What a long recording's parts gave, kept as each arrives, so that nothing is paid for twice; and how the providers are.

create table public.transcript_sources (
  job_id uuid primary key references public.studio_jobs (job_id) on delete cascade,
  bytes bigint not null,
  etag text,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  read_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz
);
comment on table public.transcript_sources is 'The recording as it was last read; changed_at when it was another one before';

create table public.transcript_chunks (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  ordinal integer not null check (ordinal >= 0),
  audio_sha256 text not null,
  start_seconds double precision not null,
  end_seconds double precision not null check (end_seconds > start_seconds),
  provider text not null,
  model text not null,
  sent jsonb not null,
  result jsonb not null,
  flags jsonb not null default '[]',
  usable boolean not null,
  usage jsonb not null,
  attempt integer not null,
  stored_at timestamptz not null default clock_timestamp(),
  primary key (job_id, ordinal)
);
comment on table public.transcript_chunks is 'Parts of a recording that were recognised: the checkpoint of TRANSCRIBING';

alter table public.job_usage add column cost_usd double precision check (cost_usd >= 0);
comment on column public.job_usage.cost_usd is 'US dollars by the price that was set; null where none was';

-- Requests that are under way or were made within the last minute, over all replicas. A crash may lose it: a permit runs out by itself.
create unlogged table public.provider_permits (
  permit_id uuid primary key,
  provider text not null,
  taken_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  returned_at timestamptz
);
create index provider_permits_provider_idx on public.provider_permits (provider, taken_at);

create table public.provider_states (
  provider text primary key,
  failures integer not null default 0,
  opened_at timestamptz,
  open_until timestamptz,
  paused_until timestamptz,
  last_fault jsonb,
  updated_at timestamptz not null default clock_timestamp()
);
comment on table public.provider_states is 'Circuit breakers: failures in a row, and until when a provider is left alone';

do $$
declare
  name text;
begin
  foreach name in array array['transcript_sources', 'transcript_chunks', 'provider_permits', 'provider_states'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant all on table public.%I to service_role', name);
  end loop;
end;
$$;
