-- Findings have grades, a refinement says what was looked at, and each job shows the verdict on its current text. This file changes the
-- schema and holds its locks for a moment; 021 fills in what is stored, 022 makes the constraints and the index final.

alter table public.studio_jobs
  add column verdict text,
  add constraint studio_jobs_verdict_known check (verdict in ('PASS', 'REVIEW', 'REJECT', 'UNCHECKED')) not valid;
comment on column public.studio_jobs.verdict is
  'What the checks say of refined_text: PASS, REVIEW, REJECT or UNCHECKED; null: there is no text, or nothing has judged it';

alter table public.refinements
  drop constraint refinements_verdict_check,
  add constraint refinements_verdict_known check (verdict in ('PASS', 'REVIEW', 'REJECT', 'UNCHECKED')) not valid,
  add column coverage jsonb,
  add column opinions jsonb not null default '[]'::jsonb;
comment on column public.refinements.coverage is
  'What the checks looked at: {language, languageFrom, checked, unchecked}; null: it was stored before 0.2.0';
comment on column public.refinements.opinions is
  'What each model that was asked for a second opinion said: [{provider, model, usage, asked, judged, voided, pairs}]';
comment on column public.refinements.findings is 'What the checks found: [{check, grade, message, rawSpan, refinedSpan}]';

-- What 0.1.0 stores, in the terms of today. That release may run beside this schema during an upgrade.

-- The weight of an old finding is not known: those of a rejected text count as REJECT, all others as REVIEW.
create function public.findings_in_grades(findings jsonb, grade text) returns jsonb
language sql immutable
set search_path = ''
as $$
  select coalesce(jsonb_agg(
    case when f.finding ? 'grade' then f.finding else f.finding || jsonb_build_object('grade', grade) end order by f.at), '[]'::jsonb)
  from jsonb_array_elements(findings) with ordinality as f (finding, at);
$$;

-- Whether the checks of 0.1.0, which read English alone, can have judged the job's text. Where no language is stored, the transcript must
-- show enough words that no other language has.
create function public.job_speaks_english(job uuid) returns boolean
language sql stable
set search_path = ''
as $$
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
$$;

create function public.refinement_in_grades(stored public.refinements) returns public.refinements
language plpgsql stable
set search_path = ''
as $$
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
$$;

-- A text of a trial: { text, verdict, findings, … }; null where there is none.
create function public.trial_text_in_grades(stored jsonb, job uuid) returns jsonb
language sql stable
set search_path = ''
as $$
  select case when stored ? 'coverage' then stored else stored || jsonb_build_object(
    'verdict', case when stored ->> 'verdict' = 'PASS' and not public.job_speaks_english(job) then to_jsonb('UNCHECKED'::text)
      else stored -> 'verdict' end,
    'findings', public.findings_in_grades(stored -> 'findings', case stored ->> 'verdict' when 'REJECT' then 'REJECT' else 'REVIEW' end))
  end;
$$;

create function public.refinements_grade() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  return public.refinement_in_grades(new);
end;
$$;
create trigger refinements_grade before insert on public.refinements
  for each row when (new.coverage is null) execute function public.refinements_grade();

-- Until 022: a refinement may be graded once, and changed in no other way.
create or replace function public.refinements_immutable() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if to_jsonb(new) - 'is_current' is distinct from to_jsonb(old) - 'is_current'
    and to_jsonb(new) - 'is_current' is distinct from to_jsonb(public.refinement_in_grades(old)) - 'is_current' then
    raise exception 'a refinement is never changed: a new one is a further version' using errcode = '42501';
  end if;
  return new;
end;
$$;

-- The verdict follows the text. The engine writes both in one statement. Whoever writes refined_text alone gets the verdict of the newest
-- refinement with that text, and null where there is none.
create function public.studio_jobs_verdict() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.verdict := (
    select r.verdict from public.refinements r
    where r.job_id = new.job_id and r.text = new.refined_text order by r.version desc limit 1);
  return new;
end;
$$;
create trigger studio_jobs_verdict_insert before insert on public.studio_jobs
  for each row when (new.verdict is not null and new.refined_text is null) execute function public.studio_jobs_verdict();
-- Only for statements that name one of the two: comparing long texts takes milliseconds.
create trigger studio_jobs_verdict_update before update of refined_text, verdict on public.studio_jobs
  for each row when (
    (new.refined_text is null and new.verdict is not null)
    or (new.refined_text is distinct from old.refined_text and new.verdict is not distinct from old.verdict))
  execute function public.studio_jobs_verdict();

-- 0.1.0 stores the refinement after it has moved the job.
create function public.refinements_show_verdict() returns trigger
language plpgsql
set search_path = ''
as $$
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
$$;
create trigger refinements_show_verdict_insert after insert on public.refinements
  referencing new table as arrived for each statement execute function public.refinements_show_verdict();
create trigger refinements_show_verdict_update after update on public.refinements
  referencing new table as arrived for each statement execute function public.refinements_show_verdict();

do $$
declare
  name text;
begin
  foreach name in array array['findings_in_grades(jsonb, text)', 'job_speaks_english(uuid)',
      'refinement_in_grades(public.refinements)', 'trial_text_in_grades(jsonb, uuid)'] loop
    execute format('revoke all on function public.%s from public', name);
    execute format('grant execute on function public.%s to service_role', name);
  end loop;
end;
$$;
revoke all on function public.refinements_grade(), public.studio_jobs_verdict(), public.refinements_show_verdict() from public;
