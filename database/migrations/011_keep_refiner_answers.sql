-- What a language model answered, kept as each answer arrives, so that nothing is paid for twice; and progress in parts.

create table public.refiner_answers (
  job_id uuid not null references public.studio_jobs (job_id) on delete cascade,
  request_hash text not null check (request_hash ~ '^[0-9a-f]{64}$'),
  answer jsonb not null,
  attempt integer not null,
  stored_at timestamptz not null default clock_timestamp(),
  primary key (job_id, request_hash)
);
comment on table public.refiner_answers is 'Answers for a text that is not settled yet: the checkpoint of REFINING. Deleted when the text is settled';

alter table public.refiner_answers enable row level security;
revoke all on table public.refiner_answers from public, anon, authenticated;
grant all on table public.refiner_answers to service_role;

alter table public.job_progress
  add column chunks_done integer check (chunks_done >= 0),
  add column chunks_total integer check (chunks_total >= chunks_done);
comment on column public.job_progress.chunks_total is 'Parts that the stage works in; null where it has none';
