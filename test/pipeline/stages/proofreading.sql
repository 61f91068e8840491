-- What the migration of a further stage looks like: where its results go, how they are stored, and its place in the pipeline.
create table public.job_proofs (
  job_id uuid primary key references public.studio_jobs (job_id) on delete cascade,
  remarks integer not null
);
create function public.store_proofs(settlements jsonb, moved uuid[]) returns void
language sql
set search_path = ''
as $$
  insert into public.job_proofs (job_id, remarks)
    select s.job, (s.record ->> 'remarks')::integer
    from jsonb_to_recordset(settlements) as s (job uuid, stage text, record jsonb)
    where s.stage = 'PROOFREADING' and s.job = any (moved)
    on conflict (job_id) do update set remarks = excluded.remarks
$$;
select public.studio_stage_add('PROOFREADING', p_after => 'REFINING', p_stores => 'store_proofs');
