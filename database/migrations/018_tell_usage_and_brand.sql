-- A call to a provider is told in job_usage with its answer, not with the stage's end: what a job that failed has cost is known too. Its number
-- keeps an answer that is offered twice, for the connection broke before the commit was heard of, from being counted twice.

alter table public.job_usage add column call_id uuid unique;
comment on column public.job_usage.call_id is 'The call of which this row tells; null where it tells of all calls of a run of a stage';

-- Which brand a job was named with, and by which version it is refined, its owner may know; not who ordered that.
grant select on table public.job_brands to authenticated;
grant select (job_id, brand_bible_name, brand_bible_version, brand_bible_hash) on table public.refine_orders to authenticated;
do $$
declare
  name text;
begin
  foreach name in array array['job_brands', 'refine_orders'] loop
    execute format(
      'create policy "Users see what belongs to their own jobs" on public.%I for select to authenticated
         using (exists (select from public.studio_jobs j where j.job_id = %I.job_id and j.user_id = (select auth.uid())))',
      name, name);
  end loop;
end;
$$;
