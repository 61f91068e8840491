import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { SupabaseSettings } from '../platform/environment/environment.js';
import { Fault } from '../platform/fault.js';

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

/** Tells the project's own keys from other tokens, in a time that does not depend on how much of a key was guessed. */
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
