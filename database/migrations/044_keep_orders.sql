-- Transcripts that were ordered at a provider and are not fetched yet: what is paid for is fetched after a crash, and not ordered again.

create table public.transcript_orders (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  ordinal integer not null check (ordinal >= 0),
  audio_sha256 text not null,
  start_seconds double precision not null,
  end_seconds double precision not null,
  held text not null check (char_length(held) <= 500),
  attempt integer not null,
  placed_at timestamptz not null default clock_timestamp(),
  primary key (job_id, ordinal)
);
comment on table public.transcript_orders is 'Orders at providers that transcribe later, one for each part; a row is deleted with the result of its part';
comment on column public.transcript_orders.held is 'What the recogniser needs to go on: a mark of what was asked, and the id at the provider';
alter table public.transcript_orders enable row level security;
revoke all on table public.transcript_orders from public, anon, authenticated;
grant all on table public.transcript_orders to service_role;
