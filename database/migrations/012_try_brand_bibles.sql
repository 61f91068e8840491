-- Trials: some stored transcripts refined under a Brand Bible that is not published, beside the texts they have. Nothing here touches a job.

create table public.brand_bible_trials (
  trial_id uuid primary key default gen_random_uuid(),
  brand text not null,
  version integer not null,
  content jsonb not null,
  content_hash text not null,
  -- As its author wrote it, Markdown or JSON.
  source text not null,
  started_at timestamptz not null default clock_timestamp(),
  started_by text not null,
  deadline_at timestamptz not null,
  state text not null default 'WAITING' constraint brand_bible_trials_state_known
    check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  -- The fence: a worker that lost its claim can change nothing.
  claim integer not null default 0,
  -- Until when the claim is believed without a sign of life.
  lease_until timestamptz,
  -- How often a worker went silent with it.
  deaths integer not null default 0,
  ended_at timestamptz,
  reason text,
  constraint brand_bible_trials_ended check ((state in ('DONE', 'FAILED')) = (ended_at is not null)),
  constraint brand_bible_trials_reason check ((state = 'FAILED') = (reason is not null))
);
comment on table public.brand_bible_trials is 'Drafts of Brand Bibles tried on stored transcripts; kept for 30 days';
create index brand_bible_trials_open_idx on public.brand_bible_trials (started_at) where ended_at is null;

create table public.brand_bible_trial_results (
  trial_id uuid not null references public.brand_bible_trials (trial_id) on delete cascade,
  ordinal integer not null,
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  state text not null default 'WAITING' constraint brand_bible_trial_results_state_known
    check (state in ('WAITING', 'DONE', 'FAILED')),
  -- { text, verdict, findings, version } as they were when it was tried, and { text, verdict, findings, provider, model, usage }.
  current jsonb,
  draft jsonb,
  changes jsonb,
  error jsonb,
  ended_at timestamptz,
  primary key (trial_id, ordinal),
  constraint brand_bible_trial_results_once unique (trial_id, job_id),
  constraint brand_bible_trial_results_draft check ((state = 'DONE') = (draft is not null)),
  constraint brand_bible_trial_results_error check ((state = 'FAILED') = (error is not null))
);
create index brand_bible_trial_results_job_idx on public.brand_bible_trial_results (job_id);

do $$
declare
  name text;
begin
  foreach name in array array['brand_bible_trials', 'brand_bible_trial_results'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant select on table public.%I to service_role', name);
  end loop;
end;
$$;
