-- Jobs that a program of the studio moves through the stages itself, with the service key. The engine stores, shows and counts them, and neither runs
-- nor repairs them. Quick on a large table: a column with a constant default rewrites no row, and every stored row has a value that the check allows.

alter table public.studio_jobs add column driven_by text not null default 'engine';
alter table public.studio_jobs add constraint studio_jobs_driven_by_known check (driven_by in ('engine', 'client')) not valid;
comment on column public.studio_jobs.driven_by is
  'engine: the engine runs the job; client: a program with the service key moves it. Chosen when the job is inserted';

grant insert (driven_by) on table public.studio_jobs to authenticated;

-- A job of a client has a delivery in name only, which no queue holds. So the adoption of direct inserts passes over it, in releases that do not know
-- the column too; what such a release delivers by mistake can never be claimed, because the row keeps its own delivery.
-- Fires after studio_jobs_row, by its name: that trigger clears the delivery that a frontend names.
create function public.studio_jobs_row_of_client() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.delivery_id := gen_random_uuid();
    return new;
  end if;
  if new.driven_by <> old.driven_by then
    raise exception 'who drives a job is chosen when it is inserted' using errcode = '23514';
  end if;
  new.delivery_id := old.delivery_id;
  return new;
end;
$$;
revoke all on function public.studio_jobs_row_of_client() from public;
create trigger studio_jobs_row_of_client_insert before insert on public.studio_jobs
  for each row when (new.driven_by = 'client') execute function public.studio_jobs_row_of_client();
create trigger studio_jobs_row_of_client_update before update on public.studio_jobs
  for each row when (old.driven_by = 'client' or new.driven_by <> old.driven_by) execute function public.studio_jobs_row_of_client();
