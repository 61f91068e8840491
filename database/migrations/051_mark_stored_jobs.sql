-- repeat: until it answers done
-- Marks the jobs that were there before 050: 1,000 in each transaction, in the order of their ids. What is marked already stays as it is.

do $$
declare
  mark uuid := nullif(current_setting('studio.marked_to', true), '')::uuid;
  batch uuid[] := array(
    select j.job_id from public.studio_jobs j where mark is null or j.job_id > mark order by j.job_id limit 1000);
begin
  perform public.job_marks_flag(batch);
  perform public.job_marks_brand(batch);
  perform set_config('studio.marked_to', coalesce(batch[cardinality(batch)]::text, ''), false);
end;
$$;

select current_setting('studio.marked_to') = '' as done;
