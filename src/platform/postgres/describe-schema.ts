/** Runs a query that returns one text column named `line`. */
export type LineQuery = (sql: string) => Promise<readonly { readonly line: string }[]>;

const OURS = `n.nspname = 'public'`;

/** The schema `public` from PostgreSQL's catalogue, each part in a fixed order. */
const SECTIONS: readonly (readonly [title: string, sql: string])[] = [
  [
    'Tables and columns',
    `select format('%s %I.%I (%s);', case c.relpersistence when 'u' then 'create unlogged table' else 'create table' end,
       n.nspname, c.relname, string_agg(format(E'\\n  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
         case when a.attidentity <> '' then ' generated always as identity'
              when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
         case when a.attnotnull then ' not null' else '' end), ',' order by a.attnum) || E'\\n') as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where ${OURS} and c.relkind = 'r' group by n.nspname, c.relname, c.relpersistence order by c.relname`,
  ],
  [
    'Constraints',
    `select format('alter table %I.%I add constraint %I %s;', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where ${OURS} and k.contype in ('c', 'f', 'p', 'u') order by c.relname, k.conname`,
  ],
  [
    'Indexes',
    `select pg_get_indexdef(i.indexrelid) || ';' as line
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     where ${OURS} and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by c.relname`,
  ],
  [
    'Functions',
    `select pg_get_functiondef(p.oid) || ';' as line
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} order by p.proname`,
  ],
  [
    'Triggers',
    `select pg_get_triggerdef(t.oid) || ';' as line
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where ${OURS} and not t.tgisinternal order by c.relname, t.tgname`,
  ],
  [
    'Row level security',
    `select format('alter table %I.%I enable row level security;', n.nspname, c.relname) as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relrowsecurity order by c.relname`,
  ],
  [
    'Policies',
    `select format('create policy %I on %I.%I for %s to %s%s%s;', policyname, schemaname, tablename, lower(cmd),
       array_to_string(roles, ', '), coalesce(' using (' || qual || ')', ''), coalesce(' with check (' || with_check || ')', '')) as line
     from pg_policies where schemaname = 'public' order by tablename, policyname`,
  ],
  [
    'Grants to the roles of Supabase',
    `select format('grant %s on table %I.%I to %I;', string_agg(lower(privilege_type), ', ' order by privilege_type),
       table_schema, table_name, grantee) as line
     from information_schema.role_table_grants
     where table_schema = 'public' and grantee in ('anon', 'authenticated', 'service_role')
     group by table_schema, table_name, grantee
     union all
     select format('grant %s (%s) on table %I.%I to %I;', lower(g.privilege_type),
       string_agg(quote_ident(g.column_name), ', ' order by g.column_name), g.table_schema, g.table_name, g.grantee)
     from information_schema.column_privileges g
     where g.table_schema = 'public' and g.grantee in ('anon', 'authenticated', 'service_role')
       and not exists (select from information_schema.role_table_grants t where t.table_schema = g.table_schema
         and t.table_name = g.table_name and t.grantee = g.grantee and t.privilege_type = g.privilege_type)
     group by g.privilege_type, g.table_schema, g.table_name, g.grantee
     order by 1`,
  ],
];

/** The whole schema `public` as text that is the same for the same schema: for people to read and for a test to compare. */
export async function describeSchema(query: LineQuery): Promise<string> {
  const parts = ['-- Generated from the migrations by `npm run schema`; a test compares the two. Do not edit.'];
  for (const [title, sql] of SECTIONS) {
    const lines = (await query(sql)).map(({ line }) => line.trimEnd());
    parts.push(`-- ${title}\n\n${lines.join('\n')}`);
  }
  return `${parts.join('\n\n')}\n`;
}
