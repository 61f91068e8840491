import { globSync, readFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, type DocumentNode, NoUnusedFragmentsRule, parse, print, specifiedRules, validate } from 'graphql';

const source = readFileSync('schema.graphql', 'utf8');
const schema = buildSchema(source);
const files = globSync('web/src/**/operations.graphql').sort();

/** A fragment of one folder may be there for the cache alone. */
const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);

/** As `web/codegen.config.ts` sets it. */
const config = {
  scalars: { DateTime: 'string', UUID: 'string', JSON: 'unknown' },
  enumsAsTypes: true,
  enumType: 'string-literal',
  useTypeImports: true,
  skipTypename: false,
};

const typesOf = (document: DocumentNode) =>
  codegen({
    filename: 'operations.ts',
    schema: parse(source),
    schemaAst: schema,
    documents: [{ document }],
    config,
    plugins: [{ operations: {} }],
    pluginMap: { operations: operationsPlugin },
  });

/** The file without what the page runs: the parsed documents and the import of their type. */
const writtenTypes = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !/^(import type|export const) /.test(line))
    .join('\n');

const definitionsIn = (documents: readonly DocumentNode[]) =>
  [...new Set(documents.flatMap(({ definitions }) => definitions.map(print)))].sort();

it('the console has its operations in files that this test finds', () => {
  expect(files.length).toBeGreaterThan(9);
});

describe.each(files)('%s', (file) => {
  const document = parse(readFileSync(file, 'utf8'));
  const written = file.replace(/graphql$/, 'ts');

  it('asks for what the schema has', () => {
    expect(validate(schema, document, rules).map(({ message }) => message)).toEqual([]);
  });

  it('has the types and the documents that `npm --prefix web run types` writes today', async () => {
    expect(writtenTypes(written).trim()).toBe((await typesOf(document)).trim());
    const sent = await import(`../../${written}`);
    expect(definitionsIn(Object.values<DocumentNode>(sent))).toEqual(definitionsIn([document]));
  });
});
