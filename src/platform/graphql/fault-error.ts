import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { httpFaultOf } from '../http/http-fault.js';

/** An error from before an operation began, in a form that Apollo Server answers with REST's HTTP status and headers. */
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
