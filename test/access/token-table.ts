import { createHmac } from 'node:crypto';
import { exportSPKI, type JWTPayload } from 'jose';
import { type AuthServer, forged, goodClaims, type SigningKey, signed, signedBySecret } from './auth-server.js';

/** A project whose key set has an ES256 key `es-1` and an RS256 key `rs-1`, and what an attacker of it has. */
export interface TokenStand {
  readonly auth: Pick<AuthServer, 'url'>;
  readonly es: SigningKey;
  readonly rs: SigningKey;
  /** An RS256 key of the attacker's, under the id `rs-1`, and the server that publishes it. */
  readonly stranger: SigningKey;
  readonly strangersServer: Pick<AuthServer, 'url'>;
  /** The shared secret of the project. */
  readonly secret: string;
  /** The user whom the tokens pretend to be. */
  readonly userId: string;
}

export type TokenAttack = readonly [name: string, make: (stand: TokenStand) => string | Promise<string>];

const now = () => Math.floor(Date.now() / 1000);
const claims = ({ auth, userId }: TokenStand, changes: JWTPayload = {}): JWTPayload => ({
  ...goodClaims(auth.url, userId),
  ...changes,
});
const withoutClaim = (stand: TokenStand, name: string) => {
  const { [name]: _gone, ...rest } = claims(stand);
  return signed(rest, stand.es);
};

/** Tokens that every edge refuses. */
export const TOKEN_ATTACKS: readonly TokenAttack[] = [
  ['that is empty', () => ''],
  ['that is a word', () => 'token'],
  ['of two parts', () => 'eyJhbGciOiJFUzI1NiJ9.e30'],
  ['with a header that is no JSON', () => 'e30x.e30.x'],
  ['that is huge', () => forged({ alg: 'ES256', kid: 'es-1' }, { pad: 'x'.repeat(100_000) }, 'x')],
  ['alg none', (stand) => forged({ alg: 'none', typ: 'JWT' }, claims(stand))],
  ['alg nOnE', (stand) => forged({ alg: 'nOnE' }, claims(stand), 'x')],
  ['without alg', (stand) => forged({ kid: 'es-1' }, claims(stand), 'x')],
  ['with a signature cut off', async (stand) => (await signed(claims(stand), stand.es)).replace(/[^.]+$/, '')],
  [
    'with claims swapped after signing',
    async (stand) => {
      const [header, , signature] = (await signed(claims(stand), stand.es)).split('.');
      return `${header}.${Buffer.from(JSON.stringify(claims(stand, { sub: stand.userId.replace('4', '5') }))).toString('base64url')}.${signature}`;
    },
  ],
  [
    'HS256 with the RS public key as secret (PEM)',
    async (stand) => signedBySecret(claims(stand), await exportSPKI(stand.rs.publicKey), { kid: 'rs-1' }),
  ],
  [
    'HS256 with the public key as secret (JWK)',
    (stand) => signedBySecret(claims(stand), JSON.stringify(stand.rs.jwk), { kid: 'rs-1' }),
  ],
  [
    'HS256 with the modulus as secret',
    (stand) => signedBySecret(claims(stand), Buffer.from(stand.rs.jwk.n ?? '', 'base64url'), { kid: 'rs-1' }),
  ],
  [
    'HS256 with an empty secret',
    (stand) => {
      const body = forged({ alg: 'HS256' }, claims(stand)).replace(/\.$/, '');
      return `${body}.${createHmac('sha256', '').update(body).digest('base64url')}`;
    },
  ],
  ['HS512 with the shared secret', (stand) => signedBySecret(claims(stand), stand.secret, { alg: 'HS512' })],
  ['HS256 of another secret', (stand) => signedBySecret(claims(stand), 'another-secret-that-is-32-characters-long')],
  ["of another key under the project's key id", (stand) => signed(claims(stand), stand.stranger)],
  [
    'with jku',
    (stand) =>
      signed(claims(stand), stand.stranger, { jku: `${stand.strangersServer.url}/auth/v1/.well-known/jwks.json` }),
  ],
  [
    'with x5u',
    (stand) =>
      signed(claims(stand), stand.stranger, { x5u: `${stand.strangersServer.url}/auth/v1/.well-known/jwks.json` }),
  ],
  ['with an embedded key', (stand) => signed(claims(stand), stand.stranger, { jwk: stand.stranger.jwk })],
  ['with a key id that is a path', (stand) => signed(claims(stand), stand.stranger, { kid: '../../../../etc/passwd' })],
  ['with a key id that is SQL', (stand) => signed(claims(stand), stand.stranger, { kid: "' or 1=1 --" })],
  [
    'with an unknown critical header',
    (stand) => forged({ alg: 'ES256', kid: 'es-1', crit: ['exp'], exp: 1 }, claims(stand), 'x'),
  ],
  ['ES256 under the id of an RSA key', (stand) => signed(claims(stand), stand.es, { kid: 'rs-1' })],
  ['RS512 with an RS256 key', (stand) => forged({ alg: 'RS512', kid: 'rs-1' }, claims(stand), 'AAAA')],
  ['of another project', (stand) => signed(claims(stand, { iss: 'https://other.supabase.co/auth/v1' }), stand.es)],
  [
    "whose issuer only begins like the project's",
    (stand) => signed(claims(stand, { iss: `${stand.auth.url}/auth/v1.evil.example` }), stand.es),
  ],
  [
    'with a list of issuers',
    (stand) => signed(claims(stand, { iss: [`${stand.auth.url}/auth/v1`] as unknown as string }), stand.es),
  ],
  ['for another audience', (stand) => signed(claims(stand, { aud: 'anon' }), stand.es)],
  ['that has expired', (stand) => signed(claims(stand, { exp: now() - 3600 }), stand.es)],
  ['that is dated tomorrow', (stand) => signed(claims(stand, { iat: now() + 86_400 }), stand.es)],
  ['that begins later', (stand) => signed(claims(stand, { nbf: now() + 3600 }), stand.es)],
  ['without exp', (stand) => withoutClaim(stand, 'exp')],
  ['without sub', (stand) => withoutClaim(stand, 'sub')],
  ['without aud', (stand) => withoutClaim(stand, 'aud')],
  ['without role', (stand) => withoutClaim(stand, 'role')],
  ['without iss', (stand) => withoutClaim(stand, 'iss')],
  ['whose sub is no UUID', (stand) => signed(claims(stand, { sub: 'admin' }), stand.es)],
  ['whose sub is SQL', (stand) => signed(claims(stand, { sub: `${stand.userId}' or true --` }), stand.es)],
  ['an anon key as a token', (stand) => signed(claims(stand, { role: 'anon', aud: 'authenticated' }), stand.es)],
  ['a service key as a token', (stand) => signed(claims(stand, { role: 'service_role' }), stand.es)],
  ['of a role of the database', (stand) => signed(claims(stand, { role: 'postgres' }), stand.es)],
];
