-- Brand Bibles as immutable versions, who follows which, and refinements as versions of a job's text.

create table public.brand_bibles (
  brand_bible_id bigint generated always as identity primary key,
  brand text not null constraint brand_bibles_brand_length check (char_length(brand) between 1 and 120),
  version integer not null constraint brand_bibles_version_positive check (version >= 1),
  content jsonb not null,
  content_hash text not null constraint brand_bibles_hash_hex check (content_hash ~ '^[0-9a-f]{64}$'),
  -- As its author wrote it, Markdown or JSON.
  source text not null,
  note text constraint brand_bibles_note_length check (char_length(note) <= 2000),
  active boolean not null default false,
  published_at timestamptz not null default clock_timestamp(),
  published_by text not null,
  constraint brand_bibles_brand_version unique (brand, version)
);
comment on table public.brand_bibles is 'Versions of the brands'' rules. A version is never changed; at most one of each brand is active';
create unique index brand_bibles_active_idx on public.brand_bibles (brand) where active;

create function public.brand_bibles_immutable() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'active' is distinct from to_jsonb(old) - 'active' then
    raise exception 'a version of a Brand Bible is never changed' using errcode = '42501', hint = 'Publish a new version.';
  end if;
  return new;
end;
$$;
revoke all on function public.brand_bibles_immutable() from public;
create trigger brand_bibles_immutable before update or delete on public.brand_bibles
  for each row execute function public.brand_bibles_immutable();

-- Whose rules a user's jobs follow, and a job's own choice before it. Written by admins and the engine alone: a user who could
-- name any brand would read its rules in the prompt of the next job.
create table public.user_brands (
  user_id uuid primary key references auth.users (id) on delete cascade,
  brand text not null,
  set_at timestamptz not null default clock_timestamp(),
  set_by text not null
);
create table public.job_brands (
  job_id uuid primary key references public.studio_jobs (job_id) on delete cascade,
  brand text not null
);

-- What the next refinement of a job is to be made with, where somebody asked for one: it outranks the enrichment's pin.
create table public.refine_orders (
  job_id uuid primary key references public.studio_jobs (job_id) on delete cascade,
  brand_bible_name text not null,
  brand_bible_version integer not null,
  brand_bible_hash text not null,
  -- Whether the new text takes the place of one that a person edited; otherwise it is stored beside it.
  replaces_edit boolean not null default false,
  ordered_at timestamptz not null default clock_timestamp(),
  ordered_by text not null
);

alter table public.refinements
  add column kind text not null default 'machine' constraint refinements_kind_known check (kind in ('machine', 'human')),
  add column is_current boolean not null default false,
  add column author text,
  add column brand_bible_name text,
  add column brand_bible_version integer,
  add column brand_bible_hash text,
  add column transcript_hash text,
  add column system_prompt text,
  add column usage jsonb not null default '[]';
comment on column public.refinements.is_current is 'This text is the job''s refined_text';
comment on column public.refinements.transcript_hash is 'SHA-256 of the raw transcript that it was made from: spans of findings count in that one';
comment on column public.refinements.system_prompt is 'The exact prompt of this version; studio_jobs has that of the current one';
update public.refinements r set is_current = true
  where r.version = (select max(v.version) from public.refinements v where v.job_id = r.job_id)
    and exists (select from public.studio_jobs j where j.job_id = r.job_id and j.refined_text = r.text);
create unique index refinements_current_idx on public.refinements (job_id) where is_current;
create index refinements_to_review_idx on public.refinements (created_at desc) where is_current and verdict <> 'PASS';

create function public.refinements_immutable() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if to_jsonb(new) - 'is_current' is distinct from to_jsonb(old) - 'is_current' then
    raise exception 'a refinement is never changed: a new one is a further version' using errcode = '42501';
  end if;
  return new;
end;
$$;
revoke all on function public.refinements_immutable() from public;
create trigger refinements_immutable before update on public.refinements
  for each row execute function public.refinements_immutable();

create table public.transcript_versions (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  version integer not null,
  kind text not null constraint transcript_versions_kind_known check (kind in ('machine', 'human')),
  text text not null,
  author text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (job_id, version)
);
comment on table public.transcript_versions is 'The raw transcript before and after each edit by a person; empty for one that nobody edited';

do $$
declare
  name text;
begin
  foreach name in array array['brand_bibles', 'user_brands', 'job_brands', 'refine_orders', 'transcript_versions'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on table public.%I from public, anon, authenticated', name);
    execute format('grant select on table public.%I to service_role', name);
  end loop;
end;
$$;
grant select on table public.transcript_versions to authenticated;
create policy "Users see what belongs to their own jobs" on public.transcript_versions for select to authenticated
  using (exists (select from public.studio_jobs j where j.job_id = transcript_versions.job_id and j.user_id = (select auth.uid())));
