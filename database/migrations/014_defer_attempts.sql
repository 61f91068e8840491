-- An attempt that asked nobody, for its provider is left alone at the time, is no failed try.

alter table public.job_attempts drop constraint job_attempts_outcome_check;
alter table public.job_attempts add constraint job_attempts_outcome_check
  check (outcome in ('running', 'advanced', 'retry', 'deferred', 'failed', 'interrupted', 'lost')) not valid;
