import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { httpFaultOf } from '../http/http-fault.js';
import type { Logger } from '../logging/logger.js';
import { LIMITS } from './limits/limits.js';

/** Codes of GraphQL and of Apollo Server, each with its HTTP status. Their messages describe only the request. */
const REQUEST_CODES: Readonly<Record<string, number>> = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  INTROSPECTION_DISABLED: 400,
  BAD_USER_INPUT: 400,
  BAD_REQUEST: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  // After either of these, a client with persisted queries sends the whole document, but only if the status is 200.
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
  ...Object.fromEntries(Object.entries(LIMITS).map(([code, { httpStatus }]) => [code, httpStatus])),
};

/**
 * The suggestions that graphql-js adds for a misspelt name: existing names of fields, types and values. A message may quote a megabyte of the
 * caller's: each begin of a suggestion is searched only up to the next one.
 */
const SUGGESTION = / ?Did you mean (?:(?!Did you mean )[^?])*\?/g;

/** Renders errors for callers, over HTTP and on the socket. */
export class ErrorRendering {
  /** @param suggestions whether messages can contain names of the schema, as introspection does */
  constructor(
    private readonly log: Logger,
    private readonly suggestions: boolean,
  ) {}

  /**
   * A fault with the code and status REST gives it, an error of GraphQL itself with its own, everything else a bare message with the
   * correlation id under which it is logged.
   */
  render(error: unknown, correlationId: string): GraphQLFormattedError {
    const own = error instanceof GraphQLError ? ownCodeOf(error) : null;
    return own === null ? this.fault(error, correlationId) : this.requestError(error as GraphQLError, own);
  }

  private requestError(error: GraphQLError, code: string): GraphQLFormattedError {
    const { limit, found } = error.extensions;
    const httpStatus = statusIn(error) ?? REQUEST_CODES[code] ?? 400;
    return {
      message: this.suggestions ? error.message : error.message.replace(SUGGESTION, ''),
      ...placeOf(error),
      extensions: {
        code,
        httpStatus,
        ...(limit === undefined ? {} : { limit }),
        ...(found === undefined ? {} : { found }),
      },
    };
  }

  private fault(error: unknown, correlationId: string): GraphQLFormattedError {
    const cause = thrownOf(error);
    const { fault, status } = httpFaultOf(cause);
    if (status >= 500) {
      const level = fault.code === 'INTERNAL' ? 'error' : 'warn';
      this.log[level]('A GraphQL operation failed.', { error: cause, correlationId, code: fault.code });
    }
    return {
      message: fault.message,
      ...placeOf(error),
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
}

/** The code of an error that GraphQL itself or Apollo found in the request; null if something was thrown while answering it. */
function ownCodeOf(error: GraphQLError): string | null {
  if (!(thrownOf(error) instanceof GraphQLError)) return null;
  const { code } = error.extensions;
  if (typeof code === 'string' && REQUEST_CODES[code] !== undefined) return code;
  // Beneath a path an error without a code is of the answer, not of the request, but for an argument that only execution could see.
  return error.path === undefined || error.message.startsWith('Argument "') ? 'BAD_USER_INPUT' : null;
}

/** The original error, without the errors that GraphQL wraps around it. */
function thrownOf(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
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
