import { readFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typesPlugin from '@graphql-codegen/typescript';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { expect, it } from '@jest/globals';
import { buildSchema, isScalarType, isSpecifiedScalarType, parse } from 'graphql';
import { looseTypesOfGraphQl } from './generated-types.js';

const source = readFileSync('schema.graphql', 'utf8');
const schema = buildSchema(source);
/** What packages/client publishes for generators. */
const scalars: Readonly<Record<string, string>> = JSON.parse(
  readFileSync('packages/client/graphql-scalars.json', 'utf8'),
);
const own = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !isSpecifiedScalarType(type));

it('each scalar of the schema says where it is specified, and has its type in the mapping', () => {
  expect(own.filter((type) => isScalarType(type) && !type.specifiedByURL).map(({ name }) => name)).toEqual([]);
  expect(Object.keys(scalars).sort()).toEqual(own.map(({ name }) => name).sort());
});

it('graphql-codegen gives a type to each field and to each example', async () => {
  const config = { scalars, strictScalars: true };
  const generated = await codegen({
    filename: 'graphql.ts',
    schema: parse(source),
    schemaAst: schema,
    documents: [{ document: parse(readFileSync('playground/examples.graphql', 'utf8')) }],
    config,
    plugins: [{ types: {} }, { operations: {} }],
    pluginMap: { types: typesPlugin, operations: operationsPlugin },
  });
  expect(generated).toContain('export type Job = {');
  expect(looseTypesOfGraphQl(generated)).toEqual([]);
});
