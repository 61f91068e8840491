import { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Environment } from '../../environment/environment.js';
import { Fault } from '../../fault.js';
import { LOOPBACK_ORIGIN } from '../../http/loopback-origin.js';
import { rawProblemResponse } from '../../http/problem.js';

/**
 * Whether a socket may be opened from this origin. Browsers send no preflight request for one, so a page of any site could open it: it must be
 * one of the engine's own, one named in CORS_ORIGINS, or in local mode one of this machine. What sends no Origin is not a browser.
 */
export function isKnownOrigin(
  { origin, host }: IncomingHttpHeaders,
  { localMode, corsOrigins }: Pick<Environment, 'localMode' | 'corsOrigins'>,
): boolean {
  if (origin === undefined) return true;
  if (corsOrigins.includes(origin.toLowerCase())) return true;
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  if (localMode && LOOPBACK_ORIGIN.test(url.origin)) return true;
  // Compares only host and port: behind a proxy that terminates TLS, the engine does not know its own scheme.
  return host !== undefined && url.host === host.toLowerCase();
}

/** The subprotocol spoken here. */
export const PROTOCOL = 'graphql-transport-ws';

/** Why a connection cannot become a GraphQL socket, before authentication; null if it can. */
export function upgradeRefusal(
  { headers, url = '/' }: IncomingMessage,
  environment: Pick<Environment, 'localMode' | 'corsOrigins'>,
): Fault | null {
  // As over HTTP, a slash at the end does no harm.
  if (!/^\/graphql\/?(\?|$)/.test(url))
    return new Fault('NOT_FOUND', 'There is no websocket at this address. Connect to /graphql.');
  if (!isKnownOrigin(headers, environment)) {
    return new Fault('FORBIDDEN', 'Pages of this origin cannot connect. Add the origin to CORS_ORIGINS.');
  }
  return null;
}

/** Answers an upgrade with an HTTP error and closes the connection. */
export function refuseUpgrade(stream: Duplex, request: IncomingMessage, fault: Fault): void {
  stream.end(rawProblemResponse(fault, fault.httpStatus, request.url ?? '/'));
}
