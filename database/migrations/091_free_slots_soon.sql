-- tolerated: older releases do not call the function.
-- A submission waits for its user as long as somebody has locked the user's row, such as a transaction that deletes the user. Meanwhile it would keep the worker's free slots, and
-- the worker could claim nothing. So it gives up soon with 55P03: nothing is stored then, and the engine submits the jobs again without claiming them.

create function public.studio_submit_and_begin(jobs jsonb, p_worker text, room integer) returns setof public.studio_jobs
language plpgsql rows 10
set search_path = '' set lock_timeout = '200ms'
as $$
begin
  return query select s.* from public.studio_submit_and_claim(jobs, p_worker, room) s;
end;
$$;

revoke all on function public.studio_submit_and_begin(jsonb, text, integer) from public, anon, authenticated;
