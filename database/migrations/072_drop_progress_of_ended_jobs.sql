-- Progress is of a running stage. It goes with the move that ends the job, whoever makes the move.

create function public.studio_jobs_drop_progress() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from public.job_progress p where p.job_id = new.job_id;
  return null;
end;
$$;
revoke all on function public.studio_jobs_drop_progress() from public, anon, authenticated;

create trigger studio_jobs_drop_progress after update of status on public.studio_jobs
  for each row when (new.status in ('COMPLETE', 'FAILED') and new.status is distinct from old.status)
  execute function public.studio_jobs_drop_progress();

delete from public.job_progress p using public.studio_jobs j where j.job_id = p.job_id and j.status in ('COMPLETE', 'FAILED');
