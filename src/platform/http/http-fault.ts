import { HttpException } from '@nestjs/common';
import { Fault } from '../fault.js';
import { isDatabaseOutage } from '../postgres/outage.js';
import { sqlStateOf, UNSTORABLE_TEXT } from '../postgres/sql-states.js';

/** A fault with the status it is answered with; for an HTTP error without a code of its own that is not the code's usual one. */
export interface HttpFault {
  readonly fault: Fault;
  readonly status: number;
}

/** Messages that replace those of Nest and Fastify, which repeat the request or name the framework. */
const FAULTS: Readonly<Record<number, () => Fault>> = {
  400: () =>
    new Fault(
      'BAD_REQUEST',
      'The request could not be read. A body must be one valid JSON object, and a path valid UTF-8.',
    ),
  401: () => new Fault('UNAUTHENTICATED', 'Send an access token or the secret key: Authorization: Bearer <token>.'),
  403: () => new Fault('FORBIDDEN', 'This is not allowed.'),
  404: () => new Fault('NOT_FOUND', 'There is nothing at this address. /docs describes the API.'),
  405: () =>
    new Fault(
      'METHOD_NOT_ALLOWED',
      'This address does not support this method. The Allow header lists the methods it supports.',
    ),
  409: () =>
    new Fault(
      'CONFLICT',
      'The request conflicts with what is stored. Read the present state, then send the request again.',
    ),
  413: () =>
    new Fault('PAYLOAD_TOO_LARGE', 'The body is too large. Audio goes to Storage; this request only names it.'),
  414: () => new Fault('BAD_REQUEST', 'A part of the path is too long.'),
  415: () => new Fault('UNSUPPORTED_MEDIA_TYPE', 'Send the body as JSON: Content-Type: application/json.'),
  429: () => new Fault('RATE_LIMITED', 'Too many requests. Wait as long as Retry-After says, then try again.'),
  503: () =>
    new Fault('UNAVAILABLE', 'The engine is starting or stopping; try again shortly.', { retryAfterMs: 1_000 }),
};

/** Any thrown value as a fault: a Fault stays itself, HTTP errors of Nest and Fastify are mapped by their status, others are INTERNAL. */
export function httpFaultOf(thrown: unknown): HttpFault {
  if (thrown instanceof Fault) return { fault: thrown, status: thrown.httpStatus };
  if (isDatabaseOutage(thrown)) return { fault: databaseAway(thrown), status: 503 };
  if (UNSTORABLE_TEXT.includes(sqlStateOf(thrown))) return { fault: unstorable(thrown), status: 400 };
  const status = statusOf(thrown);
  const make = status === null ? undefined : FAULTS[status];
  if (status !== null && make) return { fault: make(), status };
  // A client error without a code is still the client's, and needs no operator.
  if (status !== null && status >= 400 && status < 500) return { fault: FAULTS[400]!(), status };
  const fault = Fault.from(thrown);
  return { fault, status: fault.httpStatus };
}

function databaseAway(cause: unknown): Fault {
  const message = 'The database does not answer at the moment; nothing was changed. Try again shortly.';
  return new Fault('UNAVAILABLE', message, { cause, retryAfterMs: 2_000 });
}

/** Names and identifiers reach a query as they were sent; a text of the engine's own never has such a character. */
function unstorable(cause: unknown): Fault {
  const message = 'A text of the request contains a character that cannot be stored, such as NUL (U+0000). Remove it.';
  return new Fault('BAD_REQUEST', message, { cause });
}

function statusOf(thrown: unknown): number | null {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (!(thrown instanceof Error)) return null;
  const { statusCode, code } = thrown as Error & { statusCode?: unknown; code?: unknown };
  // Only Fastify's errors: a library's error may carry the status of another server's answer.
  const fastify = typeof code === 'string' && code.startsWith('FST_ERR_');
  // Fastify's parser refuses bad JSON and prototype keys with a SyntaxError that has a status.
  const unreadable = thrown instanceof SyntaxError && statusCode === 400;
  return (fastify || unreadable) && typeof statusCode === 'number' ? statusCode : null;
}
