import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { AppModule } from '../../../src/app.module.js';
import { schemaText } from '../../../src/platform/graphql/schema-text.js';
import type { Platform } from '../../../src/platform/platform.module.js';
import { testEnvironment } from '../../support/test-environment.js';

const written = readFileSync('schema.graphql', 'utf8');

describe('schema.graphql', () => {
  it('is what the resolvers make (npm run build && npm run schema:graphql)', async () => {
    expect(await schemaText(AppModule.of({ environment: testEnvironment() } as Platform))).toBe(written);
  });

  it('describes everything it has', () => {
    expect(undescribed(buildSchema(written))).toEqual([]);
  });

  const before = earlierSchema();
  (before === null ? it.skip : it)('breaks nothing that clients rely on, or the change log says "Breaking"', () => {
    const changes = findBreakingChanges(buildSchema(before ?? ''), buildSchema(written));
    const unreleased = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m)[1] ?? '';
    expect(/\bbreaking\b/i.test(unreleased) ? [] : changes.map(({ description }) => description)).toEqual([]);
  });
});

describe('the check itself', () => {
  it('finds what is not described, and what breaks', () => {
    const schema = buildSchema(
      '"a" type Query { "b" b(c: Int): Int  d: Int } "e" enum E { "f" F G } "h" input H { i: Int }',
    );
    expect(undescribed(schema)).toEqual(['E.G', 'H.i', 'Query.b(c:)', 'Query.d']);
    const changed = buildSchema('type Query { b: Int }');
    expect(findBreakingChanges(schema, changed)).not.toEqual([]);
  });
});

/** Types, fields, arguments and values without a description. */
function undescribed(schema: GraphQLSchema): readonly string[] {
  const roots: readonly unknown[] = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const places: (readonly [string, string | null | undefined])[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (!roots.includes(type)) places.push([type.name, type.description]);
    if (isEnumType(type))
      for (const value of type.getValues()) places.push([`${type.name}.${value.name}`, value.description]);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      places.push([`${type.name}.${field.name}`, field.description]);
      const args = 'args' in field ? field.args : [];
      for (const { name, description } of args) places.push([`${type.name}.${field.name}(${name}:)`, description]);
    }
  }
  return places
    .filter(([, description]) => !description)
    .map(([place]) => place)
    .sort();
}

/** The schema of the last release, or where there is none of the commit before; null where that cannot be had. */
function earlierSchema(): string | null {
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  for (const find of [() => git('describe', '--tags', '--abbrev=0').trim(), () => 'HEAD~1']) {
    try {
      return git('show', `${find()}:schema.graphql`);
    } catch {
      // No git, no tag, no such commit or no such file there: the next one is asked.
    }
  }
  return null;
}
