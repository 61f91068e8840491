/** Runs a query and returns its rows. */
type Query = (sql: string) => Promise<readonly object[]>;

/** What `describeSchema` does not say of the schema `public`: rights on each schema, table, column and function, and their comments. No entry and the default are the same. */
export function rightsOfSchema(query: Query): Promise<readonly object[]> {
  return query(
    `select 'schema' as kind, nspname::text as name, array(select unnest(nspacl)::text order by 1) as rights,
       obj_description(oid) as comment from pg_namespace where nspname = 'public'
     union all select c.relkind::text, c.relname, array(select unnest(case
         when c.relkind in ('r', 'v', 'm', 'p') then coalesce(c.relacl, acldefault('r', c.relowner))
         when c.relkind = 'S' then coalesce(c.relacl, acldefault('s', c.relowner)) else c.relacl end)::text order by 1), obj_description(c.oid, 'pg_class')
     from pg_class c where c.relnamespace = 'public'::regnamespace
     union all select 'column', a.attrelid::regclass || '.' || a.attname, array(select unnest(a.attacl)::text order by 1),
       col_description(a.attrelid, a.attnum)
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
     union all select 'function', p.oid::regprocedure::text, array(select unnest(coalesce(p.proacl, acldefault('f', p.proowner)))::text order by 1), obj_description(p.oid, 'pg_proc')
     from pg_proc p where p.pronamespace = 'public'::regnamespace
     order by 1, 2`,
  );
}
