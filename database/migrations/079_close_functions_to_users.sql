-- tolerated: it takes rights from roles that the engine does not use.
-- Projects whose defaults grant every new function to anon and authenticated, as Supabase's did until 2026, left these callable by them.
revoke all on function public.studio_jobs_row_of_client(), public.refinement_in_grades(public.refinements),
  public.trial_text_in_grades(jsonb, uuid), public.findings_in_grades(jsonb, text), public.job_speaks_english(uuid)
  from public, anon, authenticated;
