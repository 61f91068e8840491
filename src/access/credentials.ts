import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { SupabaseSettings } from '../platform/environment/environment.js';
import { Fault } from '../platform/fault.js';
import { LOOPBACK_ORIGIN } from '../platform/http/loopback-origin.js';

/** What a request shows of itself: a token or key, or nothing at all. */
export type Credential = { readonly kind: 'none' } | { readonly kind: 'token'; readonly token: string };

/**
 * Reads `Authorization: Bearer …`, else `apikey`. Where both are there, `Authorization` decides and `apikey` (which supabase-js always
 * sends) is not looked at.
 * @throws Fault UNAUTHENTICATED for an Authorization header of another form.
 */
export function credentialOf(headers: IncomingHttpHeaders): Credential {
  const { authorization, apikey } = headers;
  if (authorization !== undefined) {
    const token = /^bearer +([^\s,]+)$/i.exec(authorization)?.[1];
    if (token) return { kind: 'token', token };
    throw new Fault(
      'UNAUTHENTICATED',
      'The Authorization header must be "Bearer", a space and the access token or secret key.',
    );
  }
  if (apikey === undefined) return { kind: 'none' };
  if (typeof apikey === 'string' && apikey.trim() !== '') return { kind: 'token', token: apikey.trim() };
  throw new Fault('UNAUTHENTICATED', 'The apikey header must hold one key.');
}

/** Distinguishes the project's own keys from other tokens, in a time that does not depend on how much of a key was guessed. */
export class KnownKeys {
  private readonly secret: readonly Buffer[];
  private readonly publishable: readonly Buffer[];

  constructor(supabase: SupabaseSettings) {
    this.secret = digests([supabase.secretKey, supabase.olderSecretKey]);
    this.publishable = digests([supabase.publishableKey, supabase.olderPublishableKey]);
  }

  kindOf(token: string): 'secret' | 'publishable' | null {
    const shown = digest(token);
    // Every key is compared, found or not.
    const isSecret = this.secret.map((key) => timingSafeEqual(key, shown)).includes(true);
    const isPublishable = this.publishable.map((key) => timingSafeEqual(key, shown)).includes(true);
    if (isSecret) return 'secret';
    return isPublishable ? 'publishable' : null;
  }
}

function digests(keys: readonly (string | null | undefined)[]): readonly Buffer[] {
  return keys.filter((key): key is string => typeof key === 'string' && key !== '').map(digest);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

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
const LOOPBACK_ADDRESS = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/i;

/**
 * Whether a call without a token comes from a program on this machine and is meant for this engine. The peer must be loopback; the Host
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
