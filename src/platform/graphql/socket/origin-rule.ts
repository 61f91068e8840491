import type { IncomingHttpHeaders } from 'node:http';
import type { Environment } from '../../environment/environment.js';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Whether a socket may be opened from where it is opened. Browsers ask nobody before they open one, so a page of any site could: it must be
 * one of the engine's own, one named in CORS_ORIGINS, or in local mode one of this machine. What sends no Origin is no browser.
 */
export function isKnownOrigin(
  { origin, host }: IncomingHttpHeaders,
  { localMode, corsOrigins }: Pick<Environment, 'localMode' | 'corsOrigins'>,
): boolean {
  if (origin === undefined) return true;
  if (corsOrigins.includes(origin.toLowerCase())) return true;
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  if (localMode && LOOPBACK.test(url.hostname)) return true;
  // By host and port alone: behind a proxy that ends TLS the engine does not know its own scheme.
  return host !== undefined && url.host === host.toLowerCase();
}
