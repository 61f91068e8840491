import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isOnCalendar } from '../calendar.js';

const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** A point in time: `Date` in the code, ISO 8601 with a time zone on the wire. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A time in ISO 8601 with its time zone: 2026-11-05T09:30:00.000Z.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: writtenMoment,
  parseValue: readMoment,
  parseLiteral: (node) => readMoment(node.kind === Kind.STRING ? node.value : null),
});

function writtenMoment(value: unknown): string {
  const date = value instanceof Date ? value : new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(date.getTime())) throw new TypeError('a time was expected');
  return date.toISOString();
}

function readMoment(value: unknown): Date {
  const known = typeof value === 'string' && ISO_8601.test(value) && isOnCalendar(value);
  const date = known ? new Date(value.toUpperCase()) : null;
  if (date !== null && !Number.isNaN(date.getTime())) return date;
  throw new GraphQLError(
    'A DateTime is a string such as "2026-11-05T09:30:00Z": ISO 8601 with a time zone, on a day of the calendar.',
  );
}

/** Any JSON value: error details, findings, usage. */
export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value: an object, a list, a string, a number, true, false or null.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => jsonIn(node, variables ?? {}),
});

function jsonIn(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map((item) => jsonIn(item, variables));
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, jsonIn(field.value, variables)]));
    case Kind.VARIABLE:
      return variables[node.name.value] ?? null;
    default:
      throw new GraphQLError('This is not a JSON value.');
  }
}

const UUID_FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID, in lower case in the code and on the wire. */
export const Uuid = new GraphQLScalarType<string, string>({
  name: 'UUID',
  description: 'A UUID: 3f0c2b1e-8d5a-4c7e-9b1f-2a6d4e8c0f13.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc9562',
  serialize: readUuid,
  parseValue: readUuid,
  parseLiteral: (node) => readUuid(node.kind === Kind.STRING ? node.value : null),
});

function readUuid(value: unknown): string {
  if (typeof value === 'string' && UUID_FORM.test(value)) return value.toLowerCase();
  throw new GraphQLError('A UUID is a string of this form: "3f0c2b1e-8d5a-4c7e-9b1f-2a6d4e8c0f13".');
}
