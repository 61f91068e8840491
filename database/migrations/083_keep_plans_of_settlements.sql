-- tolerated: it replaces bodies of functions, which do what they did.
-- As PL/pgSQL functions: the plans of their statements are kept by the session, where those of SQL functions were made at each call. The brand's marks
-- of one job took a tenth of a job's time in the database. Joins go by index, since a plan may be kept from the time when the tables were empty.

create or replace function public.job_marks_brand(jobs uuid[]) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  delete from public.job_marks m where m.job_id = any (jobs) and m.mark >= 'brand:' and m.mark < 'brand;';
  insert into public.job_marks (job_id, mark, user_id, created_at)
  select j.job_id, 'brand:' || b.brand, j.user_id, j.created_at
  from public.studio_jobs j
    left join public.job_enrichments e on e.job_id = j.job_id
    left join public.job_brands n on n.job_id = j.job_id
    cross join lateral (select coalesce(e.brand_bible_name, n.brand) as brand) b
  where j.job_id = any (jobs) and b.brand is not null
    and not exists (select from public.brand_bibles s where s.brand = b.brand and s.published_by = 'engine')
  on conflict do nothing;
end;
$$;

create or replace function public.job_marks_flag(jobs uuid[]) returns void
language plpgsql
set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  insert into public.job_marks (job_id, mark, user_id, created_at)
  select distinct j.job_id, 'flag:' || (f.flag ->> 'kind'), j.user_id, j.created_at
  from public.job_transcripts t
    join public.studio_jobs j on j.job_id = t.job_id
    cross join lateral jsonb_array_elements(t.flags) f (flag)
  where t.job_id = any (jobs) and f.flag ->> 'kind' is not null
  on conflict do nothing;
end;
$$;

create or replace function public.studio_settle(worker text, settlements jsonb) returns table (job_id uuid, answer text)
language plpgsql
set search_path = ''
as $$
begin
  return query select s.settled, s.answer from public.studio_settle_and_claim(worker, settlements, null) s;
end;
$$;
