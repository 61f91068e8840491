-- Lists of jobs read a page in the order of an index. Rows that one statement inserted share created_at, so job_id belongs to the order: without it a
-- page reads and sorts all of them.

drop index public.studio_jobs_user_id_idx;
create index studio_jobs_user_id_idx on public.studio_jobs (user_id, created_at desc, job_id desc);
drop index public.studio_jobs_status_idx;
create index studio_jobs_status_idx on public.studio_jobs (status, created_at desc, job_id desc);
drop index public.studio_jobs_created_at_idx;
create index studio_jobs_created_at_idx on public.studio_jobs (created_at desc, job_id desc);

-- Of FAILED jobs alone, so a job that completes writes none of them. "retryable" is 1 or 0 whatever stands in the row: a list that does not ask for it
-- merges both halves, and a list that does reads one. The expressions are those of job-filter-store.ts.
drop index public.studio_jobs_failed_code_idx;
create index studio_jobs_failed_code_idx on public.studio_jobs
  ((error_details ->> 'code'), (case when error_details ->> 'retryable' = 'true' then 1 else 0 end), created_at desc, job_id desc)
  where status = 'FAILED';
create index studio_jobs_failed_stage_idx on public.studio_jobs
  ((error_details ->> 'stage'), (case when error_details ->> 'retryable' = 'true' then 1 else 0 end), created_at desc, job_id desc)
  where status = 'FAILED';
create index studio_jobs_failed_code_stage_idx on public.studio_jobs
  ((error_details ->> 'code'), (error_details ->> 'stage'), (case when error_details ->> 'retryable' = 'true' then 1 else 0 end),
    created_at desc, job_id desc)
  where status = 'FAILED';
create index studio_jobs_failed_retryable_idx on public.studio_jobs
  ((case when error_details ->> 'retryable' = 'true' then 1 else 0 end), created_at desc, job_id desc)
  where status = 'FAILED';
create index studio_jobs_failed_user_code_idx on public.studio_jobs
  (user_id, (error_details ->> 'code'), (case when error_details ->> 'retryable' = 'true' then 1 else 0 end), created_at desc, job_id desc)
  where status = 'FAILED';
create index studio_jobs_failed_user_stage_idx on public.studio_jobs
  (user_id, (error_details ->> 'stage'), (case when error_details ->> 'retryable' = 'true' then 1 else 0 end), created_at desc, job_id desc)
  where status = 'FAILED';

-- What a user has to look at. Written once for a text that does not PASS.
create index studio_jobs_user_verdict_idx on public.studio_jobs (user_id, verdict, created_at desc, job_id desc) where verdict <> 'PASS';

-- What operators did with one job.
create index operator_actions_job_idx on public.operator_actions (job_id, operator_action_id) where job_id is not null;
