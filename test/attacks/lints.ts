import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { AttackWorld } from './attack-world.js';
import { LINT_RULES, NOT_OF_THE_SCHEMA } from './lint-rules.js';

/** Splinter's rules, each with something that breaks it: a rule that finds nothing must be able to find. */
export function databaseLints(world: () => AttackWorld): void {
  describe("Supabase's linter", () => {
    it('has a rule or a reason here for each of its numbers', () => {
      const known = [...LINT_RULES.map(({ rule }) => rule), ...Object.keys(NOT_OF_THE_SCHEMA)];
      const numbers = known.map((rule) => Number(rule.slice(0, 4))).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 29 }, (_, at) => at + 1));
    });

    it.each(LINT_RULES)('finds nothing that breaks $rule, and sees what does', async ({ query, sin, allowed = {} }) => {
      const client = new pg.Client({ connectionString: world().project.database.url });
      await client.connect();
      const found = async () => (await client.query<{ name: string }>(query)).rows.map(({ name }) => name).sort();
      try {
        expect(await found()).toEqual(Object.keys(allowed).sort());
        await client.query('begin');
        await client.query(sin);
        expect((await found()).length).toBeGreaterThan(Object.keys(allowed).length);
      } finally {
        await client.query('rollback');
        await client.end();
      }
    });
  });
}
