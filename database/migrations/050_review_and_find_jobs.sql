-- Texts that a person reviewed, and what jobs are found by: brand, quality flag, provider, message of a failure, time of a failure.

-- A review is of the current text. Null: nobody has decided on it.
alter table public.studio_jobs add column review text
  constraint studio_jobs_review_known check (review in ('APPROVED', 'REJECTED'));
comment on column public.studio_jobs.review is 'What a person decided on the current refined text; a new text begins with null';

create table public.refinement_reviews (
  review_id bigint generated always as identity primary key,
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  version integer not null,
  decision text not null constraint refinement_reviews_decision_known check (decision in ('APPROVE', 'REJECT', 'REOPEN')),
  note text constraint refinement_reviews_note_length check (char_length(note) between 1 and 2000),
  reviewed_at timestamptz not null default clock_timestamp(),
  reviewed_by text not null
);
create index refinement_reviews_job_idx on public.refinement_reviews (job_id, review_id desc);
comment on table public.refinement_reviews is 'What people decided on texts: append-only, the newest of a job counts';

create function public.studio_jobs_forget_review() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.review := null;
  return new;
end;
$$;
-- The order of the condition matters: few jobs carry a review, and comparing texts is dear.
create trigger studio_jobs_review before update of refined_text on public.studio_jobs
  for each row when (old.review is not null and new.refined_text is distinct from old.refined_text)
  execute function public.studio_jobs_forget_review();

-- What a person still has to look at, and what was looked at. Written once for a text that does not PASS.
create index studio_jobs_to_review_idx on public.studio_jobs (verdict, created_at desc, job_id desc)
  where verdict <> 'PASS' and review is null;
create index studio_jobs_user_to_review_idx on public.studio_jobs (user_id, verdict, created_at desc, job_id desc)
  where verdict <> 'PASS' and review is null;
create index studio_jobs_reviewed_idx on public.studio_jobs (created_at desc, job_id desc) where review is not null;
create index studio_jobs_user_reviewed_idx on public.studio_jobs (user_id, created_at desc, job_id desc) where review is not null;

-- Marks of jobs, for lists in the order of creation: `flag:LOOP`, `brand:Acme`. A job without a quality flag that follows the shipped
-- Brand Bible, as most do, has none.
create table public.job_marks (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  mark text not null,
  user_id uuid not null,
  created_at timestamptz not null,
  primary key (job_id, mark)
);
create index job_marks_mark_idx on public.job_marks (mark, created_at desc, job_id desc);
create index job_marks_user_idx on public.job_marks (user_id, mark, created_at desc, job_id desc);
comment on table public.job_marks is 'Quality flags and brands of jobs, with the moment of creation that lists are ordered by';

create function public.job_marks_flag(jobs uuid[]) returns void
language sql
set search_path = ''
as $$
  insert into public.job_marks (job_id, mark, user_id, created_at)
  select distinct j.job_id, 'flag:' || (f.flag ->> 'kind'), j.user_id, j.created_at
  from public.job_transcripts t
    join public.studio_jobs j on j.job_id = t.job_id
    cross join lateral jsonb_array_elements(t.flags) f (flag)
  where t.job_id = any (jobs) and f.flag ->> 'kind' is not null
  on conflict do nothing
$$;

-- The brand whose rules the text follows; before that is known, the one named at intake. The shipped Brand Bible is no mark.
create function public.job_marks_brand(jobs uuid[]) returns void
language sql
set search_path = ''
as $$
  delete from public.job_marks m where m.job_id = any (jobs) and m.mark >= 'brand:' and m.mark < 'brand;';
  insert into public.job_marks (job_id, mark, user_id, created_at)
  select j.job_id, 'brand:' || b.brand, j.user_id, j.created_at
  from public.studio_jobs j
    left join public.job_enrichments e on e.job_id = j.job_id
    left join public.job_brands n on n.job_id = j.job_id
    cross join lateral (select coalesce(e.brand_bible_name, n.brand) as brand) b
  where j.job_id = any (jobs) and b.brand is not null
    and not exists (select from public.brand_bibles s where s.brand = b.brand and s.published_by = 'engine')
  on conflict do nothing
$$;

create function public.job_transcripts_mark() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    delete from public.job_marks m using told t where m.job_id = t.job_id and m.mark >= 'flag:' and m.mark < 'flag;';
  end if;
  if exists (select from told t where t.flags <> '[]') then
    perform public.job_marks_flag(array(select t.job_id from told t where t.flags <> '[]'));
  end if;
  return null;
end;
$$;
create trigger job_transcripts_mark_insert after insert on public.job_transcripts
  referencing new table as told for each statement execute function public.job_transcripts_mark();
create trigger job_transcripts_mark_update after update on public.job_transcripts
  referencing new table as told for each statement execute function public.job_transcripts_mark();

create function public.job_enrichments_mark() returns trigger
language plpgsql security definer
set search_path = ''
as $$
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
$$;
create trigger job_enrichments_mark_insert after insert on public.job_enrichments
  referencing new table as told for each statement execute function public.job_enrichments_mark();
create trigger job_enrichments_mark_update after update on public.job_enrichments
  referencing new table as told for each statement execute function public.job_enrichments_mark();

create function public.job_brands_mark() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if exists (select from told) then
    perform public.job_marks_brand(array(select t.job_id from told t));
  end if;
  return null;
end;
$$;
create trigger job_brands_mark_insert after insert on public.job_brands
  referencing new table as told for each statement execute function public.job_brands_mark();

-- Formats and codes are causes, not numbers: MP3 and M4A, HTTP 503 and SQLSTATE 57014 stay as they are. A number that carries a unit, and
-- one at the end of a name, is still a number.
create or replace function public.job_failure_pattern(message text) returns text
language plpgsql immutable parallel safe
set search_path = ''
as $$
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
$$;
-- What is FAILED now counts under its new pattern; what happened in the past keeps the name it had.
select public.job_failures_rebuild();

-- Of FAILED jobs alone, so a job that completes writes none of them. The expressions are those of job-filter-store.ts.
create index studio_jobs_failed_at_idx on public.studio_jobs
  ((coalesce(status_since, created_at)) desc, job_id desc) where status = 'FAILED';
create index studio_jobs_failed_user_at_idx on public.studio_jobs
  (user_id, (coalesce(status_since, created_at)) desc, job_id desc) where status = 'FAILED';
create index studio_jobs_failed_provider_idx on public.studio_jobs
  ((error_details ->> 'provider'), (coalesce(status_since, created_at)) desc, job_id desc) where status = 'FAILED';
create index studio_jobs_failed_pattern_idx on public.studio_jobs
  ((public.job_failure_pattern(error_details ->> 'message')), (coalesce(status_since, created_at)) desc, job_id desc) where status = 'FAILED';

-- How frequent the values are, and together: without them the planner takes each for one in two hundred, and sorts what it could read in order.
create statistics public.studio_jobs_failures (mcv)
  on status, (error_details ->> 'code'), (error_details ->> 'stage'), (error_details ->> 'provider'),
    (case when error_details ->> 'retryable' = 'true' then 1 else 0 end)
  from public.studio_jobs;
create statistics public.studio_jobs_failure_patterns (mcv)
  on status, (public.job_failure_pattern(error_details ->> 'message')), (error_details ->> 'provider'),
    (case when error_details ->> 'retryable' = 'true' then 1 else 0 end)
  from public.studio_jobs;

do $$
declare
  name text;
begin
  foreach name in array array['refinement_reviews', 'job_marks'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant all on table public.%I to service_role', name);
  end loop;
  foreach name in array array['studio_jobs_forget_review()', 'job_marks_flag(uuid[])', 'job_marks_brand(uuid[])', 'job_transcripts_mark()',
                              'job_enrichments_mark()', 'job_brands_mark()'] loop
    execute format('revoke all on function public.%s from public, anon, authenticated', name);
  end loop;
end;
$$;
revoke all on sequence public.refinement_reviews_review_id_seq from public, anon, authenticated;
grant select on table public.job_marks to authenticated;
create policy "Users see what belongs to their own jobs" on public.job_marks for select to authenticated
  using ((select auth.uid()) = user_id);
grant select (review_id, job_id, version, decision, note, reviewed_at, reviewed_by) on table public.refinement_reviews to authenticated;
create policy "Users see what belongs to their own jobs" on public.refinement_reviews for select to authenticated
  using (exists (select from public.studio_jobs j where j.job_id = refinement_reviews.job_id and j.user_id = (select auth.uid())));
