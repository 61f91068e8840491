import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { httpFaultOf } from '../http/http-fault.js';

/** What was thrown before an operation began, as an error that Apollo Server answers with the HTTP status and headers that REST gives it. */
export function refusalOf(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  const { fault, status } = httpFaultOf(thrown);
  const headers = new HeaderMap();
  if (status === 401) headers.set('www-authenticate', 'Bearer realm="evolution-studios-engine"');
  if (fault.retryAfterMs !== undefined)
    headers.set('retry-after', String(Math.max(1, Math.ceil(fault.retryAfterMs / 1000))));
  const originalError = thrown instanceof Error ? thrown : fault;
  return new GraphQLError(fault.message, { originalError, extensions: { http: { status, headers } } });
}
