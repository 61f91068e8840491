-- Full-text search over the texts of jobs. The words are indexed after the job has ended, outside of the settlement: a transcript of hours takes a
-- tenth of a second, and nobody waits for it.

create table public.job_texts (
  job_id uuid primary key references public.studio_jobs (job_id) on delete cascade,
  user_id uuid not null,
  created_at timestamptz not null,
  document tsvector not null,
  -- Of the texts as they were indexed: an index that is up to date is not written again.
  content_hash text not null
);
create index job_texts_document_idx on public.job_texts using gin (document);
create index job_texts_user_idx on public.job_texts (user_id, created_at desc, job_id desc);
create index job_texts_created_idx on public.job_texts (created_at desc, job_id desc);
comment on table public.job_texts is 'The words of transcripts and refined texts, for search';

-- The jobs whose words are to be indexed. A job that is indexed leaves the table, so it holds those of the last seconds.
create table public.job_text_queue (
  queue_id bigint generated always as identity primary key,
  job_id uuid not null
);
comment on table public.job_text_queue is 'Jobs whose words are to be indexed for search';

-- The rules of the language, by which the words are reduced to their stems; without such rules the words stand as they are.
create function public.job_text_rules(language text) returns regconfig
language sql immutable
set search_path = ''
as $$
  select case left(lower(language), 2)
    when 'en' then 'pg_catalog.english'::regconfig when 'de' then 'pg_catalog.german'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig when 'es' then 'pg_catalog.spanish'::regconfig
    when 'it' then 'pg_catalog.italian'::regconfig when 'pt' then 'pg_catalog.portuguese'::regconfig
    when 'nl' then 'pg_catalog.dutch'::regconfig else 'pg_catalog.simple'::regconfig end
$$;

-- A tsvector has at most a megabyte. Of a text that exceeds it, which no speech of hours does, the beginning is indexed.
create function public.job_text_document(language text, raw text, refined text) returns tsvector
language plpgsql stable
set search_path = ''
as $$
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
$$;

-- Indexes the oldest jobs that wait for it, `most` at once; answers how many. Replicas share the work: each takes what no other has.
create function public.job_texts_index(most integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
  queued bigint[] := array(
    select q.queue_id from public.job_text_queue q order by q.queue_id limit most for update skip locked);
  jobs uuid[] := array(select distinct q.job_id from public.job_text_queue q where q.queue_id = any (queued));
begin
  perform public.job_texts_store(jobs);
  delete from public.job_text_queue q where q.queue_id = any (queued);
  return cardinality(queued);
end;
$$;

create function public.job_texts_store(jobs uuid[]) returns void
language plpgsql
set search_path = ''
as $$
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
$$;

-- One row for each job that ends, and for each text that a person changes.
create function public.studio_jobs_queue_text() returns trigger
language plpgsql security definer
set search_path = ''
set enable_nestloop = off
set enable_hashjoin = on
as $$
begin
  insert into public.job_text_queue (job_id)
    select a.job_id from after_move a join before_move b on b.job_id = a.job_id
    where (a.status <> b.status and a.status in ('COMPLETE', 'FAILED') and a.raw_transcript is not null)
      or (a.status = b.status and a.status in ('COMPLETE', 'FAILED')
        and (a.refined_text is distinct from b.refined_text or a.raw_transcript is distinct from b.raw_transcript));
  return null;
end;
$$;
create trigger studio_jobs_queue_text after update on public.studio_jobs
  referencing old table as before_move new table as after_move
  for each statement execute function public.studio_jobs_queue_text();

-- The queue has no foreign key: a check of it would lock each job a second time while its stage settles.
create function public.studio_jobs_forget_text() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from public.job_text_queue q using gone g where q.job_id = g.job_id;
  return null;
end;
$$;
create trigger studio_jobs_forget_text after delete on public.studio_jobs
  referencing old table as gone for each statement execute function public.studio_jobs_forget_text();

do $$
declare
  name text;
begin
  foreach name in array array['job_texts', 'job_text_queue'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant all on table public.%I to service_role', name);
  end loop;
  foreach name in array array['job_text_document(text, text, text)', 'job_text_rules(text)', 'job_texts_index(integer)',
                              'job_texts_store(uuid[])', 'studio_jobs_queue_text()', 'studio_jobs_forget_text()'] loop
    execute format('revoke all on function public.%s from public, anon, authenticated', name);
  end loop;
end;
$$;
revoke all on sequence public.job_text_queue_queue_id_seq from public, anon, authenticated;
