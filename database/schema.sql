-- Generated from the migrations by `npm run schema`; a test compares the two. Do not edit.

-- Tables and columns

create table public.alert_thresholds (
  rule text not null,
  subject text default ''::text not null,
  threshold integer not null,
  changed_at timestamp with time zone default clock_timestamp() not null,
  changed_by text not null
);
create table public.audio_deletions (
  job_id uuid not null,
  user_id uuid not null,
  submitted_by text not null,
  raw_audio_url text not null,
  reason text not null,
  ended_at timestamp with time zone not null,
  promised_at timestamp with time zone default clock_timestamp() not null
);
create table public.brand_bible_trial_results (
  trial_id uuid not null,
  ordinal integer not null,
  job_id uuid not null,
  state text default 'WAITING'::text not null,
  current jsonb,
  draft jsonb,
  changes jsonb,
  error jsonb,
  ended_at timestamp with time zone
);
create table public.brand_bible_trials (
  trial_id uuid default gen_random_uuid() not null,
  brand text not null,
  version integer not null,
  content jsonb not null,
  content_hash text not null,
  source text not null,
  started_at timestamp with time zone default clock_timestamp() not null,
  started_by text not null,
  deadline_at timestamp with time zone not null,
  state text default 'WAITING'::text not null,
  claim integer default 0 not null,
  lease_until timestamp with time zone,
  deaths integer default 0 not null,
  ended_at timestamp with time zone,
  reason text
);
create table public.brand_bibles (
  brand_bible_id bigint generated always as identity not null,
  brand text not null,
  version integer not null,
  content jsonb not null,
  content_hash text not null,
  source text not null,
  note text,
  active boolean default false not null,
  published_at timestamp with time zone default clock_timestamp() not null,
  published_by text not null
);
create table public.engine_alerts (
  alert_id bigint generated always as identity not null,
  rule text not null,
  subject text not null,
  value double precision not null,
  threshold double precision not null,
  message text not null,
  raised_at timestamp with time zone default clock_timestamp() not null,
  cleared_at timestamp with time zone
);
create table public.failure_acknowledgements (
  job_id uuid not null,
  event_number integer not null,
  acknowledged_at timestamp with time zone default clock_timestamp() not null,
  acknowledged_by text not null,
  note text not null
);
create table public.job_alerts (
  alert_id bigint generated always as identity not null,
  job_id uuid not null,
  level text not null,
  event_number integer not null,
  status text not null,
  since timestamp with time zone not null,
  limit_seconds integer not null,
  raised_at timestamp with time zone default clock_timestamp() not null,
  cleared_at timestamp with time zone
);
create table public.job_attempts (
  job_id uuid not null,
  attempt integer not null,
  stage text not null,
  delivery_id uuid not null,
  worker text not null,
  started_at timestamp with time zone default clock_timestamp() not null,
  ended_at timestamp with time zone,
  outcome text default 'running'::text not null,
  fault jsonb,
  error_code text default (fault ->> 'code'::text),
  error_message text default (fault ->> 'message'::text)
);
create table public.job_brands (
  job_id uuid not null,
  brand text not null
);
create table public.job_enrichments (
  job_id uuid not null,
  document jsonb not null,
  brand_bible_name text not null,
  brand_bible_version integer not null,
  brand_bible_hash text not null,
  created_at timestamp with time zone default now() not null
);
create table public.job_events (
  event_id bigint generated always as identity not null,
  job_id uuid not null,
  number integer not null,
  user_id uuid not null,
  from_status text,
  to_status text not null,
  reason text not null,
  actor text,
  attempt integer not null,
  at timestamp with time zone default clock_timestamp() not null,
  tx xid8 default pg_current_xact_id() not null
);
create table public.job_failure_changes (
  change_id bigint generated always as identity not null,
  minute timestamp with time zone not null,
  code text not null,
  stage text not null,
  provider text not null,
  pattern text not null,
  jobs bigint not null,
  failures bigint not null,
  users bit(4096) not null,
  first_at timestamp with time zone,
  last_at timestamp with time zone
);
create table public.job_failure_clusters (
  cluster_id bigint generated always as identity not null,
  code text not null,
  stage text not null,
  provider text not null,
  pattern text not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null
);
create table public.job_failure_stats (
  grain text not null,
  bucket timestamp with time zone not null,
  cluster_id bigint not null,
  jobs bigint not null,
  failures bigint not null,
  users bit(4096) not null
);
create table public.job_marks (
  job_id uuid not null,
  mark text not null,
  user_id uuid not null,
  created_at timestamp with time zone not null
);
create unlogged table public.job_progress (
  job_id uuid not null,
  attempt integer not null,
  stage text not null,
  percent real not null,
  note text not null,
  seconds_left real,
  at timestamp with time zone default now() not null,
  chunks_done integer,
  chunks_total integer,
  waiting jsonb
);
create table public.job_search_terms (
  job_id uuid not null,
  user_id uuid not null,
  term text not null
);
create table public.job_speakers (
  job_id uuid not null,
  speaker text not null,
  name text not null,
  named_at timestamp with time zone default clock_timestamp() not null,
  named_by text not null
);
create table public.job_stages (
  stage text not null,
  "position" integer not null,
  fills text,
  stores text
);
create table public.job_stat_changes (
  change_id bigint generated always as identity not null,
  minute timestamp with time zone not null,
  measure text not null,
  label text not null,
  bin integer not null,
  n bigint not null,
  total numeric not null
);
create table public.job_stat_horizon (
  one boolean default true not null,
  minutes_from timestamp with time zone not null,
  hours_from timestamp with time zone not null
);
create table public.job_stats (
  grain text not null,
  bucket timestamp with time zone not null,
  measure text not null,
  label text not null,
  bin integer not null,
  n bigint not null,
  total numeric not null
);
create table public.job_text_queue (
  queue_id bigint generated always as identity not null,
  job_id uuid not null
);
create table public.job_texts (
  job_id uuid not null,
  user_id uuid not null,
  created_at timestamp with time zone not null,
  document tsvector not null,
  content_hash text not null
);
create table public.job_transcripts (
  job_id uuid not null,
  language text,
  language_confidence real,
  duration_seconds double precision not null,
  speech_seconds double precision,
  flags jsonb default '[]'::jsonb not null,
  created_at timestamp with time zone default now() not null
);
create table public.job_transitions (
  from_status text not null,
  to_status text not null,
  requires text[] default '{}'::text[] not null
);
create table public.job_usage (
  usage_id bigint generated always as identity not null,
  job_id uuid not null,
  attempt integer not null,
  stage text not null,
  provider text not null,
  model text not null,
  requests integer not null,
  audio_seconds double precision,
  input_tokens integer,
  output_tokens integer,
  at timestamp with time zone default now() not null,
  cost_usd double precision,
  call_id uuid
);
create table public.operator_actions (
  operator_action_id bigint generated always as identity not null,
  at timestamp with time zone default clock_timestamp() not null,
  actor text not null,
  actor_user_id uuid,
  action text not null,
  job_id uuid,
  filter jsonb,
  affected integer not null,
  note text
);
create unlogged table public.provider_permits (
  permit_id uuid not null,
  provider text not null,
  taken_at timestamp with time zone default clock_timestamp() not null,
  expires_at timestamp with time zone not null,
  returned_at timestamp with time zone
);
create table public.provider_states (
  provider text not null,
  failures integer default 0 not null,
  opened_at timestamp with time zone,
  open_until timestamp with time zone,
  paused_until timestamp with time zone,
  last_fault jsonb,
  updated_at timestamp with time zone default clock_timestamp() not null
);
create table public.queue_clocks (
  stage text not null,
  turn integer default 0 not null
);
create table public.queue_turns (
  stage text not null,
  user_id uuid not null,
  turn integer not null,
  taken integer not null
);
create table public.refine_orders (
  job_id uuid not null,
  brand_bible_name text not null,
  brand_bible_version integer not null,
  brand_bible_hash text not null,
  replaces_edit boolean default false not null,
  ordered_at timestamp with time zone default clock_timestamp() not null,
  ordered_by text not null
);
create table public.refinement_reviews (
  review_id bigint generated always as identity not null,
  job_id uuid not null,
  version integer not null,
  decision text not null,
  note text,
  reviewed_at timestamp with time zone default clock_timestamp() not null,
  reviewed_by text not null
);
create table public.refinements (
  job_id uuid not null,
  version integer not null,
  text text not null,
  provider text not null,
  model text not null,
  verdict text not null,
  findings jsonb default '[]'::jsonb not null,
  prompt_hash text not null,
  created_at timestamp with time zone default now() not null,
  kind text default 'machine'::text not null,
  is_current boolean default false not null,
  author text,
  brand_bible_name text,
  brand_bible_version integer,
  brand_bible_hash text,
  transcript_hash text,
  system_prompt text,
  usage jsonb default '[]'::jsonb not null,
  repaired jsonb default '[]'::jsonb not null,
  coverage jsonb,
  opinions jsonb default '[]'::jsonb not null
);
create table public.refiner_answers (
  job_id uuid not null,
  request_hash text not null,
  answer jsonb not null,
  attempt integer not null,
  stored_at timestamp with time zone default clock_timestamp() not null
);
create table public.retry_batch_jobs (
  retry_batch_id uuid not null,
  ordinal integer not null,
  job_id uuid not null,
  event_number integer not null
);
create table public.retry_batches (
  retry_batch_id uuid default gen_random_uuid() not null,
  started_at timestamp with time zone default clock_timestamp() not null,
  started_by text not null,
  filter jsonb not null,
  per_second double precision not null,
  total integer not null,
  released integer default 0 not null,
  passed_over integer default 0 not null,
  paced_until timestamp with time zone not null,
  ended_at timestamp with time zone
);
create table public.studio_jobs (
  job_id uuid default gen_random_uuid() not null,
  created_at timestamp with time zone default now() not null,
  status text default 'NEW'::text not null,
  user_id uuid not null,
  raw_audio_url text not null,
  raw_transcript text,
  refined_text text,
  system_prompt_used text,
  processing_time_ms integer,
  error_details jsonb,
  client_job_id text,
  submitted_by text default 'service'::text not null,
  run_started_at timestamp with time zone default now() not null,
  delivery_id uuid,
  attempt integer default 0 not null,
  stage_faults integer default 0 not null,
  event_count integer default 0 not null,
  moved_reason text,
  moved_by text,
  status_since timestamp with time zone,
  claimed_at timestamp with time zone,
  run_claimed_at timestamp with time zone,
  audio_deleted_at timestamp with time zone,
  texts_deleted_at timestamp with time zone,
  verdict text,
  language text,
  keywords text[],
  speakers text,
  brand text,
  review text,
  driven_by text default 'engine'::text not null
);
create table public.studio_migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  tolerated boolean default false not null
);
create table public.sweep_marks (
  sweep text not null,
  ended_at timestamp with time zone not null,
  job_id uuid not null,
  moved_at timestamp with time zone default clock_timestamp() not null
);
create table public.sweep_runs (
  sweep_run_id bigint generated always as identity not null,
  sweep text not null,
  worker text not null,
  started_at timestamp with time zone default clock_timestamp() not null,
  ended_at timestamp with time zone,
  counts jsonb default '{}'::jsonb not null,
  error text
);
create table public.transcript_chunks (
  job_id uuid not null,
  ordinal integer not null,
  audio_sha256 text not null,
  start_seconds double precision not null,
  end_seconds double precision not null,
  provider text not null,
  model text not null,
  sent jsonb not null,
  result jsonb not null,
  flags jsonb default '[]'::jsonb not null,
  usable boolean not null,
  usage jsonb not null,
  attempt integer not null,
  stored_at timestamp with time zone default clock_timestamp() not null
);
create table public.transcript_orders (
  job_id uuid not null,
  ordinal integer not null,
  audio_sha256 text not null,
  start_seconds double precision not null,
  end_seconds double precision not null,
  held text not null,
  attempt integer not null,
  placed_at timestamp with time zone default clock_timestamp() not null
);
create table public.transcript_segments (
  job_id uuid not null,
  ordinal integer not null,
  start_seconds double precision,
  end_seconds double precision,
  text text not null,
  confidence real,
  words jsonb,
  speaker text
);
create table public.transcript_sources (
  job_id uuid not null,
  bytes bigint not null,
  etag text,
  sha256 text not null,
  read_at timestamp with time zone default clock_timestamp() not null,
  changed_at timestamp with time zone
);
create table public.transcript_versions (
  job_id uuid not null,
  version integer not null,
  kind text not null,
  text text not null,
  author text,
  created_at timestamp with time zone default clock_timestamp() not null,
  segments jsonb
);
create table public.user_brands (
  user_id uuid not null,
  brand text not null,
  set_at timestamp with time zone default clock_timestamp() not null,
  set_by text not null
);
create table public.user_stat_changes (
  change_id bigint generated always as identity not null,
  user_id uuid not null,
  n bigint not null,
  label text not null,
  minute integer,
  processing_ms bigint,
  wait_ms bigint,
  run_ms bigint
);
create table public.user_stats (
  user_id uuid not null,
  measure text not null,
  label text not null,
  bin integer not null,
  n bigint not null,
  total numeric not null
);
create table public.webhook_deliveries (
  delivery_id bigint generated always as identity not null,
  webhook_id uuid not null,
  message_id uuid default gen_random_uuid() not null,
  event text not null,
  job_id uuid,
  payload jsonb not null,
  status text default 'PENDING'::text not null,
  attempts integer default 0 not null,
  claim integer default 0 not null,
  due_at timestamp with time zone default '-infinity'::timestamp with time zone not null,
  lease_until timestamp with time zone,
  response_status integer,
  log jsonb default '[]'::jsonb not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  ended_at timestamp with time zone
);
create table public.webhook_secrets (
  webhook_id uuid not null,
  secret text not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  expires_at timestamp with time zone
);
create table public.webhooks (
  webhook_id uuid default gen_random_uuid() not null,
  number bigint generated always as identity not null,
  user_id uuid,
  scope text not null,
  url text not null,
  description text default ''::text not null,
  events text[] not null,
  enabled boolean default true not null,
  disabled_reason text,
  failing_since timestamp with time zone,
  created_at timestamp with time zone default clock_timestamp() not null,
  updated_at timestamp with time zone default clock_timestamp() not null
);

-- Constraints

alter table public.alert_thresholds add constraint alert_thresholds_pkey PRIMARY KEY (rule, subject);
alter table public.alert_thresholds add constraint alert_thresholds_threshold_check CHECK ((threshold >= 0));
alter table public.audio_deletions add constraint audio_deletions_pkey PRIMARY KEY (job_id);
alter table public.audio_deletions add constraint audio_deletions_reason_known CHECK ((reason = ANY (ARRAY['user'::text, 'requested'::text, 'row'::text])));
alter table public.brand_bible_trial_results add constraint brand_bible_trial_results_draft CHECK (((state = 'DONE'::text) = (draft IS NOT NULL)));
alter table public.brand_bible_trial_results add constraint brand_bible_trial_results_error CHECK (((state = 'FAILED'::text) = (error IS NOT NULL)));
alter table public.brand_bible_trial_results add constraint brand_bible_trial_results_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.brand_bible_trial_results add constraint brand_bible_trial_results_once UNIQUE (trial_id, job_id);
alter table public.brand_bible_trial_results add constraint brand_bible_trial_results_pkey PRIMARY KEY (trial_id, ordinal);
alter table public.brand_bible_trial_results add constraint brand_bible_trial_results_state_known CHECK ((state = ANY (ARRAY['WAITING'::text, 'DONE'::text, 'FAILED'::text])));
alter table public.brand_bible_trial_results add constraint brand_bible_trial_results_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES brand_bible_trials(trial_id) ON DELETE CASCADE;
alter table public.brand_bible_trials add constraint brand_bible_trials_ended CHECK (((state = ANY (ARRAY['DONE'::text, 'FAILED'::text])) = (ended_at IS NOT NULL)));
alter table public.brand_bible_trials add constraint brand_bible_trials_pkey PRIMARY KEY (trial_id);
alter table public.brand_bible_trials add constraint brand_bible_trials_reason CHECK (((state = 'FAILED'::text) = (reason IS NOT NULL)));
alter table public.brand_bible_trials add constraint brand_bible_trials_state_known CHECK ((state = ANY (ARRAY['WAITING'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text])));
alter table public.brand_bibles add constraint brand_bibles_brand_length CHECK (((char_length(brand) >= 1) AND (char_length(brand) <= 120)));
alter table public.brand_bibles add constraint brand_bibles_brand_version UNIQUE (brand, version);
alter table public.brand_bibles add constraint brand_bibles_hash_hex CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text));
alter table public.brand_bibles add constraint brand_bibles_note_length CHECK ((char_length(note) <= 2000));
alter table public.brand_bibles add constraint brand_bibles_pkey PRIMARY KEY (brand_bible_id);
alter table public.brand_bibles add constraint brand_bibles_version_positive CHECK ((version >= 1));
alter table public.engine_alerts add constraint engine_alerts_pkey PRIMARY KEY (alert_id);
alter table public.failure_acknowledgements add constraint failure_acknowledgements_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.failure_acknowledgements add constraint failure_acknowledgements_note_length CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)));
alter table public.failure_acknowledgements add constraint failure_acknowledgements_pkey PRIMARY KEY (job_id, event_number);
alter table public.job_alerts add constraint job_alerts_job_id_event_number_level_key UNIQUE (job_id, event_number, level);
alter table public.job_alerts add constraint job_alerts_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_alerts add constraint job_alerts_pkey PRIMARY KEY (alert_id);
alter table public.job_attempts add constraint job_attempts_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_attempts add constraint job_attempts_outcome_check CHECK ((outcome = ANY (ARRAY['running'::text, 'advanced'::text, 'retry'::text, 'deferred'::text, 'failed'::text, 'interrupted'::text, 'lost'::text]))) NOT VALID;
alter table public.job_attempts add constraint job_attempts_pkey PRIMARY KEY (job_id, attempt);
alter table public.job_brands add constraint job_brands_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_brands add constraint job_brands_pkey PRIMARY KEY (job_id);
alter table public.job_enrichments add constraint job_enrichments_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_enrichments add constraint job_enrichments_pkey PRIMARY KEY (job_id);
alter table public.job_events add constraint job_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_events add constraint job_events_job_id_number_key UNIQUE (job_id, number);
alter table public.job_events add constraint job_events_pkey PRIMARY KEY (event_id);
alter table public.job_failure_changes add constraint job_failure_changes_pkey PRIMARY KEY (change_id);
alter table public.job_failure_clusters add constraint job_failure_clusters_code_stage_provider_pattern_key UNIQUE (code, stage, provider, pattern);
alter table public.job_failure_clusters add constraint job_failure_clusters_pkey PRIMARY KEY (cluster_id);
alter table public.job_failure_stats add constraint job_failure_stats_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES job_failure_clusters(cluster_id) ON DELETE CASCADE;
alter table public.job_failure_stats add constraint job_failure_stats_grain_check CHECK ((grain = ANY (ARRAY['minute'::text, 'hour'::text, 'day'::text, 'all'::text])));
alter table public.job_failure_stats add constraint job_failure_stats_pkey PRIMARY KEY (grain, bucket, cluster_id);
alter table public.job_marks add constraint job_marks_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_marks add constraint job_marks_pkey PRIMARY KEY (job_id, mark);
alter table public.job_progress add constraint job_progress_check CHECK ((chunks_total >= chunks_done));
alter table public.job_progress add constraint job_progress_chunks_done_check CHECK ((chunks_done >= 0));
alter table public.job_progress add constraint job_progress_percent_check CHECK (((percent >= (0)::double precision) AND (percent <= (100)::double precision)));
alter table public.job_progress add constraint job_progress_pkey PRIMARY KEY (job_id);
alter table public.job_search_terms add constraint job_search_terms_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_search_terms add constraint job_search_terms_pkey PRIMARY KEY (job_id, term);
alter table public.job_speakers add constraint job_speakers_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_speakers add constraint job_speakers_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)));
alter table public.job_speakers add constraint job_speakers_pkey PRIMARY KEY (job_id, speaker);
alter table public.job_speakers add constraint job_speakers_speaker_check CHECK ((speaker ~ '^Speaker [1-9][0-9]{0,3}$'::text));
alter table public.job_stages add constraint job_stages_named CHECK ((stage ~ '^[A-Z][A-Z_]{1,38}$'::text));
alter table public.job_stages add constraint job_stages_pkey PRIMARY KEY (stage);
alter table public.job_stages add constraint job_stages_position_key UNIQUE ("position");
alter table public.job_stat_changes add constraint job_stat_changes_pkey PRIMARY KEY (change_id);
alter table public.job_stat_horizon add constraint job_stat_horizon_one_check CHECK (one);
alter table public.job_stat_horizon add constraint job_stat_horizon_pkey PRIMARY KEY (one);
alter table public.job_stats add constraint job_stats_grain_check CHECK ((grain = ANY (ARRAY['minute'::text, 'hour'::text, 'day'::text, 'all'::text])));
alter table public.job_stats add constraint job_stats_pkey PRIMARY KEY (grain, bucket, measure, label, bin);
alter table public.job_text_queue add constraint job_text_queue_pkey PRIMARY KEY (queue_id);
alter table public.job_texts add constraint job_texts_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_texts add constraint job_texts_pkey PRIMARY KEY (job_id);
alter table public.job_transcripts add constraint job_transcripts_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_transcripts add constraint job_transcripts_pkey PRIMARY KEY (job_id);
alter table public.job_transitions add constraint job_transitions_pkey PRIMARY KEY (from_status, to_status);
alter table public.job_usage add constraint job_usage_call_id_key UNIQUE (call_id);
alter table public.job_usage add constraint job_usage_cost_usd_check CHECK ((cost_usd >= (0)::double precision));
alter table public.job_usage add constraint job_usage_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_usage add constraint job_usage_pkey PRIMARY KEY (usage_id);
alter table public.operator_actions add constraint operator_actions_action_named CHECK (((char_length(action) >= 1) AND (char_length(action) <= 64)));
alter table public.operator_actions add constraint operator_actions_affected_not_negative CHECK ((affected >= 0));
alter table public.operator_actions add constraint operator_actions_note_length CHECK ((char_length(note) <= 2000));
alter table public.operator_actions add constraint operator_actions_pkey PRIMARY KEY (operator_action_id);
alter table public.provider_permits add constraint provider_permits_pkey PRIMARY KEY (permit_id);
alter table public.provider_states add constraint provider_states_pkey PRIMARY KEY (provider);
alter table public.queue_clocks add constraint queue_clocks_pkey PRIMARY KEY (stage);
alter table public.queue_turns add constraint queue_turns_pkey PRIMARY KEY (stage, user_id);
alter table public.queue_turns add constraint queue_turns_stage_fkey FOREIGN KEY (stage) REFERENCES queue_clocks(stage);
alter table public.refine_orders add constraint refine_orders_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.refine_orders add constraint refine_orders_pkey PRIMARY KEY (job_id);
alter table public.refinement_reviews add constraint refinement_reviews_decision_known CHECK ((decision = ANY (ARRAY['APPROVE'::text, 'REJECT'::text, 'REOPEN'::text])));
alter table public.refinement_reviews add constraint refinement_reviews_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.refinement_reviews add constraint refinement_reviews_note_length CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)));
alter table public.refinement_reviews add constraint refinement_reviews_pkey PRIMARY KEY (review_id);
alter table public.refinements add constraint refinements_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.refinements add constraint refinements_kind_known CHECK ((kind = ANY (ARRAY['machine'::text, 'human'::text])));
alter table public.refinements add constraint refinements_pkey PRIMARY KEY (job_id, version);
alter table public.refinements add constraint refinements_verdict_known CHECK ((verdict = ANY (ARRAY['PASS'::text, 'REVIEW'::text, 'REJECT'::text, 'UNCHECKED'::text])));
alter table public.refiner_answers add constraint refiner_answers_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.refiner_answers add constraint refiner_answers_pkey PRIMARY KEY (job_id, request_hash);
alter table public.refiner_answers add constraint refiner_answers_request_hash_check CHECK ((request_hash ~ '^[0-9a-f]{64}$'::text));
alter table public.retry_batch_jobs add constraint retry_batch_jobs_job_id_key UNIQUE (job_id);
alter table public.retry_batch_jobs add constraint retry_batch_jobs_pkey PRIMARY KEY (retry_batch_id, ordinal);
alter table public.retry_batch_jobs add constraint retry_batch_jobs_retry_batch_id_fkey FOREIGN KEY (retry_batch_id) REFERENCES retry_batches(retry_batch_id) ON DELETE CASCADE;
alter table public.retry_batches add constraint retry_batches_add_up CHECK (((released >= 0) AND (passed_over >= 0) AND ((released + passed_over) <= total)));
alter table public.retry_batches add constraint retry_batches_pace CHECK ((per_second > (0)::double precision));
alter table public.retry_batches add constraint retry_batches_pkey PRIMARY KEY (retry_batch_id);
alter table public.studio_jobs add constraint studio_jobs_audio_named CHECK (((char_length(raw_audio_url) >= 1) AND (char_length(raw_audio_url) <= 4096)));
alter table public.studio_jobs add constraint studio_jobs_brand_named CHECK ((((char_length(brand) >= 1) AND (char_length(brand) <= 120)) AND (brand !~ '[\u0001-\u001f\u007f-\u009f]'::text)));
alter table public.studio_jobs add constraint studio_jobs_client_job_id_length CHECK (((char_length(client_job_id) >= 1) AND (char_length(client_job_id) <= 128)));
alter table public.studio_jobs add constraint studio_jobs_complete_has_text CHECK (((status <> 'COMPLETE'::text) OR (texts_deleted_at IS NOT NULL) OR ((refined_text IS NOT NULL) AND (system_prompt_used IS NOT NULL))));
alter table public.studio_jobs add constraint studio_jobs_driven_by_known CHECK ((driven_by = ANY (ARRAY['engine'::text, 'client'::text]))) NOT VALID;
alter table public.studio_jobs add constraint studio_jobs_failed_has_details CHECK (((status <> 'FAILED'::text) OR (error_details IS NOT NULL)));
alter table public.studio_jobs add constraint studio_jobs_keywords_bounded CHECK (((cardinality(keywords) <= 100) AND (COALESCE(array_ndims(keywords), 1) = 1) AND (array_position(keywords, NULL::text) IS NULL) AND (array_to_string(keywords, ''::text) !~ '[\u0001-\u001f\u007f-\u009f]'::text) AND ((cardinality(keywords) = 0) OR ((('
'::text || array_to_string(keywords, '
'::text)) || '
'::text) !~ '(\n[[:blank:]]*\n|[^\n]{101})'::text))));
alter table public.studio_jobs add constraint studio_jobs_language_tag CHECK (((language ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,7}$'::text) AND (char_length(language) <= 35)));
alter table public.studio_jobs add constraint studio_jobs_pkey PRIMARY KEY (job_id);
alter table public.studio_jobs add constraint studio_jobs_review_known CHECK ((review = ANY (ARRAY['APPROVED'::text, 'REJECTED'::text])));
alter table public.studio_jobs add constraint studio_jobs_speakers_known CHECK ((speakers ~ '^(off|auto|[1-9]|1[0-9]|20)$'::text));
alter table public.studio_jobs add constraint studio_jobs_submitted_by_known CHECK ((submitted_by = ANY (ARRAY['user'::text, 'service'::text])));
alter table public.studio_jobs add constraint studio_jobs_time_not_negative CHECK ((processing_time_ms >= 0));
alter table public.studio_jobs add constraint studio_jobs_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;
alter table public.studio_jobs add constraint studio_jobs_verdict_known CHECK ((verdict = ANY (ARRAY['PASS'::text, 'REVIEW'::text, 'REJECT'::text, 'UNCHECKED'::text])));
alter table public.studio_migrations add constraint studio_migrations_pkey PRIMARY KEY (name);
alter table public.sweep_marks add constraint sweep_marks_pkey PRIMARY KEY (sweep);
alter table public.sweep_runs add constraint sweep_runs_pkey PRIMARY KEY (sweep_run_id);
alter table public.transcript_chunks add constraint transcript_chunks_check CHECK ((end_seconds > start_seconds));
alter table public.transcript_chunks add constraint transcript_chunks_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.transcript_chunks add constraint transcript_chunks_ordinal_check CHECK ((ordinal >= 0));
alter table public.transcript_chunks add constraint transcript_chunks_pkey PRIMARY KEY (job_id, ordinal);
alter table public.transcript_orders add constraint transcript_orders_held_check CHECK ((char_length(held) <= 500));
alter table public.transcript_orders add constraint transcript_orders_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.transcript_orders add constraint transcript_orders_ordinal_check CHECK ((ordinal >= 0));
alter table public.transcript_orders add constraint transcript_orders_pkey PRIMARY KEY (job_id, ordinal);
alter table public.transcript_segments add constraint transcript_segments_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.transcript_segments add constraint transcript_segments_pkey PRIMARY KEY (job_id, ordinal);
alter table public.transcript_sources add constraint transcript_sources_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.transcript_sources add constraint transcript_sources_pkey PRIMARY KEY (job_id);
alter table public.transcript_sources add constraint transcript_sources_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table public.transcript_versions add constraint transcript_versions_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.transcript_versions add constraint transcript_versions_kind_known CHECK ((kind = ANY (ARRAY['machine'::text, 'human'::text])));
alter table public.transcript_versions add constraint transcript_versions_pkey PRIMARY KEY (job_id, version);
alter table public.user_brands add constraint user_brands_pkey PRIMARY KEY (user_id);
alter table public.user_brands add constraint user_brands_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;
alter table public.user_stat_changes add constraint user_stat_changes_pkey PRIMARY KEY (change_id);
alter table public.user_stats add constraint user_stats_pkey PRIMARY KEY (user_id, measure, label, bin);
alter table public.webhook_deliveries add constraint webhook_deliveries_pkey PRIMARY KEY (delivery_id);
alter table public.webhook_deliveries add constraint webhook_deliveries_status_known CHECK ((status = ANY (ARRAY['PENDING'::text, 'DELIVERED'::text, 'FAILED'::text])));
alter table public.webhook_deliveries add constraint webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks(webhook_id) ON DELETE CASCADE;
alter table public.webhook_secrets add constraint webhook_secrets_form CHECK ((secret ~ '^whsec_[A-Za-z0-9+/=]+$'::text));
alter table public.webhook_secrets add constraint webhook_secrets_pkey PRIMARY KEY (webhook_id, secret);
alter table public.webhook_secrets add constraint webhook_secrets_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks(webhook_id) ON DELETE CASCADE;
alter table public.webhooks add constraint webhooks_description_length CHECK ((char_length(description) <= 200));
alter table public.webhooks add constraint webhooks_events_some CHECK ((cardinality(events) > 0));
alter table public.webhooks add constraint webhooks_number_key UNIQUE (number);
alter table public.webhooks add constraint webhooks_own_has_owner CHECK (((scope = 'ALL'::text) OR (user_id IS NOT NULL)));
alter table public.webhooks add constraint webhooks_pkey PRIMARY KEY (webhook_id);
alter table public.webhooks add constraint webhooks_scope_known CHECK ((scope = ANY (ARRAY['OWN'::text, 'ALL'::text])));
alter table public.webhooks add constraint webhooks_url_length CHECK (((char_length(url) >= 1) AND (char_length(url) <= 2048)));
alter table public.webhooks add constraint webhooks_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

-- Indexes

CREATE INDEX audio_deletions_promised_idx ON public.audio_deletions USING btree (promised_at, job_id);
CREATE INDEX brand_bible_trial_results_job_idx ON public.brand_bible_trial_results USING btree (job_id);
CREATE INDEX brand_bible_trials_open_idx ON public.brand_bible_trials USING btree (started_at) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX brand_bibles_active_idx ON public.brand_bibles USING btree (brand) WHERE active;
CREATE INDEX engine_alerts_cleared_idx ON public.engine_alerts USING btree (cleared_at) WHERE (cleared_at IS NOT NULL);
CREATE UNIQUE INDEX engine_alerts_open_idx ON public.engine_alerts USING btree (rule, subject) WHERE (cleared_at IS NULL);
CREATE INDEX job_alerts_open_idx ON public.job_alerts USING btree (alert_id) WHERE (cleared_at IS NULL);
CREATE INDEX job_events_cursor_idx ON public.job_events USING btree (tx, event_id);
CREATE INDEX job_events_user_idx ON public.job_events USING btree (user_id, event_id);
CREATE INDEX job_failure_stats_cluster_idx ON public.job_failure_stats USING btree (cluster_id);
CREATE INDEX job_marks_mark_idx ON public.job_marks USING btree (mark, created_at DESC, job_id DESC);
CREATE INDEX job_marks_user_idx ON public.job_marks USING btree (user_id, mark, created_at DESC, job_id DESC);
CREATE INDEX job_search_terms_term_idx ON public.job_search_terms USING btree (term);
CREATE INDEX job_texts_created_idx ON public.job_texts USING btree (created_at DESC, job_id DESC);
CREATE INDEX job_texts_document_idx ON public.job_texts USING gin (document);
CREATE INDEX job_texts_user_idx ON public.job_texts USING btree (user_id, created_at DESC, job_id DESC);
CREATE INDEX job_usage_job_idx ON public.job_usage USING btree (job_id);
CREATE INDEX operator_actions_job_idx ON public.operator_actions USING btree (job_id, operator_action_id) WHERE (job_id IS NOT NULL);
CREATE INDEX provider_permits_provider_idx ON public.provider_permits USING btree (provider, taken_at);
CREATE INDEX refinement_reviews_job_idx ON public.refinement_reviews USING btree (job_id, review_id DESC);
CREATE UNIQUE INDEX refinements_current_idx ON public.refinements USING btree (job_id) WHERE is_current;
CREATE INDEX refinements_to_review_idx ON public.refinements USING btree (created_at DESC) WHERE (is_current AND (verdict <> 'PASS'::text));
CREATE INDEX retry_batches_open_idx ON public.retry_batches USING btree (started_at) WHERE (ended_at IS NULL);
CREATE INDEX retry_batches_started_idx ON public.retry_batches USING btree (started_at, retry_batch_id);
CREATE UNIQUE INDEX studio_jobs_client_name_idx ON public.studio_jobs USING btree (client_job_id, user_id) WHERE (client_job_id IS NOT NULL);
CREATE INDEX studio_jobs_created_at_idx ON public.studio_jobs USING btree (created_at DESC, job_id DESC);
CREATE INDEX studio_jobs_ended_idx ON public.studio_jobs USING btree (COALESCE(status_since, created_at), job_id) WHERE (status = ANY (ARRAY['COMPLETE'::text, 'FAILED'::text]));
CREATE INDEX studio_jobs_failed_at_idx ON public.studio_jobs USING btree (COALESCE(status_since, created_at) DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_code_idx ON public.studio_jobs USING btree (((error_details ->> 'code'::text)), (
CASE
    WHEN ((error_details ->> 'retryable'::text) = 'true'::text) THEN 1
    ELSE 0
END), created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_code_stage_idx ON public.studio_jobs USING btree (((error_details ->> 'code'::text)), ((error_details ->> 'stage'::text)), (
CASE
    WHEN ((error_details ->> 'retryable'::text) = 'true'::text) THEN 1
    ELSE 0
END), created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_idx ON public.studio_jobs USING btree (created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_pattern_idx ON public.studio_jobs USING btree (job_failure_pattern((error_details ->> 'message'::text)), COALESCE(status_since, created_at) DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_provider_idx ON public.studio_jobs USING btree (((error_details ->> 'provider'::text)), COALESCE(status_since, created_at) DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_retryable_idx ON public.studio_jobs USING btree ((
CASE
    WHEN ((error_details ->> 'retryable'::text) = 'true'::text) THEN 1
    ELSE 0
END), created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_stage_idx ON public.studio_jobs USING btree (((error_details ->> 'stage'::text)), (
CASE
    WHEN ((error_details ->> 'retryable'::text) = 'true'::text) THEN 1
    ELSE 0
END), created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_user_at_idx ON public.studio_jobs USING btree (user_id, COALESCE(status_since, created_at) DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_user_code_idx ON public.studio_jobs USING btree (user_id, ((error_details ->> 'code'::text)), (
CASE
    WHEN ((error_details ->> 'retryable'::text) = 'true'::text) THEN 1
    ELSE 0
END), created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_user_idx ON public.studio_jobs USING btree (user_id, created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_user_stage_idx ON public.studio_jobs USING btree (user_id, ((error_details ->> 'stage'::text)), (
CASE
    WHEN ((error_details ->> 'retryable'::text) = 'true'::text) THEN 1
    ELSE 0
END), created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_reviewed_idx ON public.studio_jobs USING btree (created_at DESC, job_id DESC) WHERE (review IS NOT NULL);
CREATE INDEX studio_jobs_status_idx ON public.studio_jobs USING btree (status, created_at DESC, job_id DESC);
CREATE INDEX studio_jobs_to_review_idx ON public.studio_jobs USING btree (verdict, created_at DESC, job_id DESC) WHERE ((verdict <> 'PASS'::text) AND (review IS NULL));
CREATE INDEX studio_jobs_unadopted_idx ON public.studio_jobs USING btree (created_at) WHERE ((delivery_id IS NULL) AND (status = 'NEW'::text));
CREATE INDEX studio_jobs_unfinished_idx ON public.studio_jobs USING btree (user_id, job_id) WHERE (status <> ALL (ARRAY['COMPLETE'::text, 'FAILED'::text]));
CREATE INDEX studio_jobs_user_id_idx ON public.studio_jobs USING btree (user_id, created_at DESC, job_id DESC);
CREATE INDEX studio_jobs_user_reviewed_idx ON public.studio_jobs USING btree (user_id, created_at DESC, job_id DESC) WHERE (review IS NOT NULL);
CREATE INDEX studio_jobs_user_to_review_idx ON public.studio_jobs USING btree (user_id, verdict, created_at DESC, job_id DESC) WHERE ((verdict <> 'PASS'::text) AND (review IS NULL));
CREATE INDEX studio_jobs_user_verdict_idx ON public.studio_jobs USING btree (user_id, verdict, created_at DESC, job_id DESC) WHERE (verdict <> 'PASS'::text);
CREATE INDEX studio_jobs_verdict_idx ON public.studio_jobs USING btree (verdict, created_at DESC, job_id DESC) WHERE (verdict <> 'PASS'::text);
CREATE INDEX studio_jobs_waiting_idx ON public.studio_jobs USING btree (run_started_at) WHERE (status = 'NEW'::text);
CREATE INDEX sweep_runs_started_idx ON public.sweep_runs USING btree (started_at DESC);
CREATE INDEX webhook_deliveries_due_idx ON public.webhook_deliveries USING btree (webhook_id, due_at, delivery_id) WHERE (status = 'PENDING'::text);
CREATE INDEX webhook_deliveries_ended_idx ON public.webhook_deliveries USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX webhook_deliveries_failed_idx ON public.webhook_deliveries USING btree (delivery_id) WHERE (status = 'FAILED'::text);
CREATE INDEX webhook_deliveries_job_idx ON public.webhook_deliveries USING btree (job_id, delivery_id) WHERE (job_id IS NOT NULL);
CREATE INDEX webhook_deliveries_leased_idx ON public.webhook_deliveries USING btree (webhook_id) WHERE ((status = 'PENDING'::text) AND (lease_until IS NOT NULL));
CREATE INDEX webhook_deliveries_webhook_idx ON public.webhook_deliveries USING btree (webhook_id, delivery_id);
CREATE UNIQUE INDEX webhook_secrets_current_idx ON public.webhook_secrets USING btree (webhook_id) WHERE (expires_at IS NULL);
CREATE INDEX webhooks_all_idx ON public.webhooks USING btree (webhook_id) WHERE (enabled AND (scope = 'ALL'::text));
CREATE INDEX webhooks_own_idx ON public.webhooks USING btree (user_id) WHERE (enabled AND (scope = 'OWN'::text));
CREATE INDEX webhooks_user_idx ON public.webhooks USING btree (user_id);

-- Functions

CREATE OR REPLACE FUNCTION public.brand_bibles_immutable()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'active' is distinct from to_jsonb(old) - 'active' then
    raise exception 'a version of a Brand Bible is never changed' using errcode = '42501', hint = 'Publish a new version.';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.findings_in_grades(findings jsonb, grade text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select coalesce(jsonb_agg(
    case when f.finding ? 'grade' then f.finding else f.finding || jsonb_build_object('grade', grade) end order by f.at), '[]'::jsonb)
  from jsonb_array_elements(findings) with ordinality as f (finding, at);
$function$
;
CREATE OR REPLACE FUNCTION public.job_brands_mark()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if exists (select from told) then
    perform public.job_marks_brand(array(select t.job_id from told t));
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_enrichments_mark()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  jobs uuid[] := array(
    select t.job_id from told t
    where not exists (select from public.brand_bibles s where s.brand = t.brand_bible_name and s.published_by = 'engine')
      or exists (select from public.job_brands n where n.job_id = t.job_id));
begin
  if cardinality(jobs) > 0 then
    perform public.job_marks_brand(jobs);
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_events_broadcast()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  stages integer;
begin
  if pg_catalog.to_regprocedure('realtime.send(jsonb,text,text,boolean)') is null then
    return null;
  end if;
  begin
    select pg_catalog.count(*) into stages from public.job_stages;
    perform realtime.send(
        pg_catalog.jsonb_build_object('job_id', m.job_id, 'status', m.to_status, 'progress',
          case m.to_status when 'NEW' then 0 when 'COMPLETE' then 100 else
            (select 100 * (select pg_catalog.count(*) from public.job_stages earlier where earlier.position < s.position) / stages
               from public.job_stages s where s.stage = m.to_status) end),
        'status', 'jobs:' || m.user_id::text, true)
      from moved m;
  exception when others then
    raise warning 'The move of a job was not broadcast: %', sqlerrm;
  end;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_events_webhooks()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if exists (select from moved m where m.to_status in ('COMPLETE', 'FAILED') and m.from_status is not null)
      and exists (select from public.webhooks w where w.enabled) then
    perform public.webhook_deliveries_of_events(array(
      select m.event_id from moved m where m.to_status in ('COMPLETE', 'FAILED') and m.from_status is not null));
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_failure_cluster(p_code text, p_stage text, p_provider text, p_pattern text, p_first timestamp with time zone, p_last timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  found_id bigint;
begin
  update public.job_failure_clusters c
    set first_seen_at = least(c.first_seen_at, p_first), last_seen_at = greatest(c.last_seen_at, p_last)
    where c.code = p_code and c.stage = p_stage and c.provider = p_provider and c.pattern = p_pattern
    returning c.cluster_id into found_id;
  if found_id is not null then
    return found_id;
  end if;
  if (p_stage, p_provider, p_pattern) <> ('', '', '<other>') and (select count(*) from public.job_failure_clusters) >= 500 then
    return public.job_failure_cluster(p_code, '', '', '<other>', p_first, p_last);
  end if;
  insert into public.job_failure_clusters (code, stage, provider, pattern, first_seen_at, last_seen_at)
    values (p_code, p_stage, p_provider, p_pattern, coalesce(p_first, now()), coalesce(p_last, now()))
    returning cluster_id into found_id;
  return found_id;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_failure_pattern(message text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
declare
  pattern text := pg_catalog.left(coalesce(message, ''), 400);
begin
  pattern := pg_catalog.regexp_replace(pattern, '[A-Za-z][A-Za-z0-9+.-]*://[^\s"''<>]+', '<url>', 'g');
  pattern := pg_catalog.regexp_replace(pattern, '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}', '<id>', 'g');
  pattern := pg_catalog.regexp_replace(pattern, '"[^"]*"', '<text>', 'g');
  pattern := pg_catalog.regexp_replace(pattern, '\m[0-9a-fA-F]*[0-9][0-9a-fA-F]{11,}\M', '<id>', 'g');
  -- Random names, such as those of requests: ten characters or more with letters and digits in turn.
  pattern := pg_catalog.regexp_replace(pattern, '\m(?=[A-Za-z0-9]*[0-9][A-Za-z]+[0-9])[A-Za-z0-9]{10,}\M', '<id>', 'g');
  pattern := pg_catalog.regexp_replace(pattern,
    '\m(?!(?:mp[1-4]|m4[abprv]|h26[1-6]|x26[45]|e?ac3|av1|vp[89]|g7(?:11|22|26|29)|[suf](?:8|16|24|32)(?:[lb]e)?|utf(?:8|16)|md5|sha(?:1|256|512)|ipv[46])\M)((?:[A-Za-z]*[a-z]|[A-Z]{7,}))[0-9]+\M',
    '\1<n>', 'g');
  pattern := pg_catalog.regexp_replace(pattern,
    '(?<![A-Za-z0-9])(?<!HTTP/[0-9][.])(?<!\m(?:HTTP|[Ss]tatus|[Cc]ode|SQLSTATE|HTTP/) ?)[0-9]+(?:[.,:][0-9]+)*(?=(?:ms|s|min|h|[kKMGT]i?[Bb]|[kM]?Hz|kbps|bit|x)?(?![A-Za-z0-9]))',
    '<n>', 'g');
  return pg_catalog.left(pg_catalog.btrim(pg_catalog.regexp_replace(pattern, '\s+', ' ', 'g')), 200);
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_failures_append(failures job_failure_row[])
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  insert into public.job_failure_changes (minute, code, stage, provider, pattern, jobs, failures, users, first_at, last_at)
  select m.minute, m.code, m.stage, m.provider, public.job_failure_pattern(m.message) as pattern, sum(m.jobs), sum(m.failures),
    coalesce(bit_or(m.users), 0::bit(4096)), min(m.first_at), max(m.last_at)
  from (
    -- The message is made a pattern once for all jobs that share it.
    select public.job_stat_minute(f.at) as minute, public.job_stat_code(f.details) as code,
      coalesce(left(f.details ->> 'stage', 40), '') as stage, coalesce(left(f.details ->> 'provider', 80), '') as provider,
      left(f.details ->> 'message', 400) as message, sum(f.sign) as jobs, count(*) filter (where f.moved) as failures,
      bit_or(set_bit(0::bit(4096), get_byte(uuid_send(f.user_id), 15) + 256 * (get_byte(uuid_send(f.user_id), 14) & 15), 1))
        filter (where f.sign > 0) as users,
      min(f.at) filter (where f.sign > 0) as first_at, max(f.at) filter (where f.sign > 0) as last_at
    from unnest(failures) f
    where public.job_stat_code(f.details) <> 'CANCELLED'
    group by 1, 2, 3, 4, 5
  ) m
  group by 1, 2, 3, 4, 5
  having sum(m.jobs) <> 0 or sum(m.failures) <> 0
$function$
;
CREATE OR REPLACE FUNCTION public.job_failures_fold(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  horizon public.job_stat_horizon;
  ids bigint[];
begin
  if not pg_catalog.pg_try_advisory_xact_lock(public.job_stat_lock_key()) then
    return -1;
  end if;
  select * into horizon from public.job_stat_horizon;
  ids := array(select c.change_id from public.job_failure_changes c order by c.change_id limit most);
  if pg_catalog.cardinality(ids) > 0 then
    with kinds as materialized (
      select c.code, c.stage, c.provider, c.pattern,
        public.job_failure_cluster(c.code, c.stage, c.provider, c.pattern, min(c.first_at), max(c.last_at)) as cluster_id
      from public.job_failure_changes c where c.change_id = any (ids)
      group by 1, 2, 3, 4
    )
    insert into public.job_failure_stats as s (grain, bucket, cluster_id, jobs, failures, users)
      select g.grain, public.job_stat_bucket(g.grain, c.minute), k.cluster_id, sum(c.jobs), sum(c.failures), bit_or(c.users)
      from public.job_failure_changes c
        join kinds k on k.code = c.code and k.stage = c.stage and k.provider = c.provider and k.pattern = c.pattern
        cross join unnest(array['minute', 'hour', 'day', 'all']) as g (grain)
      where c.change_id = any (ids) and (g.grain <> 'minute' or c.minute >= horizon.minutes_from)
        and (g.grain <> 'hour' or c.minute >= horizon.hours_from)
      group by 1, 2, 3
      on conflict (grain, bucket, cluster_id) do update
        set jobs = s.jobs + excluded.jobs, failures = s.failures + excluded.failures, users = s.users | excluded.users;
    delete from public.job_failure_changes c where c.change_id = any (ids);
  end if;
  return pg_catalog.cardinality(ids);
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_failures_forget_jobs()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform pg_catalog.pg_advisory_xact_lock(public.job_stat_lock_key());
  update public.job_failure_changes set jobs = 0 where jobs <> 0;
  update public.job_failure_stats set jobs = 0 where jobs <> 0;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_failures_prune()
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  delete from public.job_failure_stats s using public.job_stat_horizon h
    where (s.grain = 'minute' and s.bucket < h.minutes_from) or (s.grain = 'hour' and s.bucket < h.hours_from)
$function$
;
CREATE OR REPLACE FUNCTION public.job_failures_rebuild()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  lock table public.studio_jobs in share row exclusive mode;
  perform public.job_failures_forget_jobs();
  perform public.job_failures_append(array(
    select row (1, false, coalesce(j.status_since, j.created_at), j.user_id, j.error_details)::public.job_failure_row
    from public.studio_jobs j where j.status = 'FAILED'));
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_marks_brand(jobs uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  delete from public.job_marks m where m.job_id = any ((select jobs)::uuid[]) and m.mark >= 'brand:' and m.mark < 'brand;';
  insert into public.job_marks (job_id, mark, user_id, created_at)
  select j.job_id, 'brand:' || b.brand, j.user_id, j.created_at
  from public.studio_jobs j
    left join public.job_enrichments e on e.job_id = j.job_id
    left join public.job_brands n on n.job_id = j.job_id
    cross join lateral (select coalesce(e.brand_bible_name, n.brand) as brand) b
  where j.job_id = any ((select jobs)::uuid[]) and b.brand is not null
    and not exists (select from public.brand_bibles s where s.brand = b.brand and s.published_by = 'engine')
  on conflict do nothing;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_marks_flag(jobs uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  insert into public.job_marks (job_id, mark, user_id, created_at)
  select distinct j.job_id, 'flag:' || (f.flag ->> 'kind'), j.user_id, j.created_at
  from public.job_transcripts t
    join public.studio_jobs j on j.job_id = t.job_id
    cross join lateral jsonb_array_elements(t.flags) f (flag)
  where t.job_id = any ((select jobs)::uuid[]) and f.flag ->> 'kind' is not null
  on conflict do nothing;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_speaks_english(job uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(
    split_part(lower(coalesce(
      (select t.language from public.job_transcripts t where t.job_id = job),
      (select e.document ->> 'language' from public.job_enrichments e where e.job_id = job))), '-', 1) = 'en',
    (select count(*) filter (where w.word in ('the', 'and', 'that', 'this', 'with', 'you', 'they', 'are', 'what', 'there', 'would', 'she',
        'because', 'it''s', 'we''re', 'it', 'were', 'been', 'which', 'from', 'i''m', 'don''t', 'my', 'our')) >= greatest(2, count(*) / 10)
      from public.studio_jobs j
      cross join lateral regexp_split_to_table(lower(left(j.raw_transcript, 5000)), '[^[:alpha:]'']+') as w (word)
      where j.job_id = job and w.word <> ''),
    false);
$function$
;
CREATE OR REPLACE FUNCTION public.job_stat_bin(ms double precision)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (ms < (1)::double precision) THEN '-1'::integer ELSE (floor((ln(ms) / ln((1.05)::double precision))))::integer END
;
CREATE OR REPLACE FUNCTION public.job_stat_bucket(grain text, minute timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE grain WHEN 'minute'::text THEN minute WHEN 'hour'::text THEN date_bin('01:00:00'::interval, minute, '2000-01-01 00:00:00+00'::timestamp with time zone) WHEN 'day'::text THEN date_bin('1 day'::interval, minute, '2000-01-01 00:00:00+00'::timestamp with time zone) ELSE '-infinity'::timestamp with time zone END
;
CREATE OR REPLACE FUNCTION public.job_stat_code(details jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((details ->> 'code'::text) ~ '^[A-Z][A-Z_]{0,39}$'::text) THEN (details ->> 'code'::text) ELSE 'UNKNOWN'::text END
;
CREATE OR REPLACE FUNCTION public.job_stat_label(status text, details jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (status = 'FAILED'::text) THEN ('FAILED/'::text || job_stat_code(details)) ELSE status END
;
CREATE OR REPLACE FUNCTION public.job_stat_lock_key()
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN '7303014004'::bigint
;
CREATE OR REPLACE FUNCTION public.job_stat_minute(at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN date_bin('00:01:00'::interval, at, '2000-01-01 00:00:00+00'::timestamp with time zone)
;
CREATE OR REPLACE FUNCTION public.job_statistics_fold(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  folded integer := public.job_statistics_fold_all(most);
begin
  -- Another replica is folding.
  if folded < 0 then
    return folded;
  end if;
  return greatest(folded, public.user_statistics_fold(most));
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_statistics_fold_all(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  horizon public.job_stat_horizon;
  ids bigint[];
  folded integer := 0;
begin
  if not pg_catalog.pg_try_advisory_xact_lock(public.job_stat_lock_key()) then
    return -1;
  end if;
  select * into horizon from public.job_stat_horizon;

  ids := array(select c.change_id from public.job_stat_changes c order by c.change_id limit most);
  folded := pg_catalog.cardinality(ids);
  if folded > 0 then
    merge into public.job_stats s using (
      select g.grain, public.job_stat_bucket(g.grain, c.minute) as bucket, c.measure, c.label, c.bin, sum(c.n) as n, sum(c.total) as total
      from public.job_stat_changes c cross join unnest(array['minute', 'hour', 'day', 'all']) as g (grain)
      where c.change_id = any (ids) and (g.grain <> 'minute' or c.minute >= horizon.minutes_from)
        and (g.grain <> 'hour' or c.minute >= horizon.hours_from)
      group by 1, 2, 3, 4, 5 having sum(c.n) <> 0 or sum(c.total) <> 0
    ) c on s.grain = c.grain and s.bucket = c.bucket and s.measure = c.measure and s.label = c.label and s.bin = c.bin
    when matched and s.n + c.n = 0 and s.total + c.total = 0 then delete
    when matched then update set n = s.n + c.n, total = s.total + c.total
    when not matched then insert values (c.grain, c.bucket, c.measure, c.label, c.bin, c.n, c.total);
    delete from public.job_stat_changes c where c.change_id = any (ids);
  end if;
  return folded;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_statistics_forget_all()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform pg_catalog.pg_advisory_xact_lock(public.job_stat_lock_key());
  delete from public.job_stat_changes where measure in ('jobs', 'processing');
  delete from public.job_stats where measure in ('jobs', 'processing');
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_statistics_forget_jobs()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform public.job_statistics_forget_all();
  delete from public.user_stat_changes;
  delete from public.user_stats;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_statistics_prune()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  horizon public.job_stat_horizon;
begin
  if not pg_catalog.pg_try_advisory_xact_lock(public.job_stat_lock_key()) then
    return;
  end if;
  update public.job_stat_horizon set
    minutes_from = greatest(minutes_from, least(minutes_from + interval '6 hours',
      public.job_stat_bucket('hour', now() - interval '3 days'))),
    hours_from = greatest(hours_from, least(hours_from + interval '10 days', public.job_stat_bucket('day', now() - interval '400 days')))
    returning * into horizon;
  delete from public.job_stats where grain = 'minute' and bucket < horizon.minutes_from;
  delete from public.job_stats where grain = 'hour' and bucket < horizon.hours_from;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_statistics_rebuild()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform public.job_statistics_rebuild_all();
  perform public.user_statistics_rebuild();
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_statistics_rebuild_all()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  lock table public.studio_jobs in share row exclusive mode;
  perform public.job_statistics_forget_jobs();
  insert into public.job_stats (grain, bucket, measure, label, bin, n, total)
  with counted as materialized (
    select public.job_stat_minute(j.created_at) as minute, 'jobs' as measure, public.job_stat_label(j.status, j.error_details) as label,
      0 as bin, count(*) as n, 0::numeric as total
    from public.studio_jobs j group by 1, 3
    union all
    select public.job_stat_minute(j.created_at), 'processing', '', public.job_stat_bin(j.processing_time_ms), count(*),
      sum(j.processing_time_ms)
    from public.studio_jobs j where j.status = 'COMPLETE' and j.processing_time_ms is not null group by 1, 4
  )
  select g.grain, public.job_stat_bucket(g.grain, c.minute), c.measure, c.label, c.bin, sum(c.n), sum(c.total)
  from counted c cross join public.job_stat_horizon h cross join unnest(array['minute', 'hour', 'day', 'all']) as g (grain)
  where (g.grain <> 'minute' or c.minute >= h.minutes_from) and (g.grain <> 'hour' or c.minute >= h.hours_from)
  group by 1, 2, 3, 4, 5;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_text_document(language text, raw text, refined text)
 RETURNS tsvector
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  rules regconfig := public.job_text_rules(language);
  length integer := 600000;
begin
  loop
    begin
      -- The language is a word of the document, so that a search by its rules finds no text of another.
      return to_tsvector(rules, left(coalesce(refined, ''), length) || ' ' || left(coalesce(raw, ''), length))
        || array_to_tsvector(array['§' || (select c.cfgname from pg_catalog.pg_ts_config c where c.oid = rules)]);
    exception when program_limit_exceeded then
      length := length / 4;
    end;
  end loop;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_text_rules(language text)
 RETURNS regconfig
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case left(lower(language), 2)
    when 'en' then 'pg_catalog.english'::regconfig when 'de' then 'pg_catalog.german'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig when 'es' then 'pg_catalog.spanish'::regconfig
    when 'it' then 'pg_catalog.italian'::regconfig when 'pt' then 'pg_catalog.portuguese'::regconfig
    when 'nl' then 'pg_catalog.dutch'::regconfig else 'pg_catalog.simple'::regconfig end
$function$
;
CREATE OR REPLACE FUNCTION public.job_texts_index(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  queued bigint[] := array(
    select q.queue_id from public.job_text_queue q order by q.queue_id limit most for update skip locked);
  jobs uuid[] := array(
    select j.job_id from public.studio_jobs j
    where j.job_id in (select q.job_id from public.job_text_queue q where q.queue_id = any (queued)) for key share of j skip locked);
  taken integer;
begin
  perform public.job_texts_store(jobs);
  delete from public.job_text_queue q
    where q.queue_id = any (queued)
      and (q.job_id = any (jobs) or not exists (select from public.studio_jobs j where j.job_id = q.job_id));
  get diagnostics taken = row_count;
  return taken;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_texts_store(jobs uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from public.job_texts x using public.studio_jobs j
    where x.job_id = any (jobs) and j.job_id = x.job_id and j.raw_transcript is null and j.refined_text is null;
  insert into public.job_texts as x (job_id, user_id, created_at, document, content_hash)
    select j.job_id, j.user_id, j.created_at, public.job_text_document(t.language, j.raw_transcript, j.refined_text), h.hash
    from public.studio_jobs j
      left join public.job_transcripts t on t.job_id = j.job_id
      cross join lateral (select md5(coalesce(t.language, '') || md5(coalesce(j.raw_transcript, '')) || md5(coalesce(j.refined_text, ''))) as hash) h
    where j.job_id = any (jobs) and (j.raw_transcript is not null or j.refined_text is not null)
      and not exists (select from public.job_texts o where o.job_id = j.job_id and o.content_hash = h.hash)
    order by j.job_id
    on conflict (job_id) do update set document = excluded.document, content_hash = excluded.content_hash;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.job_transcripts_mark()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'UPDATE' then
    delete from public.job_marks m using told t where m.job_id = t.job_id and m.mark >= 'flag:' and m.mark < 'flag;';
  end if;
  if exists (select from told t where t.flags <> '[]') then
    perform public.job_marks_flag(array(select t.job_id from told t where t.flags <> '[]'));
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.operator_actions_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise exception 'operator_actions is append-only' using errcode = '42501';
end;
$function$
;
CREATE OR REPLACE FUNCTION public.refinement_in_grades(stored refinements)
 RETURNS refinements
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  if stored.coverage is not null then
    return stored;
  end if;
  stored.findings := public.findings_in_grades(stored.findings, case stored.verdict when 'REJECT' then 'REJECT' else 'REVIEW' end);
  stored.repaired := public.findings_in_grades(stored.repaired, 'REVIEW');
  if stored.verdict = 'PASS' and not public.job_speaks_english(stored.job_id) then
    stored.verdict := 'UNCHECKED';
  end if;
  return stored;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.refinements_grade()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  return public.refinement_in_grades(new);
end;
$function$
;
CREATE OR REPLACE FUNCTION public.refinements_immutable()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if to_jsonb(new) - 'is_current' is distinct from to_jsonb(old) - 'is_current' then
    raise exception 'a refinement is never changed: a new one is a further version' using errcode = '42501';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.refinements_show_verdict()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if exists (
    select from arrived a join public.studio_jobs j on j.job_id = a.job_id
    where a.is_current and j.refined_text is not null and j.verdict is distinct from a.verdict
  ) then
    update public.studio_jobs j set verdict = a.verdict
    from arrived a where a.is_current and j.job_id = a.job_id and j.refined_text is not null and j.verdict is distinct from a.verdict;
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.store_enrichments(settlements jsonb, moved uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  insert into public.job_enrichments (job_id, document, brand_bible_name, brand_bible_version, brand_bible_hash)
    select s.job, r.document, r.brand_bible_name, r.brand_bible_version, r.brand_bible_hash
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      cross join lateral jsonb_to_record(s.record) as r (document jsonb, brand_bible_name text, brand_bible_version integer,
        brand_bible_hash text)
    where s.stage = 'ENRICHING' and s.record is not null and s.job = any (moved)
    on conflict (job_id) do update set document = excluded.document, brand_bible_name = excluded.brand_bible_name,
      brand_bible_version = excluded.brand_bible_version, brand_bible_hash = excluded.brand_bible_hash;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.store_refinements(settlements jsonb, moved uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  update public.refinements r set is_current = false
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
    where s.stage = 'REFINING' and s.record is not null and s.job = any (moved) and r.job_id = any (array[s.job]) and r.is_current
      and exists (select from jsonb_array_elements(s.record -> 'versions') as v (version) where v.version ->> 'verdict' <> 'REJECT')
      and not public.studio_keeps_edit(s.job);
  insert into public.refinements (job_id, version, text, provider, model, verdict, findings, repaired, coverage, opinions, prompt_hash, usage,
      system_prompt, brand_bible_name, brand_bible_version, brand_bible_hash, transcript_hash, is_current)
    select s.job, k.newest + v.nth, v.text, v.provider, v.model, v.verdict, v.findings, v.repaired, v.coverage, v.opinions, v.prompt_hash,
      v.usage, v.system_prompt, v.brand_bible_name, v.brand_bible_version, v.brand_bible_hash, v.transcript_hash,
      v.verdict <> 'REJECT' and not k.taken
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      cross join lateral (
        select coalesce(max(k.version), 0) as newest, coalesce(bool_or(k.is_current), false) as taken
        from public.refinements k where k.job_id = s.job) k
      cross join lateral rows from (jsonb_to_recordset(s.record -> 'versions') as (text text, provider text, model text, verdict text,
        findings jsonb, repaired jsonb, coverage jsonb, opinions jsonb, prompt_hash text, usage jsonb, system_prompt text,
        brand_bible_name text, brand_bible_version integer, brand_bible_hash text, transcript_hash text))
        with ordinality as v (text, provider, model, verdict, findings, repaired, coverage, opinions, prompt_hash, usage, system_prompt,
          brand_bible_name, brand_bible_version, brand_bible_hash, transcript_hash, nth)
    where s.stage = 'REFINING' and s.record is not null and s.job = any (moved);
  -- The answers that the texts were made of are settled with them.
  delete from public.refiner_answers a
    where a.job_id = any (array(select s.job from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      where s.stage = 'REFINING' and s.record is not null and s.job = any (moved)));
end;
$function$
;
CREATE OR REPLACE FUNCTION public.store_transcripts(settlements jsonb, moved uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  insert into public.job_transcripts (job_id, language, language_confidence, duration_seconds, speech_seconds, flags)
    select s.job, r.language, r.language_confidence, r.duration_seconds, r.speech_seconds, r.flags
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      cross join lateral jsonb_to_record(s.record) as r (language text, language_confidence real, duration_seconds double precision,
        speech_seconds double precision, flags jsonb)
    where s.stage = 'TRANSCRIBING' and s.record is not null and s.job = any (moved)
    on conflict (job_id) do update set language = excluded.language, language_confidence = excluded.language_confidence,
      duration_seconds = excluded.duration_seconds, speech_seconds = excluded.speech_seconds, flags = excluded.flags;
  -- A later run of the stage overwrites what an earlier one stored.
  delete from public.transcript_segments t
    where t.job_id = any (array(select s.job from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      where s.stage = 'TRANSCRIBING' and s.record is not null and s.job = any (moved)));
  insert into public.transcript_segments (job_id, ordinal, start_seconds, end_seconds, text, confidence, words, speaker)
    select s.job, g.ordinal - 1, g.start_seconds, g.end_seconds, g.text, g.confidence, g.words, g.speaker
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      cross join lateral rows from (jsonb_to_recordset(s.record -> 'segments') as (start_seconds double precision,
        end_seconds double precision, text text, confidence real, words jsonb, speaker text))
        with ordinality as g (start_seconds, end_seconds, text, confidence, words, speaker, ordinal)
    where s.stage = 'TRANSCRIBING' and s.record is not null and s.job = any (moved);
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_announce(deliveries jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform pg_catalog.pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), w.queue)
    from (select distinct public.studio_queue(s.stage) as queue
      from jsonb_to_recordset(deliveries) as s (stage text, delay double precision) where coalesce(s.delay, 0) = 0) w;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_announce_submissions()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  -- Until the end of the transaction: nothing is lost that is on no disk.
  perform pg_catalog.set_config('synchronous_commit', 'off', true);
  perform pg_catalog.pg_notify('studio_job_events', '');
  perform pg_catalog.pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24),
    public.studio_queue((select s.stage from public.job_stages s order by s.position limit 1)));
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_claim(p_stage text, most integer, p_worker text)
 RETURNS TABLE(job studio_jobs, hand_outs integer, lost integer)
 LANGUAGE plpgsql
 ROWS 20
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
declare
  is_first boolean := p_stage = (select g.stage from public.job_stages g order by g.position limit 1);
  deliveries uuid[];
  jobs uuid[];
  counts integer[];
  served integer;
  free uuid[];
  postponed uuid[] := '{}';
  claims integer;
begin
  select array_agg(d.id), array_agg(d.job), array_agg(d.count), max(d.turn) into deliveries, jobs, counts, served from (
    select t.id, t.retry_count + case when t.started_on is null then 0 else 1 end as count, -t.priority as turn,
      -- Whoever changed the entry by hand may have left anything there.
      case when t.data ->> 'jobId' ~ '^[0-9a-fA-F-]{36}$' then (t.data ->> 'jobId')::uuid end as job
    from pgboss.job t
    where t.name = public.studio_queue(p_stage) and t.state < 'active' and not t.blocked and t.start_after <= pgboss.job_now()
    order by t.priority desc, t.created_on limit most for update of t skip locked
  ) d;
  if deliveries is null then
    return;
  end if;
  free := array(
    select j.job_id from public.studio_jobs j where j.job_id = any ((select jobs)::uuid[]) for no key update of j skip locked);
  if cardinality(free) < cardinality(deliveries) then
    postponed := array(
      select t.delivery_id from unnest(deliveries, jobs) as t (delivery_id, job_id) join public.studio_jobs j on j.job_id = any (array[t.job_id])
      where j.job_id <> all (free));
  end if;
  if cardinality(postponed) > 0 then
    update pgboss.job d set start_after = pgboss.job_now() + interval '50 milliseconds'
      where d.name = public.studio_queue(p_stage) and d.id = any (postponed);
    return query select null::public.studio_jobs, cardinality(postponed), 0;
  end if;
  update pgboss.job d set state = 'active', started_on = pgboss.job_now(), heartbeat_on = pgboss.job_now(),
      retry_count = d.retry_count + case when d.started_on is null then 0 else 1 end
    where d.name = public.studio_queue(p_stage) and d.id = any ((select deliveries)::uuid[]) and d.id <> all (postponed);
  return query
  with claimed as (
    update public.studio_jobs j set
      attempt = j.attempt + 1, status = p_stage,
      event_count = j.event_count + case when j.status = p_stage then 0 else 1 end,
      moved_reason = case when j.status = p_stage then j.moved_reason else 'started' end,
      moved_by = case when j.status = p_stage then j.moved_by else p_worker end
    from unnest((select deliveries), (select jobs), (select counts)) as t (delivery_id, job_id, retry_count)
    where j.job_id = any (array[t.job_id]) and j.delivery_id = t.delivery_id
      and (j.status = p_stage or (j.status = 'NEW' and is_first)) is true and t.job_id = any (free)
    returning j as row, t.retry_count
  ), closed as (
    update public.job_attempts a set outcome = 'lost', ended_at = clock_timestamp()
    from claimed c where a.job_id = any (array[(c.row).job_id]) and a.outcome = 'running'
  ), recorded as (
    insert into public.job_attempts (job_id, attempt, stage, delivery_id, worker)
    select (c.row).job_id, (c.row).attempt, p_stage, (c.row).delivery_id, p_worker from claimed c
  )
  select c.row, c.retry_count, case when c.retry_count = 0 then 0 else (
      select count(*) from public.job_attempts a
      where a.job_id = (c.row).job_id and a.delivery_id = (c.row).delivery_id and a.attempt < (c.row).attempt
    )::integer end
  from claimed c;
  get diagnostics claims = row_count;
  if claims + cardinality(postponed) < cardinality(deliveries) then
    delete from pgboss.job d
      where d.name = public.studio_queue(p_stage) and d.id = any (deliveries) and d.id <> all (postponed)
        and not exists (
          select from unnest(deliveries, jobs) as t (delivery_id, job_id)
            join public.studio_jobs j on j.job_id = any (array[t.job_id]) and j.delivery_id = t.delivery_id and (j.status = p_stage) is true
          where t.delivery_id = d.id);
  end if;
  -- The stage's clock moves to the latest turn that is served. Last, because every claim of the stage waits for this row.
  update public.queue_clocks c set turn = served where c.stage = p_stage and c.turn < served;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_deliver(deliveries jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform public.studio_enqueue(deliveries);
  perform public.studio_announce(deliveries);
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_end_runs(worker text, settlements jsonb, rooms jsonb, OUT settled uuid[], OUT busy uuid[], OUT deliveries jsonb, OUT begun studio_jobs[])
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
declare
  held uuid[];
  open_stages text[] := '{}';
  ended uuid[];
  moved uuid[];
  store text;
  entered integer;
begin
  held := array(
    select j.job_id from jsonb_to_recordset(settlements) as s (job uuid) join public.studio_jobs j on j.job_id = any (array[s.job])
    for no key update of j skip locked);
  busy := case when cardinality(held) = jsonb_array_length(settlements) then '{}' else array(
    select j.job_id from jsonb_to_recordset(settlements) as s (job uuid) join public.studio_jobs j on j.job_id = any (array[s.job])
    where j.job_id <> all (held)) end;

  -- An ended delivery is of no use: the events tell the story.
  with gone as (
    delete from pgboss.job d
    using jsonb_to_recordset(settlements) as s (job uuid, delivery uuid, retry integer, stage text)
    where d.name = any (array[public.studio_queue(s.stage)]) and d.id = any (array[s.delivery]) and d.retry_count = s.retry
      and d.state::text = 'active'
      and s.job <> all (busy)
    returning d.id
  )
  select coalesce(array_agg(g.id), '{}') into ended from gone g;

  if rooms is not null then
    open_stages := array(
      select a.next_status from (
        select n.next_status, count(*) as jobs from jsonb_to_recordset(settlements) as s (delivery uuid, stage text, kind text)
          join public.job_stages g on g.stage = s.stage
          cross join lateral (
            select n.stage as next_status from public.job_stages n where n.position > g.position order by n.position limit 1) n
        where s.kind = 'advanced' and s.delivery = any (ended) group by 1) a
      where a.jobs + (
        select count(*) from (
          select from pgboss.job w
          where w.name = public.studio_queue(a.next_status) and w.state < 'active' and not w.blocked and w.start_after <= pgboss.job_now()
          limit coalesce((rooms ->> a.next_status)::integer, 0)) w) <= (rooms ->> a.next_status)::integer);
  end if;

  with done as (
    update public.studio_jobs j set
      attempt = j.attempt + case when m.kind = 'advanced' and m.next_status = any ((select open_stages)::text[]) then 1 else 0 end,
      status = case m.kind when 'advanced' then m.next_status when 'failed' then 'FAILED' else j.status end,
      raw_transcript = coalesce(m.transcript, j.raw_transcript),
      system_prompt_used = case when m.prompt is null or (m.text is not null and public.studio_keeps_edit(j.job_id))
        then j.system_prompt_used else m.prompt end,
      refined_text = case when m.text is null or public.studio_keeps_edit(j.job_id) then j.refined_text else m.text end,
      verdict = case when m.text is null or public.studio_keeps_edit(j.job_id) then j.verdict else m.verdict end,
      error_details = case
        when m.kind = 'failed' then m.details || jsonb_build_object('at', now(), 'attempts', coalesce((
          select jsonb_agg(f.entry order by f.attempt) from (
            select p.attempt, jsonb_build_object('attempt', p.attempt, 'stage', p.stage, 'code', p.fault ->> 'code',
              'message', p.fault ->> 'message', 'at', p.ended_at) as entry
            from (
              select a.attempt, a.stage, a.fault, a.ended_at from public.job_attempts a
                where a.job_id = j.job_id and a.fault is not null and a.outcome <> 'deferred' and a.attempt < m.attempt
              union all select m.attempt, m.stage, m.fault, clock_timestamp() where m.fault is not null
            ) p order by p.attempt desc limit 20
          ) f), '[]'::jsonb))
        when m.kind = 'advanced' and m.next_status = 'COMPLETE' then null
        else j.error_details end,
      delivery_id = case when m.kind = 'failed' or (m.kind = 'advanced' and m.next_status = 'COMPLETE') then null else m.next end,
      stage_faults = case m.kind when 'advanced' then 0 when 'retry' then j.stage_faults + 1 else j.stage_faults end,
      event_count = j.event_count + case when m.kind in ('advanced', 'failed') then 1 else 0 end,
      moved_reason = case m.kind when 'advanced' then case m.next_status when 'COMPLETE' then 'completed' else 'advanced' end
        when 'failed' then m.reason else j.moved_reason end,
      moved_by = case when m.kind in ('advanced', 'failed') then worker else j.moved_by end
    from (
      select s.*, coalesce(
        (select n.stage from public.job_stages n where n.position > g.position order by n.position limit 1), 'COMPLETE') as next_status
      from jsonb_to_recordset(settlements) as s (job uuid, delivery uuid, attempt integer, stage text, kind text, next uuid,
          delay double precision, fault jsonb, details jsonb, reason text, transcript text, prompt text, text text, verdict text)
        join public.job_stages g on g.stage = s.stage
      where s.delivery = any ((select ended)::uuid[]) offset 0
    ) m
    where j.job_id = any (array[m.job]) and j.delivery_id = m.delivery and j.attempt = m.attempt and (j.status = m.stage) is true
    returning j.job_id, j.user_id, j.status, j.delivery_id, m.delay,
      case when m.kind = 'advanced' and m.next_status = any ((select open_stages)::text[]) then j end as begins
  )
  select coalesce(array_agg(d.job_id), '{}'),
    jsonb_agg(jsonb_build_object('id', d.delivery_id, 'job', d.job_id, 'user', d.user_id, 'stage', d.status, 'delay', d.delay))
      filter (where d.delivery_id is not null and (d.begins).job_id is null),
    coalesce(array_agg(d.begins) filter (where (d.begins).job_id is not null), '{}')
    into moved, deliveries, begun from done d;

  -- An attempt that was closed already, as lost, keeps its end.
  update public.job_attempts a set outcome = case when s.job = any (moved) then s.kind else 'lost' end, fault = s.fault,
      ended_at = clock_timestamp()
    from jsonb_to_recordset(settlements) as s (job uuid, attempt integer, kind text, fault jsonb)
    where a.job_id = any (array[s.job]) and a.attempt = s.attempt and a.outcome = 'running' and s.job <> all (busy);

  if cardinality(begun) > 0 then
    insert into pgboss.job (id, name, data, priority, state, start_after, created_on, started_on, heartbeat_on, group_id, expire_seconds, deletion_seconds,
      keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, heartbeat_seconds)
    select b.delivery_id, q.name, jsonb_build_object('jobId', b.job_id), -coalesce(c.turn, 0), 'active', pgboss.job_now(), pgboss.job_now(),
      pgboss.job_now(), pgboss.job_now(), b.user_id::text, q.expire_seconds, q.deletion_seconds,
      pgboss.job_now() + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy,
      q.heartbeat_seconds
    from unnest((select begun)) b
      join pgboss.queue q on q.name = public.studio_queue(b.status)
      left join public.queue_clocks c on c.stage = b.status;
    get diagnostics entered = row_count;
    if entered < cardinality(begun) then
      raise exception 'the queue of % is gone', begun[1].status using errcode = '55000', hint = 'The engine makes it again within seconds.';
    end if;
    insert into public.job_attempts (job_id, attempt, stage, delivery_id, worker)
      select b.job_id, b.attempt, b.status, b.delivery_id, $1 from unnest((select begun)) b;
  end if;

  for store in
    select g.stores from public.job_stages g
    where g.stores is not null and exists (
      select from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      where s.stage = g.stage and s.record is not null and s.job = any ((select moved)::uuid[]))
    order by g.position
  loop
    execute format('select public.%I($1, $2)', store) using settlements, moved;
  end loop;

  if jsonb_path_exists(settlements, '$[*].usage') then
    insert into public.job_usage (job_id, attempt, stage, provider, model, requests, audio_seconds, input_tokens, output_tokens, cost_usd)
      select s.job, s.attempt, s.stage, u.*
      from jsonb_to_recordset(settlements) as s (job uuid, attempt integer, stage text, usage jsonb)
        cross join lateral jsonb_to_recordset(s.usage) as u (provider text, model text, requests integer, audio_seconds double precision,
          input_tokens integer, output_tokens integer, cost_usd double precision)
      where s.usage is not null and s.job = any ((select moved)::uuid[]);
  end if;

  settled := moved;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_enqueue(deliveries jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
declare
  missing text;
begin
  select x.stage into missing
    from (select distinct s.stage from jsonb_to_recordset(deliveries) as s (stage text)) x
    where not exists (select from pgboss.queue q where q.name = public.studio_queue(x.stage)) limit 1;
  if missing is not null then
    raise exception 'the queue of % is gone', missing using errcode = '55000', hint = 'The engine makes it again within seconds.';
  end if;
  -- Somebody may have emptied the table: turns then begin anew.
  if exists (select from jsonb_to_recordset(deliveries) as s (stage text)
      where not exists (select from public.queue_clocks c where c.stage = s.stage)) then
    insert into public.queue_clocks (stage) select g.stage from public.job_stages g on conflict do nothing;
  end if;
  with asked as materialized (
    select x.id, x.job, x."user", x.stage, coalesce(x.delay, 0) as delay,
      row_number() over (partition by x.stage, x."user" order by x.at) as nth
    from rows from (jsonb_to_recordset(deliveries) as (id uuid, job uuid, "user" uuid, stage text, delay double precision))
      with ordinality as x (id, job, "user", stage, delay, at)
  ), turned as (
    insert into public.queue_turns as t (stage, user_id, turn, taken)
    select c.stage, u."user", c.turn + u.taken, u.taken
    from (select a.stage, a."user", count(*)::integer as taken from asked a group by 1, 2) u
      join public.queue_clocks c on c.stage = u.stage
    order by c.stage, u."user"
    on conflict (stage, user_id) do update
      set turn = greatest(t.turn + excluded.taken, excluded.turn), taken = excluded.taken
    returning t.stage, t.user_id, t.turn - t.taken as before
  )
  -- Higher goes first in pg-boss, the lower turn first in fairness.
  insert into pgboss.job (id, name, data, priority, start_after, created_on, group_id, expire_seconds, deletion_seconds, keep_until,
    retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, heartbeat_seconds)
  select a.id, q.name, jsonb_build_object('jobId', a.job), -(t.before + a.nth), pgboss.job_now() + a.delay * interval '1 second',
    pgboss.job_now(), a."user"::text, q.expire_seconds, q.deletion_seconds,
    pgboss.job_now() + (a.delay + q.retention_seconds) * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff,
    q.retry_delay_max, q.policy, q.heartbeat_seconds
  from asked a
    join turned t on t.stage = a.stage and t.user_id = a."user"
    join pgboss.queue q on q.name = public.studio_queue(a.stage)
  order by a.stage, t.before + a.nth
  on conflict do nothing;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into public.job_stat_changes (minute, measure, label, bin, n, total)
    select public.job_stat_minute(g.created_at), 'jobs', public.job_stat_label(g.status, g.error_details), 0, -count(*), 0
    from gone g group by 1, 3
    union all
    select public.job_stat_minute(g.created_at), 'processing', '', public.job_stat_bin(g.processing_time_ms), -count(*),
      -sum(g.processing_time_ms)
    from gone g where g.status = 'COMPLETE' and g.processing_time_ms is not null group by 1, 4;
  if exists (select from gone g where g.status = 'FAILED') then
    perform public.job_failures_append(array(
      select row (-1, false, coalesce(g.status_since, g.created_at), g.user_id, g.error_details)::public.job_failure_row
      from gone g where g.status = 'FAILED'));
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_drop_progress()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from public.job_progress p where p.job_id in (
    select l.job_id from public.job_progress l where l.job_id = new.job_id for update skip locked);
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_ends_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into public.user_stat_changes (user_id, n, label, minute, processing_ms, wait_ms, run_ms)
    select g.user_id, -count(*), f.label, f.minute, f.processing_ms, f.wait_ms, f.run_ms
    from gone g cross join lateral public.user_stat_of(g.status, g.error_details, g.processing_time_ms, g.status_since, g.run_started_at,
      g.run_claimed_at) f
    where g.status in ('COMPLETE', 'FAILED') group by 1, 3, 4, 5, 6, 7;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_ends_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into public.user_stat_changes (user_id, n, label, minute, processing_ms, wait_ms, run_ms)
    select r.user_id, sum(r.sign), f.label, f.minute, f.processing_ms, f.wait_ms, f.run_ms
    from (
      select -1 as sign, b.user_id, b.status, b.error_details, b.processing_time_ms, b.status_since, b.run_started_at, b.run_claimed_at
        from before_move b where b.status in ('COMPLETE', 'FAILED')
      union all
      select 1, a.user_id, a.status, a.error_details, a.processing_time_ms, a.status_since, a.run_started_at, a.run_claimed_at
        from after_move a where a.status in ('COMPLETE', 'FAILED')
    ) r cross join lateral public.user_stat_of(r.status, r.error_details, r.processing_time_ms, r.status_since, r.run_started_at,
      r.run_claimed_at) f
    group by 1, 3, 4, 5, 6, 7 having sum(r.sign) <> 0;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_forget_review()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  new.review := null;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_forget_text()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from public.job_text_queue q where q.queue_id in (
    select l.queue_id from public.job_text_queue l join gone g on g.job_id = l.job_id for update of l skip locked);
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET enable_nestloop TO 'off'
 SET enable_hashjoin TO 'on'
 SET enable_mergejoin TO 'on'
 SET enable_seqscan TO 'off'
AS $function$
declare
  refused text;
  branded boolean;
  ended boolean;
  failed boolean;
  unadopted boolean;
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, null, n.status, n.moved_reason, n.moved_by, n.attempt from arrived n;
  if not found then
    return null;
  end if;
  select bool_or(a.brand is not null and a.delivery_id is null), bool_or(a.status in ('COMPLETE', 'FAILED')), bool_or(a.status = 'FAILED'),
      bool_or(a.delivery_id is null and a.status = 'NEW')
    into branded, ended, failed, unadopted from arrived a;
  if branded then
    insert into public.job_brands (job_id, brand)
      select a.job_id, a.brand from arrived a
      where a.delivery_id is null and exists (
        select from public.brand_bibles b where b.brand = a.brand and b.active
          and (a.submitted_by = 'service'
            or exists (select from public.user_brands u where u.user_id = a.user_id and u.brand = b.brand)
            or exists (select from public.brand_bibles s where s.brand = b.brand and s.published_by = 'engine')));
    select a.brand into refused from arrived a
      where a.brand is not null and a.delivery_id is null
        and not exists (select from public.job_brands b where b.job_id = a.job_id) limit 1;
    if refused is not null then
      raise exception 'there is no brand "%" that this job can follow', refused
        using errcode = '23514', hint = 'Leave brand out to follow the brand of the user, or the default one.';
    end if;
  end if;
  insert into public.job_stat_changes (minute, measure, label, bin, n, total)
    select public.job_stat_minute(a.created_at), 'jobs', public.job_stat_label(a.status, a.error_details), 0, count(*), 0
    from arrived a group by 1, 3
    union all
    select public.job_stat_minute(a.created_at), 'processing', '', public.job_stat_bin(a.processing_time_ms), count(*),
      sum(a.processing_time_ms)
    from arrived a where a.status = 'COMPLETE' and a.processing_time_ms is not null group by 1, 4;
  if ended then
    insert into public.user_stat_changes (user_id, n, label, minute, processing_ms, wait_ms, run_ms)
      select a.user_id, count(*), f.label, f.minute, f.processing_ms, f.wait_ms, f.run_ms
      from arrived a cross join lateral public.user_stat_of(a.status, a.error_details, a.processing_time_ms, a.status_since, a.run_started_at,
        a.run_claimed_at) f
      where a.status in ('COMPLETE', 'FAILED') group by 1, 3, 4, 5, 6, 7;
  end if;
  if failed then
    perform public.job_failures_append(array(
      select row (1, true, a.status_since, a.user_id, a.error_details)::public.job_failure_row
      from arrived a where a.status = 'FAILED'));
  end if;
  insert into public.job_search_terms (job_id, user_id, term)
    select distinct n.job_id, n.user_id, left(lower(s.term), 256)
    from arrived n cross join lateral (values (n.client_job_id), (substring(n.raw_audio_url from '([^/]+)/*$'))) as s (term)
    where s.term <> '';
  if unadopted then
    perform pg_catalog.pg_notify('studio_jobs_waiting', '');
  end if;
  if pg_catalog.current_setting('studio.announced_by', true) is distinct from 'sender' then
    perform pg_catalog.pg_notify('studio_job_events', '');
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_promise_deletions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  lost_users uuid[] := '{}';
begin
  -- A role that may not see the users cannot tell: its rows count as deleted by themselves.
  if pg_catalog.has_schema_privilege('auth', 'USAGE') and pg_catalog.has_table_privilege('auth.users', 'SELECT')
    and not pg_catalog.row_security_active('auth.users') then
    lost_users := array(
      select distinct g.user_id from gone g where not exists (select from auth.users u where u.id = g.user_id));
  end if;
  insert into public.audio_deletions (job_id, user_id, submitted_by, raw_audio_url, reason, ended_at)
    select
      case when exists (select from public.audio_deletions d where d.job_id = g.job_id and d.raw_audio_url <> g.raw_audio_url)
        then pg_catalog.md5(g.job_id || ' ' || g.raw_audio_url)::uuid else g.job_id end,
      g.user_id, g.submitted_by, g.raw_audio_url,
      case when g.user_id = any (lost_users) then 'user' else 'row' end, coalesce(g.status_since, g.created_at)
    from gone g where g.audio_deleted_at is null or g.user_id = any (lost_users)
    on conflict (job_id) do nothing;
  delete from public.job_progress p where p.job_id in (
    select l.job_id from public.job_progress l join gone g on g.job_id = l.job_id for update of l skip locked);
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_queue_text()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET enable_nestloop TO 'off'
 SET enable_hashjoin TO 'on'
AS $function$
begin
  insert into public.job_text_queue (job_id)
    select a.job_id from after_move a join before_move b on b.job_id = a.job_id
    where (a.status <> b.status and a.status in ('COMPLETE', 'FAILED') and a.raw_transcript is not null)
      or (a.status = b.status and a.status in ('COMPLETE', 'FAILED')
        and (a.refined_text is distinct from b.refined_text or a.raw_transcript is distinct from b.raw_transcript));
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  is_engine boolean := pg_catalog.pg_has_role(
    current_user, (select c.relowner from pg_catalog.pg_class c where c.oid = tg_relid), 'MEMBER'
  ) or exists (
    select from pg_catalog.pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)
  );
  moment timestamptz := pg_catalog.clock_timestamp();
  needed text[];
begin
  if tg_op = 'INSERT' then
    if not is_engine then
      if new.status <> 'NEW' or new.raw_transcript is not null or new.refined_text is not null
        or new.system_prompt_used is not null or new.processing_time_ms is not null or new.error_details is not null then
        raise exception 'a new job may name only its user and its audio' using errcode = '42501';
      end if;
      new.created_at := now();
      new.submitted_by := 'user';
      new.client_job_id := null;
      new.delivery_id := null;
      new.run_started_at := now();
      new.attempt := 0;
      new.stage_faults := 0;
      new.moved_by := 'user';
    elsif new.status <> 'NEW' then
      if not exists (select from public.job_transitions t where t.from_status = new.status) then
        raise exception 'there is no status %', new.status using errcode = '23514', hint = 'See the table job_transitions.';
      end if;
    end if;
    new.event_count := 1;
    new.moved_reason := 'submitted';
    new.status_since := moment;
    new.claimed_at := null;
    new.run_claimed_at := null;
    new.audio_deleted_at := null;
    new.texts_deleted_at := null;
    return new;
  end if;

  if not is_engine then
    if to_jsonb(new) - 'raw_audio_url' is distinct from to_jsonb(old) - 'raw_audio_url' then
      raise exception 'only the engine may change this column of a job' using errcode = '42501';
    end if;
    if new.raw_audio_url is distinct from old.raw_audio_url then
      if old.status <> 'NEW' then
        raise exception 'the audio of a job can be changed only while it is NEW' using errcode = '42501';
      end if;
      -- A user who points a job at another file answers for that file.
      new.submitted_by := 'user';
    end if;
  end if;

  if new.status is distinct from old.status then
    select t.requires into needed from public.job_transitions t where t.from_status = old.status and t.to_status = new.status;
    if not found or (cardinality(needed) > 0
      and exists (select from unnest(needed) as n (name) where to_jsonb(new) ->> n.name is null)) then
      raise exception 'a job cannot move from % to %', old.status, new.status
        using errcode = '23514', hint = 'The table job_transitions has the legal moves and the columns that each requires.';
    end if;
    if new.event_count = old.event_count then
      new.event_count := old.event_count + 1;
      new.moved_reason := 'changed_directly';
      new.moved_by := current_user;
    elsif new.event_count <> old.event_count + 1 then
      raise exception 'events of a job are numbered without gaps' using errcode = '23514';
    end if;
    new.status_since := moment;
    if old.status in ('COMPLETE', 'FAILED') then
      new.audio_deleted_at := null;
      new.texts_deleted_at := null;
    end if;
    if new.status = 'COMPLETE' then
      new.processing_time_ms := coalesce(
        old.processing_time_ms,
        least(2147483647, greatest(0, extract(epoch from moment - new.run_started_at) * 1000))::integer
      );
    end if;
  elsif new.event_count <> old.event_count then
    raise exception 'only a move of the status is an event' using errcode = '23514';
  end if;
  if new.attempt > old.attempt then
    new.claimed_at := moment;
    if old.run_claimed_at is null or old.run_claimed_at < new.run_started_at then
      new.run_claimed_at := moment;
    end if;
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_row_of_client()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'INSERT' then
    new.delivery_id := gen_random_uuid();
    return new;
  end if;
  if new.driven_by <> old.driven_by then
    raise exception 'who drives a job is chosen when it is inserted' using errcode = '23514';
  end if;
  new.delivery_id := old.delivery_id;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_truncated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform public.job_statistics_forget_jobs();
  perform public.job_failures_forget_jobs();
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET enable_nestloop TO 'off'
 SET enable_hashjoin TO 'on'
 SET enable_mergejoin TO 'on'
 SET enable_seqscan TO 'off'
AS $function$
declare
  retold uuid[];
  moves integer;
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, o.status, n.status, n.moved_reason, n.moved_by,
      -- A move that claims the next stage is the work of the attempt before.
      case when n.moved_reason = 'advanced' then o.attempt else n.attempt end
    from after_move n join before_move o on o.job_id = n.job_id
    where n.event_count <> o.event_count;
  get diagnostics moves = row_count;
  insert into public.job_stat_changes (minute, measure, label, bin, n, total)
    select public.job_stat_minute(r.created_at), 'jobs', public.job_stat_label(r.status, r.error_details), 0, sum(r.sign), 0
    from (
      select -1 as sign, b.created_at, b.status, b.error_details from before_move b
      union all select 1, a.created_at, a.status, a.error_details from after_move a
    ) r group by 1, 3 having sum(r.sign) <> 0
    union all
    select public.job_stat_minute(r.created_at), 'processing', '', public.job_stat_bin(r.ms), sum(r.sign), sum(r.sign * r.ms::bigint)
    from (
      select -1 as sign, b.created_at, b.processing_time_ms as ms from before_move b where b.status = 'COMPLETE'
      union all select 1, a.created_at, a.processing_time_ms from after_move a where a.status = 'COMPLETE'
    ) r where r.ms is not null group by 1, 4 having sum(r.sign) <> 0 or sum(r.sign * r.ms::bigint) <> 0
    union all
    select public.job_stat_minute(f.at), f.measure, f.label, coalesce(public.job_stat_bin(greatest(f.ms, 0)), 0), count(*),
      coalesce(sum(greatest(f.ms, 0)), 0)
    from before_move b join after_move a on a.job_id = b.job_id
    cross join lateral (
      select 'completed' as measure, '' as label, null::bigint as ms, a.status_since as at
        where a.status = 'COMPLETE' and b.status <> 'COMPLETE'
      union all select 'failed', public.job_stat_code(a.error_details), null, a.status_since
        where a.status = 'FAILED' and b.status <> 'FAILED'
      -- Waiting ends with the first claim after the job came to the stage (to NEW, for the first stage).
      union all select 'wait', a.status, (extract(epoch from a.claimed_at -
          case when a.status <> b.status and a.moved_reason = 'advanced' then a.status_since else b.status_since end) * 1000)::bigint, a.claimed_at
        where a.attempt > b.attempt and b.status_since is not null
          and (a.status <> b.status or b.claimed_at is null or b.claimed_at < b.status_since)
      union all select 'wait', 'ALL', (extract(epoch from a.run_claimed_at - a.run_started_at) * 1000)::bigint, a.run_claimed_at
        where a.run_claimed_at is distinct from b.run_claimed_at and a.run_claimed_at is not null
      -- Running is the claim that led on: tries that failed would make it look slower or quicker than it is.
      union all select 'run', b.status, (extract(epoch from a.status_since - b.claimed_at) * 1000)::bigint, a.status_since
        where a.status <> b.status and a.status <> 'FAILED' and b.claimed_at >= b.status_since
      union all select 'run', 'ALL', (extract(epoch from a.status_since - a.run_claimed_at) * 1000)::bigint, a.status_since
        where a.status = 'COMPLETE' and b.status <> 'COMPLETE' and a.run_claimed_at >= a.run_started_at
    ) f
    where a.status <> b.status or a.attempt <> b.attempt
    group by 1, 2, 3, 4;
  if exists (select from before_move b where b.status = 'FAILED') or exists (select from after_move a where a.status = 'FAILED') then
    perform public.job_failures_append(array(
      select row (-1, false, coalesce(b.status_since, b.created_at), b.user_id, b.error_details)::public.job_failure_row
      from before_move b where b.status = 'FAILED'
      union all
      select row (1, b.status is distinct from 'FAILED', coalesce(a.status_since, a.created_at), a.user_id, a.error_details)::public.job_failure_row
      from after_move a left join before_move b on b.job_id = a.job_id where a.status = 'FAILED'));
  end if;
  retold := array(
    select a.job_id from after_move a join before_move b on b.job_id = a.job_id
    where a.client_job_id is distinct from b.client_job_id or a.raw_audio_url <> b.raw_audio_url);
  if cardinality(retold) > 0 then
    delete from public.job_search_terms t where t.job_id = any (retold);
    insert into public.job_search_terms (job_id, user_id, term)
      select distinct n.job_id, n.user_id, left(lower(s.term), 256)
      from after_move n cross join lateral (values (n.client_job_id), (substring(n.raw_audio_url from '([^/]+)/*$'))) as s (term)
      where n.job_id = any (retold) and s.term <> '';
  end if;
  if moves > 0 then
    perform pg_catalog.pg_notify('studio_job_events', '');
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_verdict()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  new.verdict := (
    select r.verdict from public.refinements r
    where r.job_id = new.job_id and r.text = new.refined_text order by r.version desc limit 1);
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_keeps_edit(job uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT
            FROM refinements k
           WHERE ((k.job_id = studio_keeps_edit.job) AND k.is_current AND (k.kind = 'human'::text)))) AND (NOT (EXISTS ( SELECT
            FROM refine_orders o
           WHERE ((o.job_id = studio_keeps_edit.job) AND o.replaces_edit)))));
END
;
CREATE OR REPLACE FUNCTION public.studio_queue(stage text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ('studio-'::text || lower(stage))
;
CREATE OR REPLACE FUNCTION public.studio_settle(worker text, settlements jsonb)
 RETURNS TABLE(job_id uuid, answer text)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  return query select s.settled, s.answer from public.studio_settle_and_claim(worker, settlements, null) s;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_settle_and_claim(worker text, settlements jsonb, rooms jsonb)
 RETURNS TABLE(settled uuid, answer text, job studio_jobs, hand_outs integer, lost integer)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  done record;
begin
  select * into done from public.studio_end_runs(worker, settlements, rooms);
  if done.deliveries is not null then
    perform public.studio_deliver(done.deliveries);
  end if;
  return query
    select m.id, 'settled', null::public.studio_jobs, 0, 0 from unnest(done.settled) as m (id)
    union all select b.id, 'busy', null, 0, 0 from unnest(done.busy) as b (id)
    union all select null, null, j, 0, 0 from unnest(done.begun) as j;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_stage_add(p_stage text, p_after text, p_fills text DEFAULT NULL::text, p_stores text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  before public.job_stages;
  next_position integer;
  next_status text;
  needed text[];
begin
  select * into strict before from public.job_stages s where s.stage = p_after;
  select s.position, s.stage into next_position, next_status
    from public.job_stages s where s.position > before.position order by s.position limit 1;
  next_status := coalesce(next_status, 'COMPLETE');
  insert into public.job_stages (stage, position, fills, stores)
    values (p_stage, coalesce((before.position + next_position) / 2, before.position + 100), p_fills, p_stores);
  needed := array(select s.fills from public.job_stages s
    where s.position <= before.position and s.fills is not null order by s.position);
  delete from public.job_transitions t where t.from_status = p_after and t.to_status = next_status;
  insert into public.job_transitions (from_status, to_status, requires) values
    (p_after, p_stage, '{}'), (p_stage, next_status, '{}'), (p_stage, 'FAILED', '{}'), ('FAILED', p_stage, needed);
  insert into public.queue_clocks (stage) values (p_stage);
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_submit(jobs jsonb)
 RETURNS SETOF studio_jobs
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  return query select s.* from public.studio_submit_and_claim(jobs, null, 0) s;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_submit_and_begin(jobs jsonb, p_worker text, room integer)
 RETURNS SETOF studio_jobs
 LANGUAGE plpgsql
 ROWS 10
 SET search_path TO ''
 SET lock_timeout TO '200ms'
AS $function$
begin
  return query select s.* from public.studio_submit_and_claim(jobs, p_worker, room) s;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_submit_and_claim(jobs jsonb, p_worker text, room integer)
 RETURNS SETOF studio_jobs
 LANGUAGE plpgsql
 ROWS 10
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
declare
  first_stage text := (select s.stage from public.job_stages s order by s.position limit 1);
  ids uuid[];
  users uuid[];
  deliveries uuid[];
  delivered integer := 0;
  named boolean;
begin
  if room < 0 then
    perform pg_catalog.set_config('studio.announced_by', 'sender', true);
  end if;
  with inserted as (
    insert into public.studio_jobs as j (job_id, client_job_id, user_id, raw_audio_url, submitted_by, delivery_id, moved_by, brand, language, speakers,
      keywords)
    select coalesce(n.job_id, gen_random_uuid()), n.client_job_id, n.user_id, n.raw_audio_url, n.submitted_by, n.delivery_id, n.moved_by,
      n.brand, n.language, n.speakers, n.keywords
    from jsonb_to_recordset(jobs) as n (job_id uuid, client_job_id text, user_id uuid, raw_audio_url text, submitted_by text, delivery_id uuid,
      moved_by text, brand text, language text, speakers text, keywords text[])
    order by lower(n.client_job_id)
    on conflict do nothing returning j.job_id, j.user_id, j.delivery_id, j.client_job_id
  )
  select array_agg(i.job_id), array_agg(i.user_id), array_agg(i.delivery_id), count(i.client_job_id) > 0
    into ids, users, deliveries, named from inserted i;
  if ids is null then
    return;
  end if;
  if named and cardinality(ids) > 1 then
    select array_agg(m.job_id order by n.at), array_agg(m.user_id order by n.at), array_agg(m.delivery_id order by n.at)
      into ids, users, deliveries
      from unnest((select ids), (select users), (select deliveries)) as m (job_id, user_id, delivery_id)
        join rows from (jsonb_to_recordset(jobs) as (delivery_id uuid)) with ordinality as n (delivery_id, at) on n.delivery_id = m.delivery_id;
  end if;

  if cardinality(ids) <= room then
    insert into pgboss.job (id, name, data, priority, state, start_after, created_on, started_on, heartbeat_on, group_id, expire_seconds,
      deletion_seconds, keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, heartbeat_seconds)
    select m.delivery_id, q.name, jsonb_build_object('jobId', m.job_id), -coalesce(c.turn, 0), 'active', pgboss.job_now(), pgboss.job_now(),
      pgboss.job_now(), pgboss.job_now(), m.user_id::text, q.expire_seconds, q.deletion_seconds,
      pgboss.job_now() + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy,
      q.heartbeat_seconds
    from unnest((select ids), (select users), (select deliveries)) as m (job_id, user_id, delivery_id)
      join pgboss.queue q on q.name = public.studio_queue(first_stage)
      left join public.queue_clocks c on c.stage = first_stage
    where cardinality(ids) + (
      select count(*) from (
        select from pgboss.job w
        where w.name = public.studio_queue(first_stage) and w.state < 'active' and not w.blocked and w.start_after <= pgboss.job_now()
        limit room) w) <= room;
    get diagnostics delivered = row_count;
  end if;
  if delivered > 0 then
    update public.studio_jobs j set status = first_stage, attempt = j.attempt + 1, event_count = j.event_count + 1, moved_reason = 'started',
        moved_by = p_worker
      where j.job_id = any ((select ids)::uuid[]);
    insert into public.job_attempts (job_id, attempt, stage, delivery_id, worker)
      select m.job_id, 1, first_stage, m.delivery_id, p_worker
      from unnest((select ids), (select deliveries)) as m (job_id, delivery_id);
    return query select j.* from public.studio_jobs j where j.job_id = any ((select ids)::uuid[]);
    return;
  end if;

  -- As studio_enqueue, for jobs of one stage that are due now.
  with turned as (
    insert into public.queue_turns as t (stage, user_id, turn, taken)
    select c.stage, u.user_id, c.turn + u.taken, u.taken
    from (select m.user_id, count(*)::integer as taken from unnest((select users)) m (user_id) group by 1) u
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
      from unnest((select ids), (select users), (select deliveries)) with ordinality n (job_id, user_id, delivery_id, ordinality)) m
      on m.user_id = t.user_id
  where q.name = public.studio_queue(first_stage)
  order by t.before + m.nth
  on conflict do nothing;
  get diagnostics delivered = row_count;
  if delivered = cardinality(ids) then
    if room >= 0 then
      perform pg_catalog.pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), public.studio_queue(first_stage));
    end if;
  else
    -- The clock or the queue is missing: studio_deliver makes the one and names the other.
    perform public.studio_deliver((
      select jsonb_agg(jsonb_build_object('id', m.delivery_id, 'job', m.job_id, 'user', m.user_id, 'stage', first_stage))
      from unnest(ids, users, deliveries) m (job_id, user_id, delivery_id)));
  end if;
  -- Read by key from the table: the columns of an array of rows are those of the moment when the statement was planned, and a release that adds a column would
  -- make every submission of a running session fail.
  return query select j.* from public.studio_jobs j where j.job_id = any ((select ids)::uuid[]);
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_waiting(jobs uuid[])
 RETURNS TABLE(job_id uuid, stage text, running boolean, since timestamp with time zone, next_try timestamp with time zone, turns integer, fault jsonb, waiting jsonb, breaker jsonb)
 LANGUAGE plpgsql
 STABLE ROWS 100
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.studio_withdraw(deliveries uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_seqscan TO 'off'
AS $function$
begin
  delete from pgboss.job d
    where d.name in (select public.studio_queue(s.stage) from public.job_stages s) and d.id = any (deliveries);
end;
$function$
;
CREATE OR REPLACE FUNCTION public.trial_text_in_grades(stored jsonb, job uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select case when stored ? 'coverage' then stored else stored || jsonb_build_object(
    'verdict', case when stored ->> 'verdict' = 'PASS' and not public.job_speaks_english(job) then to_jsonb('UNCHECKED'::text)
      else stored -> 'verdict' end,
    'findings', public.findings_in_grades(stored -> 'findings', case stored ->> 'verdict' when 'REJECT' then 'REJECT' else 'REVIEW' end))
  end;
$function$
;
CREATE OR REPLACE FUNCTION public.user_stat_measures(label text, minute integer, processing_ms bigint, wait_ms bigint, run_ms bigint)
 RETURNS TABLE(measure text, name text, bin integer, total bigint)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE ROWS 4
BEGIN ATOMIC
 SELECT m.measure,
     m.name,
     m.bin,
     m.total
    FROM ( VALUES ('jobs'::text,user_stat_measures.label,0,(0)::bigint), ('completed'::text,''::text,user_stat_measures.minute,0), ('processing'::text,''::text,job_stat_bin((user_stat_measures.processing_ms)::double precision),user_stat_measures.processing_ms), ('wait'::text,'ALL'::text,job_stat_bin((user_stat_measures.wait_ms)::double precision),user_stat_measures.wait_ms), ('run'::text,'ALL'::text,job_stat_bin((user_stat_measures.run_ms)::double precision),user_stat_measures.run_ms)) m(measure, name, bin, total)
   WHERE (m.bin IS NOT NULL);
END
;
CREATE OR REPLACE FUNCTION public.user_stat_minute(at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (floor((EXTRACT(epoch FROM at) / (60)::numeric)))::integer
;
CREATE OR REPLACE FUNCTION public.user_stat_of(status text, details jsonb, processing_time_ms integer, since timestamp with time zone, started timestamp with time zone, claimed timestamp with time zone)
 RETURNS TABLE(label text, minute integer, processing_ms bigint, wait_ms bigint, run_ms bigint)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
 SELECT job_stat_label(status, details) AS job_stat_label,
         CASE
             WHEN (status = 'COMPLETE'::text) THEN user_stat_minute(since)
             ELSE NULL::integer
         END AS "case",
         CASE
             WHEN (status = 'COMPLETE'::text) THEN (processing_time_ms)::bigint
             ELSE NULL::bigint
         END AS "case",
         CASE
             WHEN (claimed >= started) THEN (GREATEST((0)::numeric, (EXTRACT(epoch FROM (claimed - started)) * (1000)::numeric)))::bigint
             ELSE NULL::bigint
         END AS "case",
         CASE
             WHEN ((claimed >= started) AND (status = 'COMPLETE'::text)) THEN (GREATEST((0)::numeric, (EXTRACT(epoch FROM (since - claimed)) * (1000)::numeric)))::bigint
             ELSE NULL::bigint
         END AS "case";
END
;
CREATE OR REPLACE FUNCTION public.user_statistics_fold(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
declare
  oldest integer := public.user_stat_minute(now()) - 60;
  ids bigint[] := array(select c.change_id from public.user_stat_changes c order by c.change_id limit most);
begin
  if cardinality(ids) = 0 then
    return 0;
  end if;
  merge into public.user_stats s using (
    select c.user_id, m.measure, m.name, m.bin, sum(c.n) as n, sum(c.n * m.total) as total
    from public.user_stat_changes c
      cross join lateral public.user_stat_measures(c.label, c.minute, c.processing_ms, c.wait_ms, c.run_ms) m
    where c.change_id = any (ids) and (m.measure <> 'completed' or m.bin >= oldest)
    group by 1, 2, 3, 4 having sum(c.n) <> 0 or sum(c.n * m.total) <> 0
  ) c on s.user_id = c.user_id and s.measure = c.measure and s.label = c.name and s.bin = c.bin
  when matched and s.n + c.n = 0 and s.total + c.total = 0 then delete
  when matched then update set n = s.n + c.n, total = s.total + c.total
  when not matched then insert values (c.user_id, c.measure, c.name, c.bin, c.n, c.total);
  delete from public.user_stats s
    where s.user_id in (select c.user_id from public.user_stat_changes c where c.change_id = any (ids))
      and s.measure = 'completed' and s.label = '' and s.bin < oldest;
  delete from public.user_stat_changes c where c.change_id = any (ids);
  return cardinality(ids);
end;
$function$
;
CREATE OR REPLACE FUNCTION public.user_statistics_rebuild()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from public.user_stats;
  insert into public.user_stats (user_id, measure, label, bin, n, total)
    select r.user_id, m.measure, m.name, m.bin, sum(r.n), sum(r.n * m.total)
    from (
      select j.user_id, 1 as n, f.* from public.studio_jobs j
        cross join lateral public.user_stat_of(j.status, j.error_details, j.processing_time_ms, j.status_since, j.run_started_at,
          j.run_claimed_at) f
        where j.status in ('COMPLETE', 'FAILED')
      union all
      select c.user_id, -c.n, c.label, c.minute, c.processing_ms, c.wait_ms, c.run_ms from public.user_stat_changes c
    ) r cross join lateral public.user_stat_measures(r.label, r.minute, r.processing_ms, r.wait_ms, r.run_ms) m
    where m.measure <> 'completed' or m.bin >= public.user_stat_minute(now()) - 60
    group by 1, 2, 3, 4 having sum(r.n) <> 0 or sum(r.n * m.total) <> 0;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.webhook_deliveries_for_all(event text, data jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  insert into public.webhook_deliveries (webhook_id, event, payload)
    select w.webhook_id, $1, jsonb_build_object('type', $1,
      'timestamp', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'data', $2)
    from public.webhooks w where w.enabled and w.scope = 'ALL' and $1 = any (w.events);
  if found then
    perform pg_catalog.pg_notify('studio_webhooks', '');
  end if;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.webhook_deliveries_of_events(event_ids bigint[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_nestloop TO 'on'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
declare
  wanted uuid[];
begin
  wanted := array(
      select w.webhook_id from public.webhooks w where w.enabled and w.scope = 'ALL' for key share skip locked)
    || array(
      select w.webhook_id from public.webhooks w
      where w.enabled and w.scope = 'OWN' and w.user_id in (select m.user_id from public.job_events m where m.event_id = any (event_ids))
      for key share of w skip locked);
  if cardinality(wanted) = 0 then
    return;
  end if;
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
    where m.event_id = any (event_ids) and k.event = any (w.events) and w.webhook_id = any (wanted)
    order by m.event_id;
  if found then
    perform pg_catalog.pg_notify('studio_webhooks', '');
  end if;
end;
$function$
;

-- Triggers

CREATE TRIGGER brand_bibles_immutable BEFORE DELETE OR UPDATE ON public.brand_bibles FOR EACH ROW EXECUTE FUNCTION brand_bibles_immutable();
CREATE TRIGGER job_brands_mark_insert AFTER INSERT ON public.job_brands REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION job_brands_mark();
CREATE TRIGGER job_enrichments_mark_insert AFTER INSERT ON public.job_enrichments REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION job_enrichments_mark();
CREATE TRIGGER job_enrichments_mark_update AFTER UPDATE ON public.job_enrichments REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION job_enrichments_mark();
CREATE TRIGGER job_events_broadcast AFTER INSERT ON public.job_events REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION job_events_broadcast();
CREATE TRIGGER job_events_webhooks AFTER INSERT ON public.job_events REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION job_events_webhooks();
CREATE TRIGGER job_transcripts_mark_insert AFTER INSERT ON public.job_transcripts REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION job_transcripts_mark();
CREATE TRIGGER job_transcripts_mark_update AFTER UPDATE ON public.job_transcripts REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION job_transcripts_mark();
CREATE TRIGGER operator_actions_append_only BEFORE DELETE OR UPDATE ON public.operator_actions FOR EACH ROW EXECUTE FUNCTION operator_actions_append_only();
CREATE TRIGGER refinements_grade BEFORE INSERT ON public.refinements FOR EACH ROW WHEN ((new.coverage IS NULL)) EXECUTE FUNCTION refinements_grade();
CREATE TRIGGER refinements_immutable BEFORE UPDATE ON public.refinements FOR EACH ROW EXECUTE FUNCTION refinements_immutable();
CREATE TRIGGER refinements_show_verdict_insert AFTER INSERT ON public.refinements REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION refinements_show_verdict();
CREATE TRIGGER refinements_show_verdict_update AFTER UPDATE ON public.refinements REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION refinements_show_verdict();
CREATE TRIGGER studio_jobs_deleted AFTER DELETE ON public.studio_jobs REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_deleted();
CREATE TRIGGER studio_jobs_drop_progress AFTER UPDATE OF status ON public.studio_jobs FOR EACH ROW WHEN (((new.status = ANY (ARRAY['COMPLETE'::text, 'FAILED'::text])) AND (new.status IS DISTINCT FROM old.status))) EXECUTE FUNCTION studio_jobs_drop_progress();
CREATE TRIGGER studio_jobs_ends_deleted AFTER DELETE ON public.studio_jobs REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_ends_deleted();
CREATE TRIGGER studio_jobs_ends_updated AFTER UPDATE ON public.studio_jobs REFERENCING OLD TABLE AS before_move NEW TABLE AS after_move FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_ends_updated();
CREATE TRIGGER studio_jobs_forget_text AFTER DELETE ON public.studio_jobs REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_forget_text();
CREATE TRIGGER studio_jobs_inserted AFTER INSERT ON public.studio_jobs REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_inserted();
CREATE TRIGGER studio_jobs_promise_deletions AFTER DELETE ON public.studio_jobs REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_promise_deletions();
CREATE TRIGGER studio_jobs_queue_text AFTER UPDATE ON public.studio_jobs REFERENCING OLD TABLE AS before_move NEW TABLE AS after_move FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_queue_text();
CREATE TRIGGER studio_jobs_review BEFORE UPDATE OF refined_text ON public.studio_jobs FOR EACH ROW WHEN (((old.review IS NOT NULL) AND (new.refined_text IS DISTINCT FROM old.refined_text))) EXECUTE FUNCTION studio_jobs_forget_review();
CREATE TRIGGER studio_jobs_row BEFORE INSERT OR UPDATE ON public.studio_jobs FOR EACH ROW EXECUTE FUNCTION studio_jobs_row();
CREATE TRIGGER studio_jobs_row_of_client_insert BEFORE INSERT ON public.studio_jobs FOR EACH ROW WHEN ((new.driven_by = 'client'::text)) EXECUTE FUNCTION studio_jobs_row_of_client();
CREATE TRIGGER studio_jobs_row_of_client_update BEFORE UPDATE ON public.studio_jobs FOR EACH ROW WHEN (((old.driven_by = 'client'::text) OR (new.driven_by <> old.driven_by))) EXECUTE FUNCTION studio_jobs_row_of_client();
CREATE TRIGGER studio_jobs_truncated AFTER TRUNCATE ON public.studio_jobs FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_truncated();
CREATE TRIGGER studio_jobs_updated AFTER UPDATE ON public.studio_jobs REFERENCING OLD TABLE AS before_move NEW TABLE AS after_move FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_updated();
CREATE TRIGGER studio_jobs_verdict_insert BEFORE INSERT ON public.studio_jobs FOR EACH ROW WHEN (((new.verdict IS NOT NULL) AND (new.refined_text IS NULL))) EXECUTE FUNCTION studio_jobs_verdict();
CREATE TRIGGER studio_jobs_verdict_update BEFORE UPDATE OF refined_text, verdict ON public.studio_jobs FOR EACH ROW WHEN ((((new.refined_text IS NULL) AND (new.verdict IS NOT NULL)) OR ((new.refined_text IS DISTINCT FROM old.refined_text) AND (NOT (new.verdict IS DISTINCT FROM old.verdict))))) EXECUTE FUNCTION studio_jobs_verdict();

-- Row level security

alter table public.alert_thresholds enable row level security;
alter table public.audio_deletions enable row level security;
alter table public.brand_bible_trial_results enable row level security;
alter table public.brand_bible_trials enable row level security;
alter table public.brand_bibles enable row level security;
alter table public.engine_alerts enable row level security;
alter table public.failure_acknowledgements enable row level security;
alter table public.job_alerts enable row level security;
alter table public.job_attempts enable row level security;
alter table public.job_brands enable row level security;
alter table public.job_enrichments enable row level security;
alter table public.job_events enable row level security;
alter table public.job_failure_changes enable row level security;
alter table public.job_failure_clusters enable row level security;
alter table public.job_failure_stats enable row level security;
alter table public.job_marks enable row level security;
alter table public.job_progress enable row level security;
alter table public.job_search_terms enable row level security;
alter table public.job_speakers enable row level security;
alter table public.job_stages enable row level security;
alter table public.job_stat_changes enable row level security;
alter table public.job_stat_horizon enable row level security;
alter table public.job_stats enable row level security;
alter table public.job_text_queue enable row level security;
alter table public.job_texts enable row level security;
alter table public.job_transcripts enable row level security;
alter table public.job_transitions enable row level security;
alter table public.job_usage enable row level security;
alter table public.operator_actions enable row level security;
alter table public.provider_permits enable row level security;
alter table public.provider_states enable row level security;
alter table public.queue_clocks enable row level security;
alter table public.queue_turns enable row level security;
alter table public.refine_orders enable row level security;
alter table public.refinement_reviews enable row level security;
alter table public.refinements enable row level security;
alter table public.refiner_answers enable row level security;
alter table public.retry_batch_jobs enable row level security;
alter table public.retry_batches enable row level security;
alter table public.studio_jobs enable row level security;
alter table public.studio_migrations enable row level security;
alter table public.sweep_marks enable row level security;
alter table public.sweep_runs enable row level security;
alter table public.transcript_chunks enable row level security;
alter table public.transcript_orders enable row level security;
alter table public.transcript_segments enable row level security;
alter table public.transcript_sources enable row level security;
alter table public.transcript_versions enable row level security;
alter table public.user_brands enable row level security;
alter table public.user_stat_changes enable row level security;
alter table public.user_stats enable row level security;
alter table public.webhook_deliveries enable row level security;
alter table public.webhook_secrets enable row level security;
alter table public.webhooks enable row level security;

-- Policies

create policy "Users see the attempts of their own jobs" on public.job_attempts for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_attempts.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.job_brands for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_brands.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.job_enrichments for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_enrichments.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see the events of their own jobs" on public.job_events for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see what belongs to their own jobs" on public.job_marks for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see what belongs to their own jobs" on public.job_progress for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_progress.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.job_search_terms for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see what belongs to their own jobs" on public.job_speakers for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_speakers.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.job_transcripts for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_transcripts.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.job_usage for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_usage.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.refine_orders for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = refine_orders.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.refinement_reviews for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = refinement_reviews.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.refinements for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = refinements.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users change their own jobs" on public.studio_jobs for update to authenticated using ((( SELECT auth.uid() AS uid) = user_id)) with check ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see their own jobs" on public.studio_jobs for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users submit their own jobs" on public.studio_jobs for insert to authenticated with check ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see what belongs to their own jobs" on public.transcript_segments for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = transcript_segments.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.transcript_versions for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = transcript_versions.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see the figures of their own jobs" on public.user_stat_changes for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see the figures of their own jobs" on public.user_stats for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see the deliveries of their own webhooks" on public.webhook_deliveries for select to authenticated using ((EXISTS ( SELECT
   FROM webhooks w
  WHERE ((w.webhook_id = webhook_deliveries.webhook_id) AND (w.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see their own webhooks" on public.webhooks for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

-- Grants to the roles of Supabase

grant delete, insert, references, select, trigger, truncate, update on table public.job_attempts to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_enrichments to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_events to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_failure_changes to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_failure_clusters to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_failure_stats to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_marks to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_progress to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_speakers to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_stat_changes to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_stat_horizon to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_stats to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_text_queue to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_texts to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_transcripts to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_usage to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.provider_permits to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.provider_states to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.queue_clocks to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.queue_turns to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.refinement_reviews to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.refinements to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.refiner_answers to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.studio_jobs to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.sweep_runs to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.transcript_chunks to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.transcript_orders to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.transcript_segments to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.transcript_sources to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.user_stat_changes to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.user_stats to service_role;
grant insert (brand, driven_by, job_id, keywords, language, raw_audio_url, speakers, user_id) on table public.studio_jobs to authenticated;
grant select (attempt, ended_at, error_code, error_message, job_id, outcome, stage, started_at) on table public.job_attempts to authenticated;
grant select (brand_bible_hash, brand_bible_name, brand_bible_version, job_id) on table public.refine_orders to authenticated;
grant select (decision, job_id, note, review_id, reviewed_at, reviewed_by, version) on table public.refinement_reviews to authenticated;
grant select (job_id, name, speaker) on table public.job_speakers to authenticated;
grant select on table public.alert_thresholds to service_role;
grant select on table public.audio_deletions to service_role;
grant select on table public.brand_bible_trial_results to service_role;
grant select on table public.brand_bible_trials to service_role;
grant select on table public.brand_bibles to service_role;
grant select on table public.engine_alerts to service_role;
grant select on table public.failure_acknowledgements to service_role;
grant select on table public.job_alerts to service_role;
grant select on table public.job_brands to authenticated;
grant select on table public.job_brands to service_role;
grant select on table public.job_enrichments to authenticated;
grant select on table public.job_events to authenticated;
grant select on table public.job_marks to authenticated;
grant select on table public.job_progress to authenticated;
grant select on table public.job_search_terms to authenticated;
grant select on table public.job_search_terms to service_role;
grant select on table public.job_stages to service_role;
grant select on table public.job_transcripts to authenticated;
grant select on table public.job_transitions to service_role;
grant select on table public.job_usage to authenticated;
grant select on table public.operator_actions to service_role;
grant select on table public.refine_orders to service_role;
grant select on table public.refinements to authenticated;
grant select on table public.retry_batch_jobs to service_role;
grant select on table public.retry_batches to service_role;
grant select on table public.studio_jobs to authenticated;
grant select on table public.sweep_marks to service_role;
grant select on table public.transcript_segments to authenticated;
grant select on table public.transcript_versions to authenticated;
grant select on table public.transcript_versions to service_role;
grant select on table public.user_brands to service_role;
grant select on table public.user_stat_changes to authenticated;
grant select on table public.user_stats to authenticated;
grant select on table public.webhook_deliveries to authenticated;
grant select on table public.webhook_deliveries to service_role;
grant select on table public.webhooks to authenticated;
grant select on table public.webhooks to service_role;
grant update (raw_audio_url) on table public.studio_jobs to authenticated;
