import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** A signing key of a project. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

export async function signingKey(alg: string, kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig', key_ops: ['verify'] };
  return { kid, alg, privateKey, publicKey, jwk };
}

/** A stand-in for Supabase Auth's key set: a real HTTP server whose answers a test chooses. */
export interface AuthServer {
  readonly url: string;
  keys: JWK[];
  /** How it answers: the key set, an error, a page that is none, something endless, or nothing at all. */
  mode: 'keys' | 'error' | 'page' | 'endless' | 'silent' | 'redirect';
  requests: number;
  /** Where its Storage is, and the key that opens it; null where it has none. */
  storage: { readonly url: string; readonly key: string } | null;
  stop(): Promise<void>;
}

export async function startAuthServer(keys: JWK[]): Promise<AuthServer> {
  const server = createServer((request, response) => {
    // The engine asks this once, at its start: it says nothing of the key set.
    if (request.url === '/auth/v1/settings') return void response.end('{}');
    auth.requests += 1;
    if (auth.mode === 'silent') return;
    if (auth.mode === 'redirect') return void response.writeHead(302, { location: `${auth.url}/elsewhere` }).end();
    if (auth.mode === 'error') return void response.writeHead(500).end('{}');
    if (auth.mode === 'page') return void response.end('<html></html>');
    if (auth.mode === 'endless') {
      const more = () => {
        while (response.write(' '.repeat(65_536))) if (response.destroyed) return;
      };
      response.on('drain', more);
      return more();
    }
    if (auth.storage !== null && request.url?.startsWith('/storage/'))
      return void forward(auth.storage, request, response);
    const found = request.url === '/auth/v1/.well-known/jwks.json';
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: auth.keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const auth: AuthServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    mode: 'keys',
    requests: 0,
    storage: null,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return auth;
}

async function forward(
  { url, key }: { readonly url: string; readonly key: string },
  { url: path, method, headers }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const range = headers.range === undefined ? {} : { range: headers.range };
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, apikey: key, ...range },
  });
  const body = Buffer.from(await answer.arrayBuffer());
  const kept = [...answer.headers].filter(([name]) => !/^(content-encoding|transfer-encoding|connection)$/.test(name));
  response.writeHead(answer.status, Object.fromEntries(kept)).end(body);
}

/** The claims of a good access token of a project. */
export function goodClaims(url: string, userId: string): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: `${url}/auth/v1`,
    aud: 'authenticated',
    sub: userId,
    role: 'authenticated',
    email: 'ada@example.com',
    iat: now,
    exp: now + 3600,
    app_metadata: { provider: 'email' },
    user_metadata: {},
  };
}

/** Signs claims as Supabase does; `header` adds to or replaces parts of the header. */
export function signed(claims: JWTPayload, key: SigningKey, header: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT', ...header })
    .sign(key.privateKey);
}

/** Signs claims with a shared secret. */
export function signedBySecret(
  claims: JWTPayload,
  secret: string | Uint8Array,
  header: Record<string, unknown> = {},
): Promise<string> {
  const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret;
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT', ...header }).sign(bytes);
}

/** A token put together by hand, as an attacker would. */
export function forged(header: object, claims: object, signature = ''): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${signature}`;
}
