import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { httpFaultOf } from '../http/http-fault.js';
import type { Logger } from '../logging/logger.js';

/** Codes of GraphQL itself and of Apollo Server, with the HTTP status each is answered with; their messages speak of the request alone. */
const REQUEST_CODES: Readonly<Record<string, number>> = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_USER_INPUT: 400,
  BAD_REQUEST: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
};

/**
 * An error as the caller sees it, over HTTP and on the socket: a fault with the code and status REST gives it, an error of GraphQL itself with
 * its own, everything else a bare message with the correlation id, under which it is logged.
 */
export function renderError(error: unknown, correlationId: string, log: Logger): GraphQLFormattedError {
  const cause = thrownOf(error);
  if (cause === null && error instanceof GraphQLError) {
    const code = String(error.extensions.code ?? 'GRAPHQL_VALIDATION_FAILED');
    const known = REQUEST_CODES[code];
    if (known !== undefined)
      return { ...placeOf(error), message: error.message, extensions: { code, httpStatus: statusIn(error) ?? known } };
  }
  const { fault, status } = httpFaultOf(cause ?? error);
  if (status >= 500)
    log.error('a GraphQL operation failed', { error: cause ?? error, correlationId, code: fault.code });
  return {
    ...placeOf(error),
    message: fault.message,
    extensions: {
      code: fault.code,
      httpStatus: status,
      retryable: fault.retryable,
      ...(fault.retryAfterMs === undefined ? {} : { retryAfterMs: fault.retryAfterMs }),
      ...(fault.fields.length > 0 ? { errors: fault.fields } : {}),
      ...(status >= 500 ? { correlationId } : {}),
    },
  };
}

/** What a resolver threw, beneath the errors that GraphQL wraps around it; null for an error of GraphQL itself. */
function thrownOf(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  if (!(inner instanceof GraphQLError)) return inner;
  return null;
}

function statusIn(error: GraphQLError): number | null {
  const { http } = error.extensions;
  const status = typeof http === 'object' && http !== null && 'status' in http ? http.status : null;
  return typeof status === 'number' ? status : null;
}

function placeOf(error: unknown): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  if (!(error instanceof GraphQLError)) return {};
  const { locations, path } = error;
  return { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
}
