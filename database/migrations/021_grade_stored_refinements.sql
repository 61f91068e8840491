-- repeat: until it answers done
-- Grades the stored refinements and trials, and fills studio_jobs.verdict: 500 jobs in each transaction, in the order of their ids, so that
-- no lock is held for long. What is graded already stays as it is: an upgrade that was interrupted starts again from the beginning.

do $$
declare
  mark uuid := nullif(current_setting('studio.graded_to', true), '')::uuid;
  batch uuid[] := array(
    select distinct r.job_id from public.refinements r where mark is null or r.job_id > mark order by r.job_id limit 500);
begin
  -- The jobs first, as the engine does it.
  perform from public.studio_jobs j where j.job_id = any (batch) order by j.job_id for no key update;
  update public.refinements r set verdict = g.verdict, findings = g.findings, repaired = g.repaired
  from public.refinements o cross join lateral public.refinement_in_grades(o) g
  where o.job_id = any (batch) and r.job_id = o.job_id and r.version = o.version
    and (o.verdict, o.findings, o.repaired) is distinct from (g.verdict, g.findings, g.repaired);
  update public.studio_jobs j set verdict = r.verdict
  from public.refinements r
  where r.job_id = any (batch) and r.is_current and j.job_id = r.job_id and j.refined_text is not null
    and j.verdict is distinct from r.verdict;
  -- At most five open trials and those of 30 days: a few hundred texts, with the first batch.
  if mark is null then
    update public.brand_bible_trial_results t set current = g.current, draft = g.draft
    from (
      select o.trial_id, o.ordinal, public.trial_text_in_grades(o.current, o.job_id) as current,
        public.trial_text_in_grades(o.draft, o.job_id) as draft
      from public.brand_bible_trial_results o where o.state = 'DONE'
    ) g
    where t.trial_id = g.trial_id and t.ordinal = g.ordinal and (t.current, t.draft) is distinct from (g.current, g.draft);
  end if;
  perform set_config('studio.graded_to', coalesce(batch[cardinality(batch)]::text, ''), false);
end;
$$;

select current_setting('studio.graded_to') = '' as done;
