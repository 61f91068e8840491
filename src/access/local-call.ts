import type { IncomingHttpHeaders } from 'node:http';

/** Headers that a proxy or a tunnel adds: with one of them, the loopback peer is not who is calling. */
const FORWARDING = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-original-host',
] as const;

const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
const LOOPBACK_ORIGIN = /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
const LOOPBACK_ADDRESS = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/i;

/**
 * Whether a call without a token comes from a program on this machine that meant this engine. The peer must be loopback; the Host
 * header must name a loopback host, since a page on the web can point its own name at 127.0.0.1 (DNS rebinding); an
 * Origin must be loopback too and the browser must not call it cross-site, since any page can post a form (CSRF).
 * @param address the socket's peer address
 */
export function isLocalCall(headers: IncomingHttpHeaders, address: string | undefined): boolean {
  if (address === undefined || !LOOPBACK_ADDRESS.test(address)) return false;
  if (headers.host === undefined || !LOOPBACK_HOST.test(headers.host)) return false;
  if (headers.origin !== undefined && !LOOPBACK_ORIGIN.test(headers.origin)) return false;
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  if (headers.authorization !== undefined || headers.apikey !== undefined) return false;
  return FORWARDING.every((name) => headers[name] === undefined);
}
