-- Everything stored is graded: the constraints hold for all of it, and a refinement is never changed again.

alter table public.studio_jobs validate constraint studio_jobs_verdict_known;
alter table public.refinements validate constraint refinements_verdict_known;

create or replace function public.refinements_immutable() returns trigger
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

-- Lists of the jobs that a person has to look at. Most jobs PASS and have no entry.
create index studio_jobs_verdict_idx on public.studio_jobs (verdict, created_at desc, job_id desc) where verdict <> 'PASS';
