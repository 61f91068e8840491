-- What the checks found in a first answer that was then repaired: an editor wants to know where a model needed telling.

alter table public.refinements add column repaired jsonb not null default '[]'::jsonb;
comment on column public.refinements.repaired is 'What the checks found before the repair, with the places in the transcript: [{check, message, rawSpan, refinedSpan: null}]';
