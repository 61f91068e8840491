import { createHash, timingSafeEqual } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { Fault } from '../../platform/fault.js';

/** The keys that a caller of the front may show. */
export interface FrontKeys {
  readonly publishableKey: string;
  readonly secretKey: string;
  /** HS256 secret of the users' tokens. */
  readonly jwtSecret: string;
}

const ROLES = ['anon', 'authenticated', 'service_role'] as const;

/** The database role of a caller, what `auth.jwt()` says of them, and until when. */
export interface FrontCaller {
  readonly role: (typeof ROLES)[number];
  readonly claims: JWTPayload;
  /** In milliseconds since 1970; null for a key, which does not expire. */
  readonly expiresAt: number | null;
}

/** Authenticates callers by their key or user token, as hosted Supabase's gateway does. */
export class FrontCallers {
  private readonly secret: Uint8Array;

  constructor(private readonly keys: FrontKeys) {
    this.secret = new TextEncoder().encode(keys.jwtSecret);
  }

  /** Whether the text is one of the project's two keys: what every request shows in the header `apikey`. */
  isKey(text: string): boolean {
    return same(text, this.keys.publishableKey) || same(text, this.keys.secretKey);
  }

  /** Whether the project signed the token and it has not expired. */
  async signed(token: string): Promise<boolean> {
    return this.verified(token).then(
      () => true,
      () => false,
    );
  }

  /**
   * @param token a user's token, or a key
   * @throws Fault UNAUTHENTICATED when it is neither, or expired
   */
  async of(token: string): Promise<FrontCaller> {
    if (same(token, this.keys.secretKey)) return keyCaller('service_role');
    if (same(token, this.keys.publishableKey)) return keyCaller('anon');
    const claims = await this.verified(token);
    const role = ROLES.find((name) => name === claims.role);
    if (role === undefined) throw new Fault('UNAUTHENTICATED', 'The role in the token does not exist in this project.');
    return { role, claims, expiresAt: (claims.exp ?? 0) * 1000 };
  }

  /** As `of`, from the headers of a request; the user's token takes precedence over the key. */
  async ofRequest(headers: { readonly authorization?: string; readonly apikey?: unknown }): Promise<FrontCaller> {
    const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    const key = typeof headers.apikey === 'string' ? headers.apikey : undefined;
    const token = bearer ?? key;
    if (token === undefined)
      throw new Fault('UNAUTHENTICATED', 'The request has no key and no token. Send the apikey header.');
    return this.of(token);
  }

  private async verified(token: string): Promise<JWTPayload> {
    try {
      return (await jwtVerify(token, this.secret, { algorithms: ['HS256'], requiredClaims: ['exp'] })).payload;
    } catch (cause) {
      const why = cause instanceof errors.JWTExpired ? 'The token has expired.' : 'The token is not valid.';
      throw new Fault('UNAUTHENTICATED', why, { cause });
    }
  }
}

function keyCaller(role: 'anon' | 'service_role'): FrontCaller {
  return { role, claims: { role }, expiresAt: null };
}

function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
