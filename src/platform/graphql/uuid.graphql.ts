import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID, in lower case in the code and on the wire. */
export const Uuid = new GraphQLScalarType<string, string>({
  name: 'UUID',
  description: 'A UUID: 3f0c2b1e-8d5a-4c7e-9b1f-2a6d4e8c0f13.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc9562',
  serialize: read,
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
});

function read(value: unknown): string {
  if (typeof value === 'string' && FORM.test(value)) return value.toLowerCase();
  throw new GraphQLError('A UUID is a text of this form: "3f0c2b1e-8d5a-4c7e-9b1f-2a6d4e8c0f13".');
}
