import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** The same error of a request with a code and HTTP status 400, unless it has a code. */
export function coded(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  const { nodes, source, positions, path, originalError } = error;
  const extensions = { ...error.extensions, code, http: { status: 400, headers: new HeaderMap() } };
  return new GraphQLError(error.message, { nodes, source, positions, path, originalError, extensions });
}
