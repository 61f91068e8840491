-- Who speaks: a column of the segments that the TRANSCRIBING stage fills, and the names that a person gives to a job's speakers.

-- The checks of migration 040, while reads and writes go on.
alter table public.studio_jobs validate constraint studio_jobs_language_tag;
alter table public.studio_jobs validate constraint studio_jobs_keywords_bounded;
alter table public.studio_jobs validate constraint studio_jobs_speakers_known;
alter table public.studio_jobs validate constraint studio_jobs_brand_named;

alter table public.transcript_segments add column speaker text;
comment on column public.transcript_segments.speaker is 'Speaker 1, Speaker 2, … in the order of their first words; null: nobody said';

create or replace function public.store_transcripts(settlements jsonb, moved uuid[]) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
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
    where t.job_id in (select s.job from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      where s.stage = 'TRANSCRIBING' and s.record is not null and s.job = any (moved));
  insert into public.transcript_segments (job_id, ordinal, start_seconds, end_seconds, text, confidence, words, speaker)
    select s.job, g.ordinal - 1, g.start_seconds, g.end_seconds, g.text, g.confidence, g.words, g.speaker
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
      cross join lateral rows from (jsonb_to_recordset(s.record -> 'segments') as (start_seconds double precision,
        end_seconds double precision, text text, confidence real, words jsonb, speaker text))
        with ordinality as g (start_seconds, end_seconds, text, confidence, words, speaker, ordinal)
    where s.stage = 'TRANSCRIBING' and s.record is not null and s.job = any (moved);
end;
$$;

create table public.job_speakers (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  speaker text not null check (speaker ~ '^Speaker [1-9][0-9]{0,3}$'),
  name text not null check (char_length(name) between 1 and 60),
  named_at timestamptz not null default clock_timestamp(),
  named_by text not null,
  primary key (job_id, speaker)
);
comment on table public.job_speakers is 'The names that a person gave to the speakers of a job';

alter table public.job_speakers enable row level security;
revoke all on table public.job_speakers from public, anon, authenticated;
grant all on table public.job_speakers to service_role;
grant select (job_id, speaker, name) on table public.job_speakers to authenticated;
create policy "Users see what belongs to their own jobs" on public.job_speakers for select to authenticated
  using (exists (select from public.studio_jobs j where j.job_id = job_speakers.job_id and j.user_id = (select auth.uid())));
