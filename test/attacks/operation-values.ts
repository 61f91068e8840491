import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

const TEXT = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    'Evolution Studios',
    "' or 1=1 --",
    '<img src=x>',
    '\u202e',
    '\u200b',
    '\u{e0041}',
    '\uffff',
    'a\u0000b',
    '\ud800',
    '\u001b]0;x\u0007',
    '__proto__',
    'constructor',
    '%',
    '_',
    '\\',
    '"a',
    '-a',
    'x'.repeat(2_000),
  ),
);

/** Values of an input type, right by construction; `ids` are jobs that exist. */
export function valuesOf(type: GraphQLInputType, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return valuesOf(type.ofType, ids);
  if (isListType(type)) return fc.array(valuesOf(type.ofType, ids), { maxLength: 3 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) return recordOf(Object.values(type.getFields()), ids);
  const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    ID: fc.oneof(fc.constantFrom(...ids), fc.uuid(), TEXT),
    UUID: fc.oneof(fc.constantFrom(...ids), fc.uuid()),
    Int: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer()),
    Float: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
    Boolean: fc.boolean(),
    DateTime: fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    JSON: fc.jsonValue({ maxDepth: 2 }),
  };
  return scalars[type.name] ?? TEXT;
}

/** A value for each field or argument that must be there, and for some of the others. */
export function recordOf(
  fields: readonly (GraphQLArgument | GraphQLInputField)[],
  ids: readonly string[],
): fc.Arbitrary<Record<string, unknown>> {
  const required = fields.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  return fc.record(Object.fromEntries(fields.map(({ name, type }) => [name, valuesOf(type, ids)])), {
    requiredKeys: required.map(({ name }) => name),
  }) as fc.Arbitrary<Record<string, unknown>>;
}

/** The fields of an answer that need no arguments, a few levels down. */
export function selectionOf(type: GraphQLOutputType, levels = 4): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const free = Object.values(named.getFields()).filter(({ args }) => args.every((arg) => !isNonNullType(arg.type)));
  const leaves = free.filter((field) => isLeafType(getNamedType(field.type))).slice(0, 8);
  const inner = levels > 1 ? free.filter(({ name }) => ['edges', 'node', 'results', 'job'].includes(name)) : [];
  const parts = inner.map((field) => `${field.name} ${selectionOf(field.type, levels - 1)}`);
  return `{ __typename ${[...leaves.map(({ name }) => name), ...parts].join(' ')} }`;
}

/** A document that asks for one field of a root type with all the arguments given. */
export function documentOf(
  root: 'query' | 'mutation',
  { name, args, type }: GraphQLField<unknown, unknown>,
  given: object,
): string {
  const used = args.filter((arg) => arg.name in given);
  const declared = used.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = used.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${root} ${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${selectionOf(type)} }`;
}
