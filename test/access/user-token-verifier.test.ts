import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exportSPKI, type JWTPayload } from 'jose';
import { UserTokenVerifier } from '../../src/access/user-token-verifier.js';
import type { Environment } from '../../src/platform/environment/environment.js';
import { Fault } from '../../src/platform/fault.js';
import { quietLogger } from '../support/quiet-logger.js';
import { testEnvironment } from '../support/test-environment.js';
import {
  type AuthServer,
  forged,
  goodClaims,
  type SigningKey,
  signed,
  signedBySecret,
  signingKey,
  startAuthServer,
} from './auth-server.js';

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
  const now = () => Math.floor(Date.now() / 1000);
  const withoutClaim = (name: string) => {
    const { [name]: _gone, ...rest } = claims();
    return signed(rest, es);
  };
  const attacks: readonly (readonly [string, () => string | Promise<string>])[] = [
    ['that is empty', () => ''],
    ['that is a word', () => 'token'],
    ['of two parts', () => 'eyJhbGciOiJFUzI1NiJ9.e30'],
    ['with a header that is no JSON', () => 'e30x.e30.x'],
    ['that is huge', () => forged({ alg: 'ES256', kid: 'es-1' }, { pad: 'x'.repeat(100_000) }, 'x')],
    ['alg none', () => forged({ alg: 'none', typ: 'JWT' }, claims())],
    ['alg nOnE', () => forged({ alg: 'nOnE' }, claims(), 'x')],
    ['without alg', () => forged({ kid: 'es-1' }, claims(), 'x')],
    ['with a signature cut off', async () => (await signed(claims(), es)).replace(/[^.]+$/, '')],
    [
      'with claims swapped after signing',
      async () => {
        const [header, , signature] = (await signed(claims(), es)).split('.');
        return `${header}.${Buffer.from(JSON.stringify(claims({ sub: USER.replace('4', '5') }))).toString('base64url')}.${signature}`;
      },
    ],
    [
      'HS256 with the RS public key as secret (PEM)',
      async () => signedBySecret(claims(), await exportSPKI(rs.publicKey), { kid: 'rs-1' }),
    ],
    [
      'HS256 with the public key as secret (JWK)',
      () => signedBySecret(claims(), JSON.stringify(rs.jwk), { kid: 'rs-1' }),
    ],
    [
      'HS256 with the modulus as secret',
      () => signedBySecret(claims(), Buffer.from(rs.jwk.n ?? '', 'base64url'), { kid: 'rs-1' }),
    ],
    [
      'HS256 with an empty secret',
      () => {
        const body = forged({ alg: 'HS256' }, claims()).replace(/\.$/, '');
        return `${body}.${createHmac('sha256', '').update(body).digest('base64url')}`;
      },
    ],
    ['HS512 with the shared secret', () => signedBySecret(claims(), SECRET, { alg: 'HS512' })],
    ['HS256 of another secret', () => signedBySecret(claims(), 'another-secret-that-is-32-characters-long')],
    ["of another key under the project's key id", () => signed(claims(), stranger)],
    ['with jku', () => signed(claims(), stranger, { jku: `${strangersServer.url}/auth/v1/.well-known/jwks.json` })],
    ['with x5u', () => signed(claims(), stranger, { x5u: `${strangersServer.url}/auth/v1/.well-known/jwks.json` })],
    ['with an embedded key', () => signed(claims(), stranger, { jwk: stranger.jwk })],
    ['with a key id that is a path', () => signed(claims(), stranger, { kid: '../../../../etc/passwd' })],
    ['with a key id that is SQL', () => signed(claims(), stranger, { kid: "' or 1=1 --" })],
    [
      'with an unknown critical header',
      () => forged({ alg: 'ES256', kid: 'es-1', crit: ['exp'], exp: 1 }, claims(), 'x'),
    ],
    ['ES256 under the id of an RSA key', () => signed(claims(), es, { kid: 'rs-1' })],
    ['RS512 with an RS256 key', () => forged({ alg: 'RS512', kid: 'rs-1' }, claims(), 'AAAA')],
    ['of another project', () => signed(claims({ iss: 'https://other.supabase.co/auth/v1' }), es)],
    [
      "whose issuer only begins like the project's",
      () => signed(claims({ iss: `${auth.url}/auth/v1.evil.example` }), es),
    ],
    ['with a list of issuers', () => signed(claims({ iss: [`${auth.url}/auth/v1`] as unknown as string }), es)],
    ['for another audience', () => signed(claims({ aud: 'anon' }), es)],
    ['that has expired', () => signed(claims({ exp: now() - 3600 }), es)],
    ['that begins later', () => signed(claims({ nbf: now() + 3600 }), es)],
    ['without exp', () => withoutClaim('exp')],
    ['without sub', () => withoutClaim('sub')],
    ['without aud', () => withoutClaim('aud')],
    ['without role', () => withoutClaim('role')],
    ['without iss', () => withoutClaim('iss')],
    ['whose sub is no UUID', () => signed(claims({ sub: 'admin' }), es)],
    ['whose sub is SQL', () => signed(claims({ sub: `${USER}' or true --` }), es)],
    ['an anon key as a token', () => signed(claims({ role: 'anon', aud: 'authenticated' }), es)],
    ['a service key as a token', () => signed(claims({ role: 'service_role' }), es)],
    ['of a role of the database', () => signed(claims({ role: 'postgres' }), es)],
  ];

  it.each(attacks)('%s', async (_name, make) => {
    const token = await make();
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
      const key = await signedBySecret({ iss: 'supabase', ref: 'abcdefgh', role, exp: now() + 1000 }, SECRET);
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
