-- Generated from the migrations by `npm run schema`; a test compares the two. Do not edit.

-- Tables and columns

create table public.failure_acknowledgements (
  job_id uuid not null,
  event_number integer not null,
  acknowledged_at timestamp with time zone default clock_timestamp() not null,
  acknowledged_by text not null,
  note text not null
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
create unlogged table public.job_progress (
  job_id uuid not null,
  attempt integer not null,
  stage text not null,
  percent real not null,
  note text not null,
  seconds_left real,
  at timestamp with time zone default now() not null
);
create table public.job_search_terms (
  job_id uuid not null,
  user_id uuid not null,
  term text not null
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
  at timestamp with time zone default now() not null
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
create table public.refinements (
  job_id uuid not null,
  version integer not null,
  text text not null,
  provider text not null,
  model text not null,
  verdict text not null,
  findings jsonb default '[]'::jsonb not null,
  prompt_hash text not null,
  created_at timestamp with time zone default now() not null
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
  moved_by text
);
create table public.studio_migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null
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
create table public.transcript_segments (
  job_id uuid not null,
  ordinal integer not null,
  start_seconds double precision,
  end_seconds double precision,
  text text not null,
  confidence real,
  words jsonb
);

-- Constraints

alter table public.failure_acknowledgements add constraint failure_acknowledgements_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.failure_acknowledgements add constraint failure_acknowledgements_note_length CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)));
alter table public.failure_acknowledgements add constraint failure_acknowledgements_pkey PRIMARY KEY (job_id, event_number);
alter table public.job_attempts add constraint job_attempts_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_attempts add constraint job_attempts_outcome_check CHECK ((outcome = ANY (ARRAY['running'::text, 'advanced'::text, 'retry'::text, 'failed'::text, 'interrupted'::text, 'lost'::text])));
alter table public.job_attempts add constraint job_attempts_pkey PRIMARY KEY (job_id, attempt);
alter table public.job_enrichments add constraint job_enrichments_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_enrichments add constraint job_enrichments_pkey PRIMARY KEY (job_id);
alter table public.job_events add constraint job_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_events add constraint job_events_job_id_number_key UNIQUE (job_id, number);
alter table public.job_events add constraint job_events_pkey PRIMARY KEY (event_id);
alter table public.job_progress add constraint job_progress_percent_check CHECK (((percent >= (0)::double precision) AND (percent <= (100)::double precision)));
alter table public.job_progress add constraint job_progress_pkey PRIMARY KEY (job_id);
alter table public.job_search_terms add constraint job_search_terms_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_search_terms add constraint job_search_terms_pkey PRIMARY KEY (job_id, term);
alter table public.job_transcripts add constraint job_transcripts_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_transcripts add constraint job_transcripts_pkey PRIMARY KEY (job_id);
alter table public.job_usage add constraint job_usage_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.job_usage add constraint job_usage_pkey PRIMARY KEY (usage_id);
alter table public.operator_actions add constraint operator_actions_action_named CHECK (((char_length(action) >= 1) AND (char_length(action) <= 64)));
alter table public.operator_actions add constraint operator_actions_affected_not_negative CHECK ((affected >= 0));
alter table public.operator_actions add constraint operator_actions_note_length CHECK ((char_length(note) <= 2000));
alter table public.operator_actions add constraint operator_actions_pkey PRIMARY KEY (operator_action_id);
alter table public.refinements add constraint refinements_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.refinements add constraint refinements_pkey PRIMARY KEY (job_id, version);
alter table public.refinements add constraint refinements_verdict_check CHECK ((verdict = ANY (ARRAY['PASS'::text, 'REVIEW'::text, 'REJECT'::text])));
alter table public.retry_batch_jobs add constraint retry_batch_jobs_job_id_key UNIQUE (job_id);
alter table public.retry_batch_jobs add constraint retry_batch_jobs_pkey PRIMARY KEY (retry_batch_id, ordinal);
alter table public.retry_batch_jobs add constraint retry_batch_jobs_retry_batch_id_fkey FOREIGN KEY (retry_batch_id) REFERENCES retry_batches(retry_batch_id) ON DELETE CASCADE;
alter table public.retry_batches add constraint retry_batches_add_up CHECK (((released >= 0) AND (passed_over >= 0) AND ((released + passed_over) <= total)));
alter table public.retry_batches add constraint retry_batches_pace CHECK ((per_second > (0)::double precision));
alter table public.retry_batches add constraint retry_batches_pkey PRIMARY KEY (retry_batch_id);
alter table public.studio_jobs add constraint studio_jobs_audio_named CHECK (((char_length(raw_audio_url) >= 1) AND (char_length(raw_audio_url) <= 4096)));
alter table public.studio_jobs add constraint studio_jobs_client_job_id_length CHECK (((char_length(client_job_id) >= 1) AND (char_length(client_job_id) <= 128)));
alter table public.studio_jobs add constraint studio_jobs_complete_has_text CHECK (((status <> 'COMPLETE'::text) OR ((refined_text IS NOT NULL) AND (system_prompt_used IS NOT NULL))));
alter table public.studio_jobs add constraint studio_jobs_failed_has_details CHECK (((status <> 'FAILED'::text) OR (error_details IS NOT NULL)));
alter table public.studio_jobs add constraint studio_jobs_pkey PRIMARY KEY (job_id);
alter table public.studio_jobs add constraint studio_jobs_status_known CHECK ((status = ANY (ARRAY['NEW'::text, 'TRANSCRIBING'::text, 'ENRICHING'::text, 'REFINING'::text, 'COMPLETE'::text, 'FAILED'::text])));
alter table public.studio_jobs add constraint studio_jobs_submitted_by_known CHECK ((submitted_by = ANY (ARRAY['user'::text, 'service'::text])));
alter table public.studio_jobs add constraint studio_jobs_time_not_negative CHECK ((processing_time_ms >= 0));
alter table public.studio_jobs add constraint studio_jobs_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;
alter table public.studio_migrations add constraint studio_migrations_pkey PRIMARY KEY (name);
alter table public.sweep_runs add constraint sweep_runs_pkey PRIMARY KEY (sweep_run_id);
alter table public.transcript_segments add constraint transcript_segments_job_id_fkey FOREIGN KEY (job_id) REFERENCES studio_jobs(job_id) ON DELETE CASCADE;
alter table public.transcript_segments add constraint transcript_segments_pkey PRIMARY KEY (job_id, ordinal);

-- Indexes

CREATE INDEX job_events_cursor_idx ON public.job_events USING btree (tx, event_id);
CREATE INDEX job_events_user_idx ON public.job_events USING btree (user_id, event_id);
CREATE INDEX job_search_terms_term_idx ON public.job_search_terms USING btree (term);
CREATE INDEX job_usage_job_idx ON public.job_usage USING btree (job_id);
CREATE INDEX retry_batches_open_idx ON public.retry_batches USING btree (started_at) WHERE (ended_at IS NULL);
CREATE INDEX retry_batches_started_idx ON public.retry_batches USING btree (started_at, retry_batch_id);
CREATE UNIQUE INDEX studio_jobs_client_name_idx ON public.studio_jobs USING btree (client_job_id, user_id) WHERE (client_job_id IS NOT NULL);
CREATE INDEX studio_jobs_created_at_idx ON public.studio_jobs USING btree (created_at DESC);
CREATE INDEX studio_jobs_failed_code_idx ON public.studio_jobs USING btree (((error_details ->> 'code'::text)), created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_idx ON public.studio_jobs USING btree (created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_failed_user_idx ON public.studio_jobs USING btree (user_id, created_at DESC, job_id DESC) WHERE (status = 'FAILED'::text);
CREATE INDEX studio_jobs_status_idx ON public.studio_jobs USING btree (status, created_at DESC);
CREATE INDEX studio_jobs_unadopted_idx ON public.studio_jobs USING btree (created_at) WHERE ((delivery_id IS NULL) AND (status = 'NEW'::text));
CREATE INDEX studio_jobs_unfinished_idx ON public.studio_jobs USING btree (job_id) WHERE (status = ANY (ARRAY['NEW'::text, 'TRANSCRIBING'::text, 'ENRICHING'::text, 'REFINING'::text]));
CREATE INDEX studio_jobs_user_id_idx ON public.studio_jobs USING btree (user_id, created_at DESC);
CREATE INDEX sweep_runs_started_idx ON public.sweep_runs USING btree (started_at DESC);

-- Functions

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
CREATE OR REPLACE FUNCTION public.studio_jobs_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  is_engine boolean := exists (
    select from pg_catalog.pg_roles r
    where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)
  ) or pg_catalog.pg_has_role(
    current_user, (select c.relowner from pg_catalog.pg_class c where c.oid = tg_relid), 'MEMBER'
  );
begin
  if tg_op = 'INSERT' then
    if not is_engine then
      if new.status <> 'NEW' or new.raw_transcript is not null or new.refined_text is not null
        or new.system_prompt_used is not null or new.processing_time_ms is not null or new.error_details is not null then
        raise exception 'a new job may name only its user and its audio' using errcode = '42501';
      end if;
      new.created_at := now();
    end if;
    return new;
  end if;

  if not is_engine then
    if to_jsonb(new) - 'raw_audio_url' is distinct from to_jsonb(old) - 'raw_audio_url' then
      raise exception 'only the engine may change this column of a job' using errcode = '42501';
    end if;
    if new.raw_audio_url is distinct from old.raw_audio_url and old.status <> 'NEW' then
      raise exception 'the audio of a job can be changed only while it is NEW' using errcode = '42501';
    end if;
  end if;

  if new.status is distinct from old.status then
    if not coalesce(case old.status
      when 'NEW' then new.status in ('TRANSCRIBING', 'FAILED')
      when 'TRANSCRIBING' then new.status in ('ENRICHING', 'FAILED')
      when 'ENRICHING' then new.status in ('REFINING', 'FAILED')
      when 'REFINING' then new.status in ('COMPLETE', 'FAILED')
      when 'COMPLETE' then new.status = 'REFINING'
      when 'FAILED' then new.status in ('NEW', 'TRANSCRIBING')
        or (new.status = 'ENRICHING' and new.raw_transcript is not null)
        or (new.status = 'REFINING' and new.raw_transcript is not null and new.system_prompt_used is not null)
    end, false) then
      raise exception 'a job cannot move from % to %', old.status, new.status
        using errcode = '23514', hint = 'NEW, TRANSCRIBING, ENRICHING, REFINING, COMPLETE; FAILED from any of them.';
    end if;
    if new.status = 'COMPLETE' then
      new.processing_time_ms := coalesce(
        old.processing_time_ms,
        least(2147483647, greatest(0, extract(epoch from clock_timestamp() - new.created_at) * 1000))::integer
      );
    end if;
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_record_inserts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, null, n.status, n.moved_reason, n.moved_by, n.attempt from arrived n;
  if exists (select from arrived n where n.delivery_id is null and n.status = 'NEW') then
    perform pg_catalog.pg_notify('studio_jobs_waiting', '');
  end if;
  perform pg_catalog.pg_notify('studio_job_events', '');
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_record_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, o.status, n.status, n.moved_reason, n.moved_by, n.attempt
    from after_move n join before_move o on o.job_id = n.job_id
    where n.event_count <> o.event_count;
  if found then
    perform pg_catalog.pg_notify('studio_job_events', '');
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_search_terms()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'UPDATE' then
    delete from public.job_search_terms t where t.job_id = new.job_id;
  end if;
  insert into public.job_search_terms (job_id, user_id, term)
    select distinct new.job_id, new.user_id, left(lower(s.term), 256)
    from (values (new.client_job_id), (substring(new.raw_audio_url from '([^/]+)/*$'))) as s (term)
    where s.term <> '';
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.studio_jobs_track()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  is_engine boolean := exists (
    select from pg_catalog.pg_roles r
    where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)
  ) or pg_catalog.pg_has_role(
    current_user, (select c.relowner from pg_catalog.pg_class c where c.oid = tg_relid), 'MEMBER'
  );
begin
  if tg_op = 'INSERT' then
    if not is_engine then
      new.submitted_by := 'user';
      new.client_job_id := null;
      new.delivery_id := null;
      new.run_started_at := now();
      new.attempt := 0;
      new.stage_faults := 0;
      new.moved_by := 'user';
    end if;
    new.event_count := 1;
    new.moved_reason := 'submitted';
    return new;
  end if;

  if not is_engine and new.raw_audio_url is distinct from old.raw_audio_url then
    -- A user who points a job at another file answers for that file.
    new.submitted_by := 'user';
  end if;
  if new.status is distinct from old.status then
    if new.event_count = old.event_count then
      new.event_count := old.event_count + 1;
      new.moved_reason := 'changed_directly';
      new.moved_by := current_user;
    elsif new.event_count <> old.event_count + 1 then
      raise exception 'events of a job are numbered without gaps' using errcode = '23514';
    end if;
    if new.status = 'COMPLETE' and old.processing_time_ms is null then
      new.processing_time_ms :=
        least(2147483647, greatest(0, extract(epoch from clock_timestamp() - new.run_started_at) * 1000))::integer;
    end if;
  elsif new.event_count <> old.event_count then
    raise exception 'only a move of the status is an event' using errcode = '23514';
  end if;
  return new;
end;
$function$
;

-- Triggers

CREATE TRIGGER operator_actions_append_only BEFORE DELETE OR UPDATE ON public.operator_actions FOR EACH ROW EXECUTE FUNCTION operator_actions_append_only();
CREATE TRIGGER studio_jobs_guard BEFORE INSERT OR UPDATE ON public.studio_jobs FOR EACH ROW EXECUTE FUNCTION studio_jobs_guard();
CREATE TRIGGER studio_jobs_record_inserts AFTER INSERT ON public.studio_jobs REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_record_inserts();
CREATE TRIGGER studio_jobs_record_moves AFTER UPDATE ON public.studio_jobs REFERENCING OLD TABLE AS before_move NEW TABLE AS after_move FOR EACH STATEMENT EXECUTE FUNCTION studio_jobs_record_moves();
CREATE TRIGGER studio_jobs_search_terms AFTER INSERT OR UPDATE OF client_job_id, raw_audio_url ON public.studio_jobs FOR EACH ROW EXECUTE FUNCTION studio_jobs_search_terms();
CREATE TRIGGER studio_jobs_track BEFORE INSERT OR UPDATE ON public.studio_jobs FOR EACH ROW EXECUTE FUNCTION studio_jobs_track();

-- Row level security

alter table public.failure_acknowledgements enable row level security;
alter table public.job_attempts enable row level security;
alter table public.job_enrichments enable row level security;
alter table public.job_events enable row level security;
alter table public.job_progress enable row level security;
alter table public.job_search_terms enable row level security;
alter table public.job_transcripts enable row level security;
alter table public.job_usage enable row level security;
alter table public.operator_actions enable row level security;
alter table public.refinements enable row level security;
alter table public.retry_batch_jobs enable row level security;
alter table public.retry_batches enable row level security;
alter table public.studio_jobs enable row level security;
alter table public.studio_migrations enable row level security;
alter table public.sweep_runs enable row level security;
alter table public.transcript_segments enable row level security;

-- Policies

create policy "Users see the attempts of their own jobs" on public.job_attempts for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_attempts.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.job_enrichments for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_enrichments.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see the events of their own jobs" on public.job_events for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see what belongs to their own jobs" on public.job_progress for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_progress.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.job_search_terms for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see what belongs to their own jobs" on public.job_transcripts for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_transcripts.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.job_usage for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = job_usage.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users see what belongs to their own jobs" on public.refinements for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = refinements.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));
create policy "Users change their own jobs" on public.studio_jobs for update to authenticated using ((( SELECT auth.uid() AS uid) = user_id)) with check ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see their own jobs" on public.studio_jobs for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users submit their own jobs" on public.studio_jobs for insert to authenticated with check ((( SELECT auth.uid() AS uid) = user_id));
create policy "Users see what belongs to their own jobs" on public.transcript_segments for select to authenticated using ((EXISTS ( SELECT
   FROM studio_jobs j
  WHERE ((j.job_id = transcript_segments.job_id) AND (j.user_id = ( SELECT auth.uid() AS uid))))));

-- Grants to the roles of Supabase

grant delete, insert, references, select, trigger, truncate, update on table public.job_attempts to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_enrichments to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_events to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_progress to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_transcripts to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.job_usage to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.refinements to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.studio_jobs to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.sweep_runs to service_role;
grant delete, insert, references, select, trigger, truncate, update on table public.transcript_segments to service_role;
grant insert (job_id, raw_audio_url, user_id) on table public.studio_jobs to authenticated;
grant select (attempt, ended_at, error_code, error_message, job_id, outcome, stage, started_at) on table public.job_attempts to authenticated;
grant select on table public.failure_acknowledgements to service_role;
grant select on table public.job_enrichments to authenticated;
grant select on table public.job_events to authenticated;
grant select on table public.job_progress to authenticated;
grant select on table public.job_search_terms to authenticated;
grant select on table public.job_search_terms to service_role;
grant select on table public.job_transcripts to authenticated;
grant select on table public.job_usage to authenticated;
grant select on table public.operator_actions to service_role;
grant select on table public.refinements to authenticated;
grant select on table public.retry_batch_jobs to service_role;
grant select on table public.retry_batches to service_role;
grant select on table public.studio_jobs to authenticated;
grant select on table public.transcript_segments to authenticated;
grant update (raw_audio_url) on table public.studio_jobs to authenticated;
