import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Fault } from '../fault.js';

/** A fault that refuses a whole request, with the HTTP status and headers that REST answers with. */
export function refusalOf(fault: Fault): GraphQLError {
  const headers = new HeaderMap();
  if (fault.code === 'UNAUTHENTICATED') headers.set('www-authenticate', 'Bearer');
  if (fault.retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(fault.retryAfterMs / 1000)));
  return new GraphQLError(fault.message, {
    originalError: fault,
    extensions: { http: { status: fault.httpStatus, headers } },
  });
}
