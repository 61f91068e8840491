import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '../../src/platform/postgres/migrate.js';
import { quietLogger } from '../support/quiet-logger.js';
import { rightsOfSchema } from '../support/rights-of-schema.js';
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

/** What Supabase grants on each new table, function and sequence of `public`: on projects until 2026, and on those since. */
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  old: ['tables', 'functions', 'sequences'].map(
    (kind) => `alter default privileges in schema public grant all on ${kind} to anon, authenticated, service_role`,
  ),
  new: [
    ...['tables', 'functions', 'sequences'].map(
      (kind) =>
        `alter default privileges in schema public revoke all on ${kind} from anon, authenticated, service_role`,
    ),
    'alter default privileges revoke execute on functions from public',
  ],
};

/** Functions that compute their answer from their arguments alone: test/attacks/rows.ts lists them. */
const PURE = /^job_(stat_|failure_pattern\()/;

describe("a database with Supabase's default grants", () => {
  const rightsUnder = async (defaults: string) => {
    const database = await createTestDatabase();
    try {
      await database.query('drop schema public cascade');
      await database.query('create schema public');
      await database.query('grant usage on schema public to anon, authenticated, service_role');
      for (const statement of DEFAULTS[defaults] ?? []) await database.query(statement);
      await migrate(database.url, quietLogger);
      const rights = (await rightsOfSchema((text) => database.query(text))) as {
        name: string;
        rights: string[] | null;
      }[];
      const [control] = await database.query<{ granted: boolean }>(
        `select exists (select from pg_default_acl where defaclobjtype = 'r' and defaclacl::text like '%anon=%'
           and defaclnamespace = 'public'::regnamespace) as granted`,
      );
      const reached = rights.flatMap(({ name, rights: each }) =>
        (each ?? [])
          .filter((right) => /^(anon|authenticated|)=/.test(right) && !PURE.test(name))
          .map((right) => `${name} ${right}`),
      );
      return { granted: control?.granted, reached: reached.sort() };
    } finally {
      await database.drop();
    }
  };

  it('gives strangers and users the same rights under the old and the new ones', async () => {
    const [before, since] = [await rightsUnder('old'), await rightsUnder('new')];
    expect([before.granted, since.granted]).toEqual([true, false]);
    expect(before.reached.length).toBeGreaterThan(10);
    expect(before.reached).toEqual(since.reached);
  });
});
