import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../platform/environment/environment.js';
import { requireSupabase } from '../platform/environment/require-supabase.js';
import { Fault } from '../platform/fault.js';
import type { Caller } from './caller.js';
import { credentialOf, isLocalCall, KnownKeys } from './credentials.js';
import { type Standing, UserDirectory } from './user-directory.js';
import { UserTokenVerifier } from './user-token-verifier.js';

/** Why a token that was signed for the project is refused all the same. */
const REFUSALS = {
  BANNED: 'This user is banned from the project. Ask its administrator.',
  UNKNOWN: 'The user of this access token no longer exists in the project. Sign in with another account.',
  SIGNED_OUT: 'The session of this access token has ended. Sign in again.',
} as const satisfies Record<Exclude<Standing, 'ADMIN' | 'USER'>, string>;

/** The other end of the socket. */
export interface Peer {
  readonly address: string | undefined;
}

/** Finds out who is calling: for REST, for GraphQL over HTTP and, by `verifyToken`, for a websocket. */
@Injectable()
export class CallerVerifier {
  private readonly keys: KnownKeys;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly tokens: UserTokenVerifier,
    private readonly users: UserDirectory,
  ) {
    this.keys = new KnownKeys(requireSupabase(environment));
  }

  /**
   * @param headers as Node gives them, names in lower case
   * @throws Fault UNAUTHENTICATED with a sentence for the caller, UNAVAILABLE when it cannot be found out now.
   */
  async verify(headers: IncomingHttpHeaders, peer: Peer): Promise<Caller> {
    const credential = credentialOf(headers);
    if (credential.kind === 'token') return this.verifyToken(credential.token);
    if (this.environment.localMode && isLocalCall(headers, peer.address)) return { kind: 'service', local: true };
    throw new Fault('UNAUTHENTICATED', 'Send an access token or the secret key: Authorization: Bearer <token>.');
  }

  /**
   * The holder of a secret key or of a user's access token (without `Bearer`).
   * @throws Fault UNAUTHENTICATED or UNAVAILABLE, as `verify`.
   */
  async verifyToken(token: string): Promise<Caller> {
    const key = this.keys.kindOf(token);
    if (key === 'secret') return { kind: 'service', local: false };
    if (key === 'publishable' || token.startsWith('sb_publishable_')) {
      throw new Fault(
        'UNAUTHENTICATED',
        'The publishable key identifies no user. Add the access token of a signed-in user.',
      );
    }
    if (token.startsWith('sb_secret_'))
      throw new Fault('UNAUTHENTICATED', 'This is not the secret key of this project.');
    const verified = await this.tokens.verify(token);
    const standing = await this.users.standingOf(verified.userId, verified.sessionId);
    if (standing !== 'ADMIN' && standing !== 'USER') throw new Fault('UNAUTHENTICATED', REFUSALS[standing]);
    return { kind: 'user', ...verified, admin: standing === 'ADMIN' };
  }
}
