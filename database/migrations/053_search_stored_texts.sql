-- repeat: until it answers done
-- Indexes the words of jobs that ended before 052: 200 in each transaction, in the order of their ids.

do $$
declare
  mark uuid := nullif(current_setting('studio.searched_to', true), '')::uuid;
  batch uuid[] := array(
    select j.job_id from public.studio_jobs j where mark is null or j.job_id > mark order by j.job_id limit 200);
begin
  perform public.job_texts_store(array(
    select j.job_id from public.studio_jobs j where j.job_id = any (batch) and j.status in ('COMPLETE', 'FAILED')));
  perform set_config('studio.searched_to', coalesce(batch[cardinality(batch)]::text, ''), false);
end;
$$;

select current_setting('studio.searched_to') = '' as done;
