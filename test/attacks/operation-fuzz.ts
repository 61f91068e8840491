import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import type { AttackWorld } from './attack-world.js';
import { attempted } from './attempts.js';
import { documentOf, recordOf } from './operation-values.js';
import { REQUESTS, through } from './submissions.js';

/** Refusals at the door: of these there may be few, or nothing of the inside was seen. */
const AT_THE_DOOR = ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_USER_INPUT', 'LIMIT_COMPLEXITY'];
const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

/** Every query and mutation of the schema, with values that the schema allows. */
export function operationFuzz(world: () => AttackWorld): void {
  describe('operations that a machine wrote', () => {
    it.each(['query', 'mutation'] as const)(
      'never fail inside: %s',
      async (root) => {
        const { project, alice, admin } = world();
        const ids = await Promise.all([world().complete(), world().failed(), world().add(), world().swept()]);
        const type = root === 'query' ? schema.getQueryType() : schema.getMutationType();
        const fields = Object.values(type?.getFields() ?? {});
        const each = Math.ceil(REQUESTS / fields.length);
        const asked = fields.flatMap((field) =>
          fc
            .sample(recordOf(field.args, [...ids, alice.id]), { numRuns: each, seed: 7 })
            .map((variables) => ({ variables, query: documentOf(root, field, variables) })),
        );
        attempted(asked.length);
        const inside: unknown[] = [];
        let refused = 0;
        await through(asked, async ({ query, variables }) => {
          const as = query.length % 2 === 0 ? alice.token : admin.token;
          const { status, code, errors } = await project.ask(query, variables, as);
          if (status >= 500 || code === 'INTERNAL') inside.push([query, variables, code, errors[0]?.message]);
          if (AT_THE_DOOR.includes(code ?? '')) refused += 1;
        });
        expect(inside.slice(0, 3)).toEqual([]);
        expect(refused).toBeLessThan(asked.length / 2);
      },
      REQUESTS * 200 + 30_000,
    );

    it('never fail inside for a text that PostgreSQL cannot store', async () => {
      const { project, alice, admin } = world();
      const ids = await Promise.all([world().complete(), world().failed(), alice.id]);
      const roots = [['query', schema.getQueryType()] as const, ['mutation', schema.getMutationType()] as const];
      const asked = roots.flatMap(([root, type]) =>
        Object.values(type?.getFields() ?? {}).flatMap((field) =>
          fc
            .sample(recordOf(field.args, ids), { numRuns: 2, seed: 11 })
            .flatMap(withNul)
            .map((variables) => ({ variables, query: documentOf(root, field, variables as Record<string, unknown>) })),
        ),
      );
      attempted(asked.length);
      expect(asked.length).toBeGreaterThan(50);
      const inside: unknown[] = [];
      await through(asked, async ({ query, variables }) => {
        const { status, code } = await project.ask(query, variables as Record<string, unknown>, admin.token);
        if (status >= 500 || code === 'INTERNAL') inside.push([query, variables, code]);
      });
      expect(inside.slice(0, 3)).toEqual([]);
    });
  });
}

/** The value once for each of its texts, with a NUL in that text. */
function withNul(value: unknown): unknown[] {
  if (typeof value === 'string') return [`${value}\u0000`];
  if (value === null || typeof value !== 'object') return [];
  const copy = (key: string, changed: unknown) =>
    Array.isArray(value)
      ? value.map((entry, index) => (String(index) === key ? changed : entry))
      : { ...value, [key]: changed };
  return Object.entries(value).flatMap(([key, entry]) => withNul(entry).map((changed) => copy(key, changed)));
}
