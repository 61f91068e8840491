import { Inject, Injectable } from '@nestjs/common';
import { decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyResult, jwtVerify } from 'jose';
import { ENVIRONMENT, type Environment, type SupabaseSettings } from '../platform/environment/environment.js';
import { requireSupabase } from '../platform/environment/require-supabase.js';
import { Fault } from '../platform/fault.js';
import { LOGGER, type Logger } from '../platform/logging/logger.js';
import { ProjectKeys } from './project-keys.js';

/** What a verified access token says. */
export interface VerifiedToken {
  readonly userId: string;
  readonly email: string | null;
  /** Claim `session_id`: the sign-in that the token belongs to. */
  readonly sessionId: string | null;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly expiresAt: Date;
}

/** Signature algorithms of public keys. The shared-secret one is never among them, so no public key can serve as a secret. */
const PUBLIC_KEY_ALGORITHMS = ['ES256', 'RS256', 'EdDSA'];
const SHARED_SECRET_ALGORITHM = 'HS256';
/** How far the clocks of Supabase and the engine may differ, in seconds. */
const LEEWAY_SECONDS = 10;
/** Longer than any token of Supabase with room for custom claims. */
const LONGEST_TOKEN = 8_192;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Verifies access tokens of the Supabase project's users. */
@Injectable()
export class UserTokenVerifier {
  private readonly supabase: SupabaseSettings;
  private readonly issuer: string;
  private readonly keys: ProjectKeys;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) log: Logger,
  ) {
    this.supabase = requireSupabase(environment);
    this.issuer = `${this.supabase.url}/auth/v1`;
    this.keys = new ProjectKeys(this.issuer, log);
  }

  /**
   * @param token without `Bearer`
   * @throws Fault UNAUTHENTICATED saying what is wrong with the token, UNAVAILABLE when the project's keys are not available.
   */
  async verify(token: string): Promise<VerifiedToken> {
    try {
      const { payload, protectedHeader } = await this.verified(token);
      return this.accepted(payload, protectedHeader.alg);
    } catch (error) {
      if (error instanceof Fault) throw error;
      throw new Fault('UNAUTHENTICATED', sentenceFor(error), { cause: error });
    }
  }

  /** The algorithm in the header only chooses between two closed lists; `jku`, `x5u` and `jwk` are never looked at. */
  private verified(token: string): Promise<JWTVerifyResult> {
    if (token.length > LONGEST_TOKEN) throw refused('it is too long');
    const rules = { audience: 'authenticated', clockTolerance: LEEWAY_SECONDS, requiredClaims: ['sub', 'exp'] };
    if (decodeProtectedHeader(token).alg === SHARED_SECRET_ALGORITHM) {
      if (this.supabase.jwtSecret === null)
        throw refused('it is signed with a shared secret, and this project uses keys');
      const secret = new TextEncoder().encode(this.supabase.jwtSecret);
      return jwtVerify(token, secret, { ...rules, algorithms: [SHARED_SECRET_ALGORITHM] });
    }
    if (this.environment.localMode) throw refused('it does not come from the local project');
    return jwtVerify(token, this.keys.keyFor, { ...rules, algorithms: PUBLIC_KEY_ALGORITHMS });
  }

  private accepted(payload: JWTPayload, algorithm: string): VerifiedToken {
    const { iss, sub, exp, iat, role, email, session_id: sessionId } = payload;
    // The local Supabase API names no issuer; its shared secret is known to this one engine alone.
    const mayLackIssuer = this.environment.localMode && algorithm === SHARED_SECRET_ALGORITHM;
    if (iss !== this.issuer && !(iss === undefined && mayLackIssuer)) throw refused('it comes from another project');
    if (role !== 'authenticated') throw refused("it is not a signed-in user's");
    if (typeof sub !== 'string' || !UUID.test(sub)) throw refused('it names no user');
    if (typeof iat === 'number' && iat > Date.now() / 1000 + LEEWAY_SECONDS) throw refused('it is dated in the future');
    return {
      userId: sub.toLowerCase(),
      email: typeof email === 'string' && email !== '' ? email : null,
      sessionId: typeof sessionId === 'string' && UUID.test(sessionId) ? sessionId.toLowerCase() : null,
      claims: payload,
      expiresAt: new Date((exp ?? 0) * 1000),
    };
  }
}

function refused(why: string): Fault {
  return new Fault('UNAUTHENTICATED', `The access token was refused: ${why}. Sign in again.`);
}

/** Says which check failed, never what was in the token. */
function sentenceFor(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The access token has expired. Sign in again, or refresh the session.';
  if (error instanceof errors.JWTClaimValidationFailed) return refused('one of its claims is not valid').message;
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey) {
    return refused('no key of this project signed it').message;
  }
  return refused('it is not a valid access token').message;
}
