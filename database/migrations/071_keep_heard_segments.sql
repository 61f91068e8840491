-- What was heard stays beside an edited transcript, so that each edit takes its times from the recogniser's and not from an earlier edit.

alter table public.transcript_versions add column segments jsonb;
comment on column public.transcript_versions.segments is
  'Of the machine''s version: the segments as they were heard. transcript_segments has those of the current text; null: never replaced';
