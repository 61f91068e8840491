import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe("the functions and sequences of the schema, for Supabase's roles", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it.each(['anon', 'authenticated'])(
    '%s may call no trigger function and none that runs with its owner’s rights',
    async (role) => {
      const callable = await database.query<{ name: string }>(
        `select p.oid::regprocedure::text as name from pg_proc p
       where p.pronamespace = 'public'::regnamespace and (p.prosecdef or p.prorettype = 'trigger'::regtype)
         and has_function_privilege($1, p.oid, 'EXECUTE')`,
        [role],
      );
      expect(callable).toEqual([]);
    },
  );

  it.each(['anon', 'authenticated'])('%s may use no sequence', async (role) => {
    const usable = await database.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c
       where c.relnamespace = 'public'::regnamespace
         and case when c.relkind = 'S' then has_sequence_privilege($1, c.oid, 'USAGE') end`,
      [role],
    );
    expect(usable).toEqual([]);
  });

  it('has a search path pinned on every function whose body is not bound', async () => {
    const open = await database.query<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc p
       where p.pronamespace = 'public'::regnamespace and p.prosqlbody is null
         and not exists (select from unnest(p.proconfig) c where c like 'search_path=%')
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    );
    expect(open).toEqual([]);
  });
});
