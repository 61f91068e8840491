import { STATUS_CODES } from 'node:http';
import type { Fault, FieldProblem } from '../fault.js';
import type { FaultCode } from '../fault-codes.js';
import { SECURITY_HEADERS } from './security-headers.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** The body of an error answer (RFC 9457). */
export interface Problem {
  /** Stable name of the kind of problem; names it, leads nowhere. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The same code that GraphQL gives in `extensions.code`. */
  readonly code: FaultCode;
  /** Path of the request, without its query, which may hold a token. */
  readonly instance: string;
  readonly errors?: readonly FieldProblem[];
  /** Stands in the engine's log beside the cause. */
  readonly correlation_id?: string;
}

/** Longest path that is repeated to the caller. */
const LONGEST_INSTANCE = 256;

/**
 * The problem that a fault is answered with.
 * @param url of the request, with its query
 * @param correlationId only for faults the caller cannot fix
 */
export function problemOf(fault: Fault, status: number, url: string, correlationId?: string): Problem {
  return {
    type: `urn:evolution-studios:problem:${fault.code.toLowerCase().replaceAll('_', '-')}`,
    title: fault.title,
    status,
    detail: fault.message,
    code: fault.code,
    instance: url.split(/[?#]/, 1)[0]!.slice(0, LONGEST_INSTANCE),
    ...(fault.fields.length > 0 ? { errors: fault.fields } : {}),
    ...(correlationId === undefined ? {} : { correlation_id: correlationId }),
  };
}

/** A whole HTTP/1.1 answer that closes its connection, for where no framework answers: a refused upgrade, a broken request. */
export function rawProblemResponse(fault: Fault, status: number, path: string): string {
  const body = JSON.stringify(problemOf(fault, status, path));
  const headers = {
    ...SECURITY_HEADERS,
    Connection: 'close',
    'Content-Type': PROBLEM_MEDIA_TYPE,
    'Content-Length': String(Buffer.byteLength(body)),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}
