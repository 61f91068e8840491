-- The studio_jobs table: one row for each recording that a studio hands over.
-- Stands alone, runs on hosted Supabase (no superuser needed) and may be run twice without harm. A table of this name that
-- something else made is taken over with its rows: columns, types, keys, checks, indexes, policies and grants become the ones below. What cannot be
-- taken over is named, with the rows that stand in the way, and nothing is changed. Over a newer schema of the engine it changes nothing.

do $migration$
declare
  existing oid := to_regclass('public.studio_jobs');
  has_moves boolean;
  problems text[] := '{}';
  kept text[];
  -- Rows that break a rule: how many, and the first five by job_id.
  broken bigint;
  broken_ids text;
  wanted record;
  found_column record;
  item record;
  conversion text;
  reason text;
  detail text;
  ours constant text[] := array['job_id', 'created_at', 'status', 'user_id', 'raw_audio_url', 'raw_transcript', 'refined_text',
    'system_prompt_used', 'processing_time_ms', 'error_details'];
begin
  if existing is null and to_regtype('public.studio_jobs') is not null then
    raise exception 'A type public.studio_jobs exists, so the table of this name cannot be created. Rename the type, then run this again.';
  end if;

  -- Where is the schema? A table of a later migration is left exactly as it is, grants and guard included.
  has_moves := exists (
    select from pg_attribute a where a.attrelid = existing and a.attname = 'event_count' and not a.attisdropped);
  if exists (select from pg_trigger t where t.tgrelid = existing and t.tgname = 'studio_jobs_row')
    or (has_moves and exists (
      select from pg_constraint k where k.conrelid = existing and k.conname = 'studio_jobs_complete_has_text')) then
    raise notice 'public.studio_jobs has a newer schema of the engine: nothing was changed.';
    return;
  end if;

  if existing is null then
    create table public.studio_jobs (
      job_id uuid primary key default gen_random_uuid(),
      created_at timestamptz not null default now(),
      status text not null default 'NEW',
      user_id uuid not null,
      raw_audio_url text not null,
      raw_transcript text,
      refined_text text,
      system_prompt_used text,
      processing_time_ms integer,
      error_details jsonb
    );
    existing := to_regclass('public.studio_jobs');
  end if;

  -- What kind of object is it, and may this role change it?
  select c.relkind, c.relpersistence, c.relispartition, c.relforcerowsecurity, c.relowner::regrole::text as owner,
      pg_has_role(c.relowner, 'USAGE') as is_ours
    into item from pg_class c where c.oid = existing;
  if item.relkind <> 'r' or item.relispartition or exists (select from pg_inherits i where existing in (i.inhrelid, i.inhparent)) then
    raise exception 'public.studio_jobs exists and is not a plain table (a view, or a partitioned, inherited or foreign table). Rename it, then run this again.';
  end if;
  if not item.is_ours then
    raise exception 'public.studio_jobs belongs to the role %, so % cannot take it over. Connect as %, or run: alter table public.studio_jobs owner to %',
      item.owner, quote_ident(current_user), item.owner, quote_ident(current_user);
  end if;
  if exists (select from pg_rewrite r where r.ev_class = existing) then
    raise exception 'public.studio_jobs has rewrite rules (create rule), which change what the engine writes. Drop them, then run this again.';
  end if;
  lock table public.studio_jobs in access exclusive mode;
  if item.relpersistence = 'u' then
    alter table public.studio_jobs set logged;
  end if;
  if item.relforcerowsecurity then
    alter table public.studio_jobs no force row level security;
  end if;

  -- The guard is made below: a function or trigger of its name that is somebody else's is not overwritten.
  if exists (select from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = 'studio_jobs_guard'
      and (p.pronargs > 0 or md5(replace(p.prosrc, E'\r', '')) <> 'b07bc2f417b1eef2bfed44e745942f70')) then
    problems := problems || 'a function public.studio_jobs_guard exists that is not the engine''s (rename it)'::text;
  end if;
  if exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
      where t.tgrelid = existing and t.tgname = 'studio_jobs_guard' and p.oid is distinct from to_regprocedure('public.studio_jobs_guard()')) then
    problems := problems || 'a trigger studio_jobs_guard exists that is not the engine''s (rename it)'::text;
  end if;
  -- An index name is taken for the whole schema.
  for item in select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and c.relname in ('studio_jobs_user_id_idx', 'studio_jobs_status_idx', 'studio_jobs_created_at_idx')
      and not exists (select from pg_index i where i.indexrelid = c.oid and i.indrelid = existing
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid))
  loop
    problems := problems || format('an object named %I exists that is not an index of this table (rename it)', item.relname);
  end loop;
  for item in select a.attname from pg_attribute a
    where a.attrelid = existing and a.attnum > 0 and not a.attisdropped and a.attname <> all (ours) and not has_moves
      and a.attnotnull and not a.atthasdef and a.attidentity = ''
  loop
    problems := problems || format('the column %I must have a value and has no default, so the engine could not insert a job (give it a default)',
      item.attname);
  end loop;
  if cardinality(problems) > 0 then
    raise exception 'public.studio_jobs cannot be taken over, and nothing was changed: %.', array_to_string(problems, '; ');
  end if;

  -- Policies, checks and keys of the ten columns are replaced: a policy or a key in use would also forbid a change of type.
  for item in select p.polname from pg_policy p where p.polrelid = existing loop
    execute format('drop policy %I on public.studio_jobs', item.polname);
  end loop;
  for item in select k.conname, k.contype, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    where k.conrelid = existing and (
      (k.contype = 'c' and cardinality(k.conkey) > 0 and not exists (
        select from unnest(k.conkey) as n (number) join pg_attribute a on a.attrelid = existing and a.attnum = n.number
        where a.attname <> all (ours)))
      or (k.contype = 'f' and k.confrelid = to_regclass('auth.users')
        and k.conkey = array[(select a.attnum from pg_attribute a where a.attrelid = existing and a.attname = 'user_id')])
      or k.conname in ('studio_jobs_status_known', 'studio_jobs_audio_named', 'studio_jobs_complete_has_text',
        'studio_jobs_failed_has_details', 'studio_jobs_time_not_negative', 'studio_jobs_user_id_fkey'))
  loop
    execute format('alter table public.studio_jobs drop constraint %I', item.conname);
  end loop;

  -- The ten columns, with their types and defaults.
  for wanted in
    select * from (values
      ('job_id', 'uuid', 'gen_random_uuid()'),
      ('created_at', 'timestamp with time zone', 'now()'),
      ('status', 'text', '''NEW'''),
      ('user_id', 'uuid', null),
      ('raw_audio_url', 'text', null),
      ('raw_transcript', 'text', null),
      ('refined_text', 'text', null),
      ('system_prompt_used', 'text', null),
      ('processing_time_ms', 'integer', null),
      ('error_details', 'jsonb', null)
    ) as w (name, type, fallback)
  loop
    select a.attname, a.attgenerated, a.attidentity, a.attnotnull, format_type(a.atttypid, a.atttypmod) as type,
        format_type(a.atttypid, null) as base_type
      into found_column from pg_attribute a where a.attrelid = existing and a.attname = wanted.name and not a.attisdropped;
    if found_column.attname is null then
      if wanted.name in ('user_id', 'raw_audio_url') then
        select count(*) into broken from public.studio_jobs;
        if broken > 0 then
          problems := problems || format('it has no column %I, which its %s rows need', wanted.name, broken);
          continue;
        end if;
      end if;
      execute format('alter table public.studio_jobs add column %I %s', wanted.name, wanted.type
        || coalesce(' default ' || wanted.fallback, ''));
      continue;
    end if;
    begin
      if found_column.attgenerated <> '' then
        execute format('alter table public.studio_jobs alter column %I drop expression', wanted.name);
      end if;
      if found_column.attidentity <> '' then
        execute format('alter table public.studio_jobs alter column %I drop identity', wanted.name);
      end if;
      execute format('alter table public.studio_jobs alter column %I drop default', wanted.name);
      if found_column.attnotnull and wanted.name in (
          'raw_transcript', 'refined_text', 'system_prompt_used', 'processing_time_ms', 'error_details') then
        execute format('alter table public.studio_jobs alter column %I drop not null', wanted.name);
      end if;
      if found_column.type <> wanted.type then
        conversion := case
          -- A time without a zone is UTC, as the databases of Supabase are.
          when wanted.name = 'created_at' and found_column.base_type in ('timestamp without time zone', 'date') then '%1$I at time zone ''UTC'''
          when wanted.type = 'integer' then 'round(%1$I::numeric)::integer'
          when wanted.type = 'jsonb' and found_column.base_type not in ('json', 'jsonb') then 'pg_temp.studio_jobs_as_json(%1$I::text)'
          when wanted.type = 'uuid' then 'btrim(%1$I::text)::uuid'
          else '%1$I::' || wanted.type
        end;
        if conversion like 'pg_temp.%' then
          -- A text that is no JSON is kept as the message.
          create or replace function pg_temp.studio_jobs_as_json(stored text) returns jsonb language plpgsql immutable as $json$
          begin
            return stored::jsonb;
          exception when others then
            return jsonb_build_object('message', stored);
          end;
          $json$;
        end if;
        execute format('alter table public.studio_jobs alter column %1$I type %2$s using ' || conversion, wanted.name, wanted.type);
        if conversion like 'pg_temp.%' then
          drop function pg_temp.studio_jobs_as_json(text);
        end if;
      end if;
      if wanted.fallback is not null then
        execute format('alter table public.studio_jobs alter column %I set default %s', wanted.name, wanted.fallback);
      end if;
    exception when others then
      get stacked diagnostics reason = message_text, detail = pg_exception_detail;
      broken_ids := '';
      if sqlstate like '22%' then
        -- A value did not fit: which rows hold such values?
        broken := 0;
        for item in execute format('select ctid, left(%I::text, 40) as value, left(to_jsonb(j) ->> ''job_id'', 40) as id from public.studio_jobs j where %I is not null',
          wanted.name, wanted.name)
        loop
          begin
            execute format('select ' || conversion || ' from public.studio_jobs where ctid = $1', wanted.name) using item.ctid;
          exception when others then
            broken := broken + 1;
            broken_ids := broken_ids || format(', %s (%s)', item.id, item.value);
            exit when broken = 5;
          end;
        end loop;
        broken_ids := '; rows: ' || ltrim(broken_ids, ', ');
      end if;
      problems := problems || format('the column %I is of type %s and cannot become %s: %s%s', wanted.name, found_column.type, wanted.type,
        rtrim(concat_ws('. ', reason, nullif(detail, '')), '.'), broken_ids);
    end;
  end loop;
  if cardinality(problems) > 0 then
    raise exception 'public.studio_jobs cannot be taken over, and nothing was changed: %.', array_to_string(problems, '; ');
  end if;

  if not has_moves then
    -- An empty text is no text, and the time is the database's to fill in.
    update public.studio_jobs set raw_transcript = nullif(raw_transcript, ''), refined_text = nullif(refined_text, ''),
        system_prompt_used = nullif(system_prompt_used, ''), processing_time_ms = null
      where status <> 'COMPLETE' and ('' in (raw_transcript, refined_text, system_prompt_used) or processing_time_ms is not null);
    -- A stage whose input was never stored cannot go on: the job starts again.
    update public.studio_jobs set status = 'NEW' where status in ('ENRICHING', 'REFINING') and raw_transcript is null;
  end if;

  -- Every rule, with the rows that break it.
  for item in
    select * from (values
      ('job_id is null', 'job_id must have a value'),
      ('job_id in (select d.job_id from public.studio_jobs d group by 1 having count(*) > 1)', 'job_id must be unique'),
      ('created_at is null', 'created_at must have a value'),
      ('status is null or status not in (''NEW'', ''TRANSCRIBING'', ''ENRICHING'', ''REFINING'', ''COMPLETE'', ''FAILED'')',
        'status must be NEW, TRANSCRIBING, ENRICHING, REFINING, COMPLETE or FAILED'),
      ('user_id is null', 'user_id must have a value'),
      ('raw_audio_url is null or char_length(raw_audio_url) not between 1 and 4096', 'raw_audio_url must have 1 to 4096 characters'),
      ('status = ''COMPLETE'' and not has_texts', 'a COMPLETE job must have refined_text and system_prompt_used'),
      ('status = ''FAILED'' and error_details is null', 'a FAILED job must have error_details'),
      ('processing_time_ms < 0', 'processing_time_ms must not be negative')
    ) as r (condition, rule)
  loop
    -- 013 lets retention delete the texts of a COMPLETE job.
    execute format('select count(*), string_agg(b.id, '', '' order by b.n) filter (where b.n <= 5) from (
        select coalesce(job_id::text, ''at '' || ctid) as id, row_number() over (order by created_at, job_id) as n from public.studio_jobs
        where %s) b', replace(item.condition, 'has_texts', '(refined_text is not null and system_prompt_used is not null)'))
      into broken, broken_ids;
    if broken > 0 then
      problems := problems || format('%s (%s rows break this: %s%s)', item.rule, broken, broken_ids, case when broken > 5 then ', …' else '' end);
    end if;
  end loop;
  begin
    alter table public.studio_jobs add constraint studio_jobs_user_id_fkey
      foreign key (user_id) references auth.users (id) on delete cascade;
  exception when foreign_key_violation then
    get stacked diagnostics detail = pg_exception_detail;
    if has_table_privilege('auth.users', 'SELECT') and not row_security_active('auth.users') then
      select count(*), string_agg(b.job_id::text, ', ' order by b.n) filter (where b.n <= 5) into broken, broken_ids
        from (select j.job_id, row_number() over (order by j.created_at, j.job_id) as n from public.studio_jobs j
          where j.user_id is not null and not exists (select from auth.users u where u.id = j.user_id)) b;
      detail := format('%s rows break this: %s%s', broken, broken_ids, case when broken > 5 then ', …' else '' end);
    end if;
    problems := problems || format('user_id must be a user of auth.users (%s)', rtrim(detail, '.'));
  end;
  select k.conname, array_agg(a.attname::text) as columns into item
    from pg_constraint k join pg_attribute a on a.attrelid = existing and a.attnum = any (k.conkey)
    where k.conrelid = existing and k.contype = 'p' group by k.conname;
  if item.conname is not null and item.columns <> array['job_id'] then
    problems := problems || format('its primary key is (%s), not (job_id)', array_to_string(item.columns, ', '));
  end if;
  if cardinality(problems) > 0 then
    raise exception 'public.studio_jobs cannot be taken over, and nothing was changed: %.', array_to_string(problems, '; ')
      using hint = 'Correct or delete the rows that are named, then run this again.';
  end if;

  alter table public.studio_jobs
    alter column job_id set not null, alter column created_at set not null, alter column status set not null,
    alter column user_id set not null, alter column raw_audio_url set not null,
    add constraint studio_jobs_status_known
      check (status in ('NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE', 'FAILED')),
    add constraint studio_jobs_audio_named check (char_length(raw_audio_url) between 1 and 4096),
    add constraint studio_jobs_complete_has_text
      check (status <> 'COMPLETE' or (refined_text is not null and system_prompt_used is not null)),
    add constraint studio_jobs_failed_has_details check (status <> 'FAILED' or error_details is not null),
    add constraint studio_jobs_time_not_negative check (processing_time_ms >= 0);
  if item.conname is null then
    alter table public.studio_jobs add constraint studio_jobs_pkey primary key (job_id);
  elsif item.conname <> 'studio_jobs_pkey' then
    execute format('alter table public.studio_jobs rename constraint %I to studio_jobs_pkey', item.conname);
  end if;

  comment on table public.studio_jobs is 'One row for each recording. The status is the truth; the queue only delivers.';
  comment on column public.studio_jobs.status is 'NEW, TRANSCRIBING, ENRICHING, REFINING, COMPLETE or FAILED';
  comment on column public.studio_jobs.raw_audio_url is 'Where the source audio is';
  comment on column public.studio_jobs.raw_transcript is 'What the speech recogniser returned';
  comment on column public.studio_jobs.refined_text is 'The final, brand-compliant text';
  comment on column public.studio_jobs.system_prompt_used is 'The exact Brand Bible prompt that the refiner was given';
  comment on column public.studio_jobs.processing_time_ms is 'Filled in by the database when the job completes';
  comment on column public.studio_jobs.error_details is 'Why it failed: code, message, stage, attempt, retryable, at, attempts';

  for item in
    select w.name, w.definition, c.oid as found,
        pg_get_indexdef(c.oid) = format('CREATE INDEX %I ON public.studio_jobs USING btree (%s)', w.name, w.definition) and i.indisvalid as same
      from (values
        ('studio_jobs_user_id_idx', 'user_id, created_at DESC'),
        ('studio_jobs_status_idx', 'status, created_at DESC'),
        ('studio_jobs_created_at_idx', 'created_at DESC')
      ) as w (name, definition)
      left join pg_class c on c.relnamespace = 'public'::regnamespace and c.relname = w.name
      left join pg_index i on i.indexrelid = c.oid
  loop
    continue when item.same;
    execute format('drop index if exists public.%I', item.name);
    execute format('create index %I on public.studio_jobs (%s)', item.name, item.definition);
  end loop;

  -- Triggers that something else made go on working: an operator should know of them.
  select array_agg(t.tgname::text order by t.tgname) into kept from pg_trigger t
    where t.tgrelid = existing and not t.tgisinternal and t.tgname not like 'studio\_jobs\_%';
  if kept is not null then
    raise warning 'public.studio_jobs keeps the triggers %, which are not the engine''s. Drop those that change a status, a text or a time.',
      array_to_string(kept, ', ');
  end if;

-- Who may write what, which moves are legal, and the processing time. It runs as the caller on purpose: current_user
-- then tells a signed-in user from the engine, whatever grants somebody may have added to the table.
create or replace function public.studio_jobs_guard() returns trigger
language plpgsql
set search_path = ''
as $guard$
declare
  is_engine boolean := exists (
    select from pg_catalog.pg_roles r
    where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)
  ) or pg_catalog.pg_has_role(
    current_user, (select c.relowner from pg_catalog.pg_class c where c.oid = tg_relid), 'MEMBER'
  );
begin
  if tg_op = 'INSERT' then
    if not is_engine then
      if new.status <> 'NEW' or new.raw_transcript is not null or new.refined_text is not null
        or new.system_prompt_used is not null or new.processing_time_ms is not null or new.error_details is not null then
        raise exception 'a new job may name only its user and its audio' using errcode = '42501';
      end if;
      new.created_at := now();
    end if;
    return new;
  end if;

  if not is_engine then
    if to_jsonb(new) - 'raw_audio_url' is distinct from to_jsonb(old) - 'raw_audio_url' then
      raise exception 'only the engine may change this column of a job' using errcode = '42501';
    end if;
    if new.raw_audio_url is distinct from old.raw_audio_url and old.status <> 'NEW' then
      raise exception 'the audio of a job can be changed only while it is NEW' using errcode = '42501';
    end if;
  end if;

  if new.status is distinct from old.status then
    if not coalesce(case old.status
      when 'NEW' then new.status in ('TRANSCRIBING', 'FAILED')
      when 'TRANSCRIBING' then new.status in ('ENRICHING', 'FAILED')
      when 'ENRICHING' then new.status in ('REFINING', 'FAILED')
      when 'REFINING' then new.status in ('COMPLETE', 'FAILED')
      when 'COMPLETE' then new.status = 'REFINING'
      when 'FAILED' then new.status in ('NEW', 'TRANSCRIBING')
        or (new.status = 'ENRICHING' and new.raw_transcript is not null)
        or (new.status = 'REFINING' and new.raw_transcript is not null and new.system_prompt_used is not null)
    end, false) then
      raise exception 'a job cannot move from % to %', old.status, new.status
        using errcode = '23514', hint = 'NEW, TRANSCRIBING, ENRICHING, REFINING, COMPLETE; FAILED from any of them.';
    end if;
    if new.status = 'COMPLETE' then
      new.processing_time_ms := coalesce(
        old.processing_time_ms,
        least(2147483647, greatest(0, extract(epoch from clock_timestamp() - new.created_at) * 1000))::integer
      );
    end if;
  end if;
  return new;
end;
$guard$;


  revoke all on function public.studio_jobs_guard() from public;

  drop trigger if exists studio_jobs_guard on public.studio_jobs;
  create trigger studio_jobs_guard before insert or update on public.studio_jobs
    for each row execute function public.studio_jobs_guard();

  alter table public.studio_jobs enable row level security;
  create policy "Users see their own jobs" on public.studio_jobs
    for select to authenticated using ((select auth.uid()) = user_id);
  create policy "Users submit their own jobs" on public.studio_jobs
    for insert to authenticated with check ((select auth.uid()) = user_id);
  create policy "Users change their own jobs" on public.studio_jobs
    for update to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);

  -- Supabase no longer grants new tables to its roles, so every grant is spelt out.
  revoke all on table public.studio_jobs from public, anon, authenticated;
  grant select on table public.studio_jobs to authenticated;
  grant insert (job_id, user_id, raw_audio_url) on table public.studio_jobs to authenticated;
  grant update (raw_audio_url) on table public.studio_jobs to authenticated;
  grant all on table public.studio_jobs to service_role;

  -- The frontend listens to changes of its rows through Supabase Realtime, where that exists: to whole rows, without a filter.
  begin
    if exists (select from pg_publication_rel r join pg_publication p on p.oid = r.prpubid
        where p.pubname = 'supabase_realtime' and r.prrelid = existing
          and (to_jsonb(r) ->> 'prqual' is not null or to_jsonb(r) ->> 'prattrs' is not null)) then
      alter publication supabase_realtime drop table public.studio_jobs;
    end if;
    if exists (select from pg_publication where pubname = 'supabase_realtime' and not puballtables)
      and not exists (
        select from pg_publication_tables
        where pubname = 'supabase_realtime' and schemaname = 'public' and tablename = 'studio_jobs'
      ) then
      alter publication supabase_realtime add table public.studio_jobs;
    end if;
  exception when insufficient_privilege then
    raise warning 'The publication supabase_realtime belongs to another role, so Realtime may not announce changes of jobs. Run as its owner: alter publication supabase_realtime add table public.studio_jobs';
  end;
end;
$migration$;
