-- Fairness between users: start-time fair queueing. Each delivery of a stage gets a turn; lower turns go first. A user's next turn follows
-- their last one, or the turn now being served, whichever is later: a thousand jobs of one user stand behind the first of another.

create table public.queue_clocks (
  stage text primary key check (stage in ('TRANSCRIBING', 'ENRICHING', 'REFINING')),
  -- The highest turn that was ever served.
  turn integer not null default 0
);
insert into public.queue_clocks (stage) values ('TRANSCRIBING'), ('ENRICHING'), ('REFINING');

create table public.queue_turns (
  stage text not null references public.queue_clocks (stage),
  user_id uuid not null,
  -- The turn of this user's newest delivery.
  turn integer not null,
  -- How many turns the newest group of deliveries took.
  taken integer not null,
  primary key (stage, user_id)
);
comment on table public.queue_turns is 'One row for each user and stage; the rows of a stage whose turn has been served can be forgotten';

alter table public.queue_clocks enable row level security;
alter table public.queue_turns enable row level security;
revoke all on table public.queue_clocks, public.queue_turns from public, anon, authenticated;
grant all on table public.queue_clocks, public.queue_turns to service_role;
