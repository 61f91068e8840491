import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isOnCalendar } from '../calendar.js';

const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** A moment: `Date` in the code, ISO 8601 with a time zone on the wire. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A moment in ISO 8601 with its time zone: 2026-11-05T09:30:00.000Z.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: written,
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
});

function written(value: unknown): string {
  const date = value instanceof Date ? value : new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(date.getTime())) throw new TypeError('a moment was expected');
  return date.toISOString();
}

function read(value: unknown): Date {
  const known = typeof value === 'string' && ISO_8601.test(value) && isOnCalendar(value);
  const date = known ? new Date(value.toUpperCase()) : null;
  if (date !== null && !Number.isNaN(date.getTime())) return date;
  throw new GraphQLError(
    'A DateTime is a text such as "2026-11-05T09:30:00Z": ISO 8601 with a time zone, on a day of the calendar.',
  );
}
