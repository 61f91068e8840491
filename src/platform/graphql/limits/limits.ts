import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** The limits of a GraphQL operation and of a caller's connections. Each has its own code in addition to the fault codes. */
export const LIMITS = {
  LIMIT_TOKENS: { most: 2_000, httpStatus: 400, what: 'tokens in the document' },
  LIMIT_DEPTH: { most: 10, httpStatus: 400, what: 'levels of fields within fields' },
  LIMIT_INTROSPECTION_DEPTH: { most: 20, httpStatus: 400, what: 'levels of fields in an introspection' },
  LIMIT_FIELDS: {
    most: 1_000,
    httpStatus: 400,
    what: 'fields and fragments, each fragment counted wherever it is used',
  },
  LIMIT_ALIASES: { most: 15, httpStatus: 400, what: 'aliases' },
  LIMIT_DIRECTIVES: { most: 30, httpStatus: 400, what: 'directives' },
  LIMIT_COMPLEXITY: {
    most: 50_000,
    httpStatus: 400,
    what: 'points of cost: fields, times the length of the lists they lie in',
  },
  LIMIT_BATCH: { most: 1, httpStatus: 400, what: 'operation in a request' },
  LIMIT_SUBSCRIPTIONS: { most: 100, httpStatus: 429, what: 'subscriptions on one connection' },
  LIMIT_CONNECTIONS: { most: 20, httpStatus: 429, what: 'connections for one caller' },
} as const satisfies Record<string, Limit>;

/** One limit. */
export interface Limit {
  /** The most that is allowed; for the last two the default of a setting. */
  readonly most: number;
  readonly httpStatus: number;
  /** The counted thing. */
  readonly what: string;
}

export type LimitCode = keyof typeof LIMITS;

/** The same error of a request with a code and HTTP status 400, unless it has a code. */
export function coded(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  const { nodes, source, positions, path, originalError } = error;
  const extensions = { ...error.extensions, code, http: { status: 400, headers: new HeaderMap() } };
  return new GraphQLError(error.message, { nodes, source, positions, path, originalError, extensions });
}

/** The refusal of an operation that exceeds a limit. It names the limit, its value and, if the count was completed, the operation's value. */
export function limitError(
  code: LimitCode,
  found: number | null = null,
  most: number = LIMITS[code].most,
): GraphQLError {
  const { httpStatus, what } = LIMITS[code];
  const was = found === null || !Number.isFinite(found) ? 'this has more' : `this has ${found}`;
  return new GraphQLError(`At most ${most} ${what}; ${was}.`, {
    extensions: {
      code,
      limit: most,
      ...(was === 'this has more' ? {} : { found }),
      http: { status: httpStatus, headers: new HeaderMap() },
    },
  });
}
