-- What a submission may say of its recording: its language, words that are said in it, whether its speakers are told apart, and the brand. Quick
-- on a large table: columns without a default rewrite no row, and the checks are validated by migration 041, while reads and writes go on.

alter table public.studio_jobs
  add column language text,
  add column keywords text[],
  add column speakers text,
  add column brand text;
comment on column public.studio_jobs.language is 'BCP 47 tag of the language that is spoken; null: it is detected';
comment on column public.studio_jobs.keywords is 'Names and words that are said, the most important first; null: none';
comment on column public.studio_jobs.speakers is 'off, auto or the number of speakers; null: as the setting SPEAKERS says';
comment on column public.studio_jobs.brand is 'The brand that the submission names; null: the user''s own brand, else the default one';

-- The bounds of src/jobs/intake/hint-rules.ts.
alter table public.studio_jobs
  add constraint studio_jobs_language_tag
    check (language ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,7}$' and char_length(language) <= 35) not valid,
  add constraint studio_jobs_keywords_bounded
    check (cardinality(keywords) <= 100 and coalesce(array_ndims(keywords), 1) = 1 and array_position(keywords, null) is null
      and array_to_string(keywords, '') !~ '[\u0001-\u001f\u007f-\u009f]'
      and (cardinality(keywords) = 0 or E'\n' || array_to_string(keywords, E'\n') || E'\n' !~ '(\n[[:blank:]]*\n|[^\n]{101})')) not valid,
  add constraint studio_jobs_speakers_known check (speakers ~ '^(off|auto|[1-9]|1[0-9]|20)$') not valid,
  add constraint studio_jobs_brand_named
    check (char_length(brand) between 1 and 120 and brand !~ '[\u0001-\u001f\u007f-\u009f]') not valid;

grant insert (language, keywords, speakers, brand) on table public.studio_jobs to authenticated;

-- As before, and: a brand that a direct insert names is the job's brand from the start, where the job may follow it. A user may name their own brand and
-- those that ship; service_role may name any. A job of the engine's own intake has its delivery already, and its brand was checked there.
create or replace function public.studio_jobs_inserted() returns trigger
language plpgsql security definer
set search_path = '' set enable_nestloop = off set enable_hashjoin = on set enable_mergejoin = on set enable_seqscan = on
as $$
declare
  refused text;
begin
  insert into public.job_events (job_id, number, user_id, from_status, to_status, reason, actor, attempt)
    select n.job_id, n.event_count, n.user_id, null, n.status, n.moved_reason, n.moved_by, n.attempt from arrived n;
  if not found then
    return null;
  end if;
  if exists (select from arrived a where a.brand is not null and a.delivery_id is null) then
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
  if exists (select from arrived a where a.status = 'FAILED') then
    perform public.job_failures_append(array(
      select row (1, true, a.status_since, a.user_id, a.error_details)::public.job_failure_row
      from arrived a where a.status = 'FAILED'));
  end if;
  insert into public.job_search_terms (job_id, user_id, term)
    select distinct n.job_id, n.user_id, left(lower(s.term), 256)
    from arrived n cross join lateral (values (n.client_job_id), (substring(n.raw_audio_url from '([^/]+)/*$'))) as s (term)
    where s.term <> '';
  if exists (select from arrived n where n.delivery_id is null and n.status = 'NEW') then
    perform pg_catalog.pg_notify('studio_jobs_waiting', '');
  end if;
  perform pg_catalog.pg_notify('studio_job_events', '');
  return null;
end;
$$;
