import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JWTPayload } from 'jose';
import { UserTokenVerifier } from '../../src/access/user-token-verifier.js';
import type { Environment } from '../../src/platform/environment/environment.js';
import { Fault } from '../../src/platform/fault.js';
import { quietLogger } from '../support/quiet-logger.js';
import { testEnvironment } from '../support/test-environment.js';
import {
  type AuthServer,
  goodClaims,
  type SigningKey,
  signed,
  signedBySecret,
  signingKey,
  startAuthServer,
} from './auth-server.js';
import { TOKEN_ATTACKS } from './token-table.js';

const USER = '4b7a0c3e-8f1d-4f6a-9c2e-1d2f3a4b5c6d';
const SECRET = 'a-shared-secret-of-at-least-32-characters';
let auth: AuthServer;
let es: SigningKey;
let rs: SigningKey;
let ed: SigningKey;
let stranger: SigningKey;
let strangersServer: AuthServer;

beforeAll(async () => {
  [es, rs, ed, stranger] = await Promise.all([
    signingKey('ES256', 'es-1'),
    signingKey('RS256', 'rs-1'),
    signingKey('EdDSA', 'ed-1'),
    signingKey('RS256', 'rs-1'),
  ]);
  auth = await startAuthServer([es.jwk, rs.jwk, ed.jwk]);
  strangersServer = await startAuthServer([stranger.jwk]);
});
afterAll(() => Promise.all([auth.stop(), strangersServer.stop()]));

function verifier(options: { jwtSecret?: string | null; localMode?: boolean } = {}): UserTokenVerifier {
  const { jwtSecret = null, localMode = false } = options;
  const keys = { publishableKey: 'sb_publishable_1', secretKey: 'sb_secret_1' };
  const supabase: Environment['supabase'] = { url: auth.url, ...keys, jwtSecret, audioBucket: 'audio' };
  return new UserTokenVerifier(testEnvironment({ localMode, supabase }), quietLogger);
}

async function codeOf(token: string, by = verifier()): Promise<string> {
  try {
    await by.verify(token);
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
    if (token.length > 20) expect((error as Fault).message).not.toContain(token.slice(0, 20));
    return (error as Fault).code;
  }
}

const claims = (changes: JWTPayload = {}): JWTPayload => ({ ...goodClaims(auth.url, USER), ...changes });

describe("a project's own token", () => {
  it('is accepted with every kind of key, and says whose it is', async () => {
    for (const key of [es, rs, ed]) {
      const verified = await verifier().verify(await signed(claims({ sub: USER.toUpperCase() }), key));
      expect(verified).toMatchObject({
        userId: USER,
        email: 'ada@example.com',
        claims: { aud: 'authenticated' },
        sessionId: null,
      });
      expect(verified.expiresAt.getTime()).toBeGreaterThan(Date.now());
    }
  });

  it('is accepted with the shared secret where one is configured', async () => {
    expect(await codeOf(await signedBySecret(claims(), SECRET), verifier({ jwtSecret: SECRET }))).toBe('accepted');
  });

  it('may lack the issuer only in local mode and with the shared secret', async () => {
    const { iss: _iss, ...without } = claims();
    expect(await codeOf(await signedBySecret(without, SECRET), verifier({ jwtSecret: SECRET, localMode: true }))).toBe(
      'accepted',
    );
    expect(await codeOf(await signedBySecret(without, SECRET), verifier({ jwtSecret: SECRET }))).toBe(
      'UNAUTHENTICATED',
    );
    expect(await codeOf(await signed(without, es))).toBe('UNAUTHENTICATED');
  });

  it('has a leeway of seconds, not of minutes', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect(await codeOf(await signed(claims({ exp: now - 5 }), es))).toBe('accepted');
    expect(await codeOf(await signed(claims({ exp: now - 20 }), es))).toBe('UNAUTHENTICATED');
  });
});

describe('a token is refused', () => {
  it.each(TOKEN_ATTACKS)('%s', async (_name, make) => {
    const token = await make({ auth, es, rs, stranger, strangersServer, secret: SECRET, userId: USER });
    expect(await codeOf(token)).toBe('UNAUTHENTICATED');
    expect(await codeOf(token, verifier({ jwtSecret: SECRET }))).toBe('UNAUTHENTICATED');
    expect(await codeOf(token, verifier({ jwtSecret: SECRET, localMode: true }))).toBe('UNAUTHENTICATED');
    expect(strangersServer.requests).toBe(0);
  });

  it('by the shared secret where none is configured, and by the key set in local mode', async () => {
    expect(await codeOf(await signedBySecret(claims(), SECRET))).toBe('UNAUTHENTICATED');
    expect(await codeOf(await signed(claims(), es), verifier({ jwtSecret: SECRET, localMode: true }))).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('an older anon or service_role JWT, by the shared secret', async () => {
    for (const role of ['anon', 'service_role']) {
      const key = await signedBySecret({ iss: 'supabase', ref: 'abcdefgh', role, exp: 4_000_000_000 }, SECRET);
      expect(await codeOf(key, verifier({ jwtSecret: SECRET }))).toBe('UNAUTHENTICATED');
      expect(await codeOf(key, verifier({ jwtSecret: SECRET, localMode: true }))).toBe('UNAUTHENTICATED');
    }
  });

  it('whatever text it is', async () => {
    const one = verifier({ jwtSecret: SECRET });
    const part = fc.oneof(
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
      fc.string(),
    );
    const text = fc.oneof(
      fc.string(),
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (token) => {
        expect(await codeOf(token, one)).toBe('UNAUTHENTICATED');
      }),
      { numRuns: 300 },
    );
  });
});
