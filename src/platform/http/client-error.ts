import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Fault } from '../fault.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** What Node's parser reports before there is a request. */
type ConnectionError = Error & { readonly code?: string };

const ANSWERS: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request was not sent in time.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are too large.'],
};

/** Answers what is no HTTP request, or one that is too slow or too large in its headers, and closes the connection. */
export function answerBrokenRequest(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, sentence] = ANSWERS[error.code ?? ''] ?? [400, 'This is not a valid HTTP request.'];
  if (socket.writable) {
    const body = JSON.stringify(problemOf(new Fault('BAD_REQUEST', sentence), status, '/'));
    const headers = {
      ...SECURITY_HEADERS,
      Connection: 'close',
      'Content-Type': PROBLEM_MEDIA_TYPE,
      'Content-Length': String(Buffer.byteLength(body)),
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
  }
  socket.destroySoon();
}
