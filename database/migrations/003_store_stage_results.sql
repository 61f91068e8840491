-- What the stages leave behind. Append-only but for progress; every table has row level security and explicit grants.

create table public.job_attempts (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  attempt integer not null,
  stage text not null,
  delivery_id uuid not null,
  worker text not null,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  outcome text not null default 'running'
    check (outcome in ('running', 'advanced', 'retry', 'failed', 'interrupted', 'lost')),
  fault jsonb,
  primary key (job_id, attempt)
);
comment on table public.job_attempts is 'One row for each run of a stage, with its failure in full: for admins only';

create table public.job_transcripts (
  job_id uuid primary key references public.studio_jobs (job_id) on delete cascade,
  language text,
  language_confidence real,
  duration_seconds double precision not null,
  speech_seconds double precision,
  flags jsonb not null default '[]',
  created_at timestamptz not null default now()
);

create table public.transcript_segments (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  ordinal integer not null,
  start_seconds double precision,
  end_seconds double precision,
  text text not null,
  confidence real,
  words jsonb,
  primary key (job_id, ordinal)
);

create table public.job_enrichments (
  job_id uuid primary key references public.studio_jobs (job_id) on delete cascade,
  document jsonb not null,
  brand_bible_name text not null,
  brand_bible_version integer not null,
  brand_bible_hash text not null,
  created_at timestamptz not null default now()
);

create table public.refinements (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  version integer not null,
  text text not null,
  provider text not null,
  model text not null,
  verdict text not null check (verdict in ('PASS', 'REVIEW', 'REJECT')),
  findings jsonb not null default '[]',
  prompt_hash text not null,
  created_at timestamptz not null default now(),
  primary key (job_id, version)
);

create table public.job_usage (
  usage_id bigint generated always as identity primary key,
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  attempt integer not null,
  stage text not null,
  provider text not null,
  model text not null,
  requests integer not null,
  audio_seconds double precision,
  input_tokens integer,
  output_tokens integer,
  at timestamptz not null default now()
);
create index job_usage_job_idx on public.job_usage (job_id);

-- Progress may be lost in a crash: it is told again by the next attempt.
create unlogged table public.job_progress (
  job_id uuid primary key,
  attempt integer not null,
  stage text not null,
  percent real not null check (percent between 0 and 100),
  note text not null,
  seconds_left real,
  at timestamptz not null default now()
);

create table public.sweep_runs (
  sweep_run_id bigint generated always as identity primary key,
  sweep text not null,
  worker text not null,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  counts jsonb not null default '{}',
  error text
);
create index sweep_runs_started_idx on public.sweep_runs (started_at desc);

do $$
declare
  name text;
begin
  foreach name in array array['job_attempts', 'job_transcripts', 'transcript_segments', 'job_enrichments', 'refinements',
                              'job_usage', 'job_progress', 'sweep_runs'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant all on table public.%I to service_role', name);
  end loop;
  -- What belongs to a job is seen by whoever sees the job: the inner select is under the job's own policies.
  foreach name in array array['job_transcripts', 'transcript_segments', 'job_enrichments', 'refinements', 'job_usage',
                              'job_progress'] loop
    execute format('grant select on table public.%I to authenticated', name);
    execute format(
      'create policy "Users see what belongs to their own jobs" on public.%I for select to authenticated
         using (exists (select from public.studio_jobs j where j.job_id = %I.job_id and j.user_id = (select auth.uid())))',
      name, name);
  end loop;
end;
$$;
