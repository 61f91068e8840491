/** A rule of Supabase's database linter (splinter), as a query of our own. */
export interface LintRule {
  /** Splinter's number and name. */
  readonly rule: string;
  /** Names what breaks the rule, one a row, in the column `name`. */
  readonly query: string;
  /** Statements that break it: what shows that the query sees anything. */
  readonly sin: string;
  /** What may break it, and why. */
  readonly allowed?: Readonly<Record<string, string>>;
}

/** Splinter looks at every schema that is not Supabase's own: ours and the queue's. */
const SCHEMAS = `('public', 'pgboss')`;
const OPEN = `(has_table_privilege('anon', c.oid, 'SELECT') or has_table_privilege('authenticated', c.oid, 'SELECT')
  or has_any_column_privilege('authenticated', c.oid, 'SELECT') or has_any_column_privilege('anon', c.oid, 'SELECT'))`;
const relations = (kinds: string) =>
  `from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in (${kinds}) and n.nspname in ${SCHEMAS}`;
const named = "format('%I.%I', n.nspname, c.relname) as name";
const policies = `from pg_policies p where p.schemaname in ${SCHEMAS}`;
const callable = (role: string) => `
  select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ${SCHEMAS} and p.prosecdef and has_function_privilege('${role}', p.oid, 'EXECUTE')
    and has_schema_privilege('${role}', n.oid, 'USAGE')`;

const QUEUE = 'pg-boss makes it and replaces it at its updates; neither role may use its schema';
export const LINT_RULES: readonly LintRule[] = [
  {
    rule: '0001 unindexed_foreign_keys',
    query: `select format('%s %s', k.conrelid::regclass, k.conname) as name
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and n.nspname in ${SCHEMAS} and k.conparentid = 0
        and not exists (select from pg_index i where i.indrelid = k.conrelid
          and (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
    sin: 'create table public.sin (job_id uuid references public.studio_jobs)',
    allowed: {
      'pgboss.job_common dlq_fkey': QUEUE,
      'pgboss.queue queue_dead_letter_fkey': QUEUE,
      'pgboss.subscription subscription_name_fkey': QUEUE,
    },
  },
  {
    rule: '0002 auth_users_exposed',
    query: `select ${named} ${relations("'v', 'm'")} and ${OPEN}
      and exists (select from pg_rewrite r join pg_depend d on d.objid = r.oid
        where r.ev_class = c.oid and d.refobjid = 'auth.users'::regclass)`,
    sin: 'create view public.sin as select id from auth.users; grant select on public.sin to anon',
  },
  {
    rule: '0003 auth_rls_initplan',
    query: `select format('%s %s', p.tablename, p.policyname) as name ${policies}
      and regexp_replace(concat(p.qual, ' ', p.with_check), 'SELECT (auth\\.\\w+\\(\\)|current_setting\\()', '', 'gi')
        ~* 'auth\\.\\w+\\(\\)|current_setting\\('`,
    sin: 'create policy sin on public.job_stats for select to authenticated using (auth.uid() is not null)',
  },
  {
    rule: '0004 no_primary_key',
    query: `select ${named} ${relations("'r', 'p'")}
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
    sin: 'create table public.sin (a integer)',
  },
  {
    rule: '0006 multiple_permissive_policies',
    query: `select format('%s %s %s', p.tablename, r.role, c.command) as name
      from pg_policies p, unnest(p.roles) as r (role), unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as c (command)
      where p.schemaname in ${SCHEMAS} and p.permissive = 'PERMISSIVE' and p.cmd in ('ALL', c.command)
      group by p.schemaname, p.tablename, r.role, c.command having count(*) > 1`,
    sin: 'create policy sin on public.studio_jobs for select to authenticated using (false)',
  },
  {
    rule: '0007 policy_exists_rls_disabled',
    query: `select ${named} ${relations("'r', 'p'")} and not c.relrowsecurity
      and exists (select from pg_policy p where p.polrelid = c.oid)`,
    sin: 'alter table public.studio_jobs disable row level security',
  },
  {
    // A table of the engine's alone has row level security and no policy on purpose: then no role may have a right to it.
    rule: '0008 rls_enabled_no_policy',
    query: `select ${named} ${relations("'r', 'p'")} and c.relrowsecurity and ${OPEN}
      and not exists (select from pg_policy p where p.polrelid = c.oid)`,
    sin: 'grant select on public.sweep_runs to authenticated',
  },
  {
    rule: '0009 duplicate_index',
    query: `select format('%s %s', i.indrelid::regclass, min(i.indexrelid::regclass::text)) as name
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${SCHEMAS}
      group by i.indrelid, i.indisunique, i.indkey::text, i.indoption::text, i.indclass::text, i.indcollation::text,
        pg_get_expr(i.indpred, i.indrelid), pg_get_expr(i.indexprs, i.indrelid),
        substring(pg_get_indexdef(i.indexrelid) from 'INCLUDE \\([^)]*\\)')
      having count(*) > 1`,
    sin: 'create index on public.studio_jobs (status); create index on public.studio_jobs (status)',
  },
  {
    rule: '0010 security_definer_view',
    query: `select ${named} ${relations("'v'")} and ${OPEN}
      and not coalesce(c.reloptions::text ~* 'security_invoker=(true|on|1)', false)`,
    sin: 'create view public.sin as select 1 as a; grant select on public.sin to anon',
  },
  {
    // A SQL-standard body had its names bound when it was made: it reads no search path, and one that is set keeps it from being inlined.
    rule: '0011 function_search_path_mutable',
    query: `select format('%s.%s', n.nspname, p.proname) as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ${SCHEMAS} and not coalesce(p.proconfig::text ~ 'search_path=', false)
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        and not (p.prosqlbody is not null and n.nspname = 'public')`,
    sin: "create function public.sin() returns integer language sql as 'select 1'",
    allowed: Object.fromEntries(
      ['job_table_format', 'job_table_run', 'job_now', 'job_table_run_async', 'create_queue', 'delete_queue'].map(
        (name) => [`pgboss.${name}`, QUEUE],
      ),
    ),
  },
  {
    rule: '0013 rls_disabled_in_public',
    query: `select ${named} ${relations("'r', 'p'")} and n.nspname = 'public' and not c.relrowsecurity`,
    sin: 'create table public.sin (a integer primary key)',
  },
  {
    rule: '0014 extension_in_public',
    query: `select e.extname as name from pg_extension e join pg_namespace n on n.oid = e.extnamespace where n.nspname in ${SCHEMAS}`,
    sin: 'create extension pg_trgm schema public',
  },
  {
    rule: '0015 rls_references_user_metadata',
    query: `select format('%s %s', p.tablename, p.policyname) as name ${policies} and concat(p.qual, p.with_check) ~* 'user_metadata'`,
    sin: `create policy sin on public.job_stats for select using ((current_setting('request.jwt.claims')::jsonb -> 'user_metadata') is not null)`,
  },
  {
    rule: '0016 materialized_view_in_api',
    query: `select ${named} ${relations("'m'")} and ${OPEN}`,
    sin: 'create materialized view public.sin as select 1 as a; grant select on public.sin to anon',
  },
  {
    rule: '0017 foreign_table_in_api',
    query: `select ${named} ${relations("'f'")} and ${OPEN}`,
    sin: `create foreign data wrapper sin; create server sin foreign data wrapper sin;
      create foreign table public.sin (a integer) server sin; grant select on public.sin to anon`,
  },
  {
    rule: '0018 unsupported_reg_types',
    query: `select format('%s %s', ${named.replace(' as name', '')}, a.attname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p') and n.nspname in ${SCHEMAS} and a.attnum > 0
        and a.atttypid::regtype::text in ('regcollation', 'regconfig', 'regdictionary', 'regnamespace', 'regoper',
          'regoperator', 'regproc', 'regprocedure')`,
    sin: 'create table public.sin (a regproc)',
  },
  {
    rule: '0019 insecure_queue_exposed_in_api',
    query: `select ${named} ${relations("'r', 'p'")} and n.nspname = 'pgboss'
      and (${OPEN} or has_schema_privilege('anon', n.oid, 'USAGE') or has_schema_privilege('authenticated', n.oid, 'USAGE'))`,
    sin: 'grant usage on schema pgboss to authenticated',
  },
  {
    rule: '0021 fkey_to_auth_unique',
    query: `select format('%s %s', k.conrelid::regclass, k.conname) as name from pg_constraint k
      join pg_class c on c.oid = k.confrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and n.nspname = 'auth'
        and not exists (select from pg_constraint o where o.conrelid = k.confrelid and o.contype = 'p' and o.conkey = k.confkey)`,
    sin: `create unique index sin on auth.users (email, id); create table public.sin (a text, b uuid,
      foreign key (a, b) references auth.users (email, id))`,
  },
  {
    rule: '0023 sensitive_columns_exposed',
    query: `select format('%s.%s', ${named.replace(' as name', '')}, a.attname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p', 'v') and n.nspname in ${SCHEMAS} and a.attnum > 0 and not a.attisdropped
        and a.attname ~* '(password|passwd|secret|token|api_?key|private_?key|credit_?card|ssn|otp)'
        and a.attname !~ '^(input|output)_tokens$'
        and (has_column_privilege('anon', c.oid, a.attnum, 'SELECT') or has_column_privilege('authenticated', c.oid, a.attnum, 'SELECT'))`,
    sin: 'alter table public.studio_jobs add api_key text',
  },
  {
    rule: '0024 rls_policy_always_true',
    query: `select format('%s %s', p.tablename, p.policyname) as name ${policies} and p.permissive = 'PERMISSIVE'
      and (btrim(p.qual, '() ') = 'true' or btrim(p.with_check, '() ') = 'true')`,
    sin: 'create policy sin on public.job_stats for all to authenticated using (true)',
  },
  {
    rule: '0025 public_bucket_allows_listing',
    query: 'select id as name from storage.buckets where public',
    sin: `insert into storage.buckets (id, name, public) values ('sin', 'sin', true)`,
  },
  {
    rule: '0026 pg_graphql_anon_table_exposed',
    query: `select ${named} ${relations("'r', 'p', 'v', 'm', 'f'")} and (has_table_privilege('anon', c.oid, 'SELECT')
      or has_any_column_privilege('anon', c.oid, 'SELECT')) and has_schema_privilege('anon', n.oid, 'USAGE')`,
    sin: 'grant select on public.studio_jobs to anon',
  },
  {
    // What users may read is theirs by the contract: then a policy names whose rows they are.
    rule: '0027 pg_graphql_authenticated_table_exposed',
    query: `select ${named} ${relations("'r', 'p', 'v', 'm', 'f'")}
      and (has_table_privilege('authenticated', c.oid, 'SELECT') or has_any_column_privilege('authenticated', c.oid, 'SELECT'))
      and has_schema_privilege('authenticated', n.oid, 'USAGE')
      and not exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
        and p.cmd = 'SELECT' and p.qual ~ 'auth\\.uid\\(\\)')`,
    sin: 'create table public.sin (a integer); grant select on public.sin to authenticated',
  },
  {
    rule: '0028 anon_security_definer_function_executable',
    query: callable('anon'),
    sin: "create function public.sin() returns integer language sql security definer as 'select 1'; grant execute on function public.sin to anon",
  },
  {
    rule: '0029 authenticated_security_definer_function_executable',
    query: callable('authenticated'),
    sin: "create function public.sin() returns integer language sql security definer as 'select 1'; grant execute on function public.sin to authenticated",
  },
];

/** Rules that no query of the schema can answer, and who sees to them. */
export const NOT_OF_THE_SCHEMA: Readonly<Record<string, string>> = {
  '0005 unused_index':
    'It depends on what a database was asked so far; test/jobs/reading/list-plans.test.ts looks at the plans.',
  '0012 auth_allow_anonymous_sign_ins': 'A setting of the project: docs/security.md names it.',
  '0020 table_bloat': 'It depends on what was written so far; docs/performance.md has the settings of the tables.',
  '0022 extension_versions_outdated': 'The project keeps its extensions; the engine adds none.',
};
