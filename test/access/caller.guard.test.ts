import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { JWTPayload } from 'jose';
import type { Environment } from '../../src/platform/environment/environment.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { testEnvironment } from '../support/test-environment.js';
import { type AccessApp, startAccessApp } from './access-app.js';
import {
  type AuthServer,
  goodClaims,
  type SigningKey,
  signed,
  signedBySecret,
  signingKey,
  startAuthServer,
} from './auth-server.js';

const PUBLISHABLE = 'sb_publishable_0123456789abcdef';
const SECRET_KEY = 'sb_secret_0123456789abcdef';
const OLDER_SECRET = 'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2ln';
const JWT_SECRET = 'a-shared-secret-of-at-least-32-characters';
let database: TestDatabase;
let auth: AuthServer;
let key: SigningKey;
let hosted: AccessApp;
let local: AccessApp;
let ada: string;
let eve: string;
let admin: string;

function project(changes: Partial<Environment> = {}): Environment {
  const keys = { publishableKey: PUBLISHABLE, secretKey: SECRET_KEY, olderSecretKey: OLDER_SECRET };
  return testEnvironment({ supabase: { url: auth.url, ...keys, jwtSecret: null, audioBucket: 'audio' }, ...changes });
}

beforeAll(async () => {
  database = await createTestDatabase();
  key = await signingKey('ES256', 'k1');
  auth = await startAuthServer([key.jwk]);
  [ada, eve, admin] = await Promise.all([database.addUser(), database.addUser(), database.addUser({ admin: true })]);
  await database.query(
    `insert into studio_jobs (user_id, raw_audio_url) values ($1, 'a.mp3'), ($1, 'b.mp3'), ($2, 'c.mp3')`,
    [ada, eve],
  );
  hosted = await startAccessApp(project(), database);
  const supabase = { ...project().supabase!, jwtSecret: JWT_SECRET };
  local = await startAccessApp(project({ localMode: true, supabase }), database);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  await hosted?.app.close();
  await local?.app.close();
  await auth?.stop();
  await database?.drop();
});

async function bearer(userId: string, changes: JWTPayload = {}): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await signed({ ...goodClaims(auth.url, userId), ...changes }, key)}` };
}

describe('a caller', () => {
  it('with an access token is that user', async () => {
    const { status, body } = await hosted.call('/me/caller', { ...(await bearer(ada)), apikey: PUBLISHABLE });
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'user', userId: ada, admin: false, email: 'ada@example.com' });
  });

  it.each([
    ['the secret key as a bearer', { authorization: `Bearer ${SECRET_KEY}` }],
    ['the secret key in apikey', { apikey: SECRET_KEY }],
    ['both', { authorization: `bearer ${SECRET_KEY}`, apikey: SECRET_KEY }],
    ['the older key', { authorization: `Bearer ${OLDER_SECRET}` }],
  ] as const)('with %s is the service', async (_name, headers) => {
    expect(await hosted.call('/me/caller', { ...headers })).toMatchObject({
      status: 200,
      body: { kind: 'service', local: false },
    });
  });

  it.each([
    ['nothing', {}],
    ['the publishable key', { apikey: PUBLISHABLE }],
    ['the publishable key as a bearer', { authorization: `Bearer ${PUBLISHABLE}`, apikey: SECRET_KEY }],
    ['another secret key', { apikey: `${SECRET_KEY}x` }],
    ['part of the secret key', { apikey: SECRET_KEY.slice(0, -1) }],
    ['the secret key in another case', { apikey: SECRET_KEY.toUpperCase() }],
    ['two keys', { apikey: `${SECRET_KEY}, ${SECRET_KEY}` }],
    ['an empty bearer', { authorization: 'Bearer ' }],
    ['two tokens', { authorization: `Bearer ${SECRET_KEY} ${SECRET_KEY}` }],
    ['basic credentials', { authorization: `Basic ${Buffer.from(`x:${SECRET_KEY}`).toString('base64')}` }],
    ['a word', { authorization: 'Bearer x' }],
  ] as const)('with %s is refused, with a sentence', async (_name, headers) => {
    const { status, body, headers: answered } = await hosted.call('/me/caller', { ...headers });
    expect([status, body.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(body.detail).toMatch(/\.$/);
    expect(body.detail).not.toContain('0123456789abcdef');
    expect(answered['www-authenticate']).toMatch(/^Bearer/);
  });

  it('is not asked for where anybody may call', async () => {
    expect((await hosted.call('/me', { authorization: 'nonsense' })).body).toEqual({ anybody: true });
  });

  it('gets 503 and not 401 while the record of admins cannot be read', async () => {
    const lost = await createTestDatabase();
    const app = await startAccessApp(project(), lost);
    try {
      await lost.query('alter table auth.users rename to hidden');
      expect(await app.call('/me/caller', await bearer(ada))).toMatchObject({
        status: 503,
        body: { code: 'UNAVAILABLE' },
      });
    } finally {
      await app.app.close();
      await lost.drop();
    }
  });
});

describe('an admin', () => {
  it("is one by Supabase's record, with rights for all; so is the secret key", async () => {
    expect((await hosted.call('/me/admin', await bearer(admin))).status).toBe(200);
    expect((await hosted.call('/me/admin', { apikey: SECRET_KEY })).status).toBe(200);
  });

  it('is nobody by what the token says, in app_metadata or in user_metadata', async () => {
    const said = { app_metadata: { role: 'admin' }, user_metadata: { role: 'admin' }, is_super_admin: true };
    expect(await hosted.call('/me/admin', await bearer(ada, said))).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
  });

  it('is nobody by user_metadata in the record', async () => {
    const user = await database.addUser();
    await database.query(`update auth.users set raw_user_meta_data = '{"role":"admin"}' where id = $1`, [user]);
    expect((await hosted.call('/me/admin', await bearer(user))).status).toBe(403);
  });

  it('is one where the record is a JSON string inside jsonb, and none where it is odd', async () => {
    for (const [record, status] of [
      [`"{\\"role\\":\\"admin\\"}"`, 200],
      ['["admin"]', 403],
      ['"{}"', 403],
      ['null', 403],
      ['{"role":["admin"]}', 403],
    ] as const) {
      const user = await database.addUser();
      await database.query('update auth.users set raw_app_meta_data = $2::jsonb where id = $1', [user, record]);
      expect([record, (await hosted.call('/me/admin', await bearer(user))).status]).toEqual([record, status]);
    }
  });

  it('who is revoked loses it within a minute, without a new token', async () => {
    const user = await database.addUser({ admin: true });
    const headers = await bearer(user);
    expect((await hosted.call('/me/admin', headers)).status).toBe(200);
    await database.query(`update auth.users set raw_app_meta_data = '{}' where id = $1`, [user]);
    const realNow = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => realNow() + 31_000);
    expect((await hosted.call('/me/admin', headers)).status).toBe(403);
  });

  it('is not somebody who is no longer in the record', async () => {
    expect((await hosted.call('/me/admin', await bearer(randomUUID()))).status).toBe(401);
  });
});

describe('a transaction as the caller', () => {
  it('shows a user their own rows, as role authenticated', async () => {
    expect((await hosted.call('/me/jobs', await bearer(ada))).body).toEqual({
      role: 'authenticated',
      owners: [ada, ada],
    });
    expect((await hosted.call('/me/jobs', await bearer(eve))).body.owners).toEqual([eve]);
    expect((await hosted.call('/me/jobs', await bearer(admin))).body.owners).toEqual([]);
  });

  it('leaves nothing behind on the connection: the next caller is only themselves, the service sees all', async () => {
    const calls = Array.from({ length: 40 }, (_, n) =>
      n % 3 === 0 ? { apikey: SECRET_KEY } : bearer(n % 3 === 1 ? ada : eve),
    );
    const answers = await Promise.all(
      calls.map(async (headers) => (await hosted.call('/me/jobs', await headers)).body),
    );
    for (const [n, { role, owners }] of answers.entries()) {
      if (n % 3 === 0) expect([role !== 'authenticated', owners.length]).toEqual([true, 3]);
      else expect(new Set(owners)).toEqual(new Set([n % 3 === 1 ? ada : eve]));
    }
  });

  it("is decided by the token's own user, whatever else its claims hold", async () => {
    const odd = { email: `x', true); reset role; --`, 'request.jwt.claims': 'x', sub_: eve };
    expect((await hosted.call('/me/jobs', await bearer(ada, odd))).body.owners).toEqual([ada, ada]);
  });
});

describe('a call without a token', () => {
  const host = { host: 'localhost:8080' };
  it.each(['localhost', 'localhost:8080', 'LOCALHOST:1', '127.0.0.1:8080', '127.9.9.9', '[::1]:8080', '[::1]'])(
    'is served in local mode to a loopback peer that names %s',
    async (name) => {
      expect(await local.call('/me/caller', { host: name })).toMatchObject({
        status: 200,
        body: { kind: 'service', local: true },
      });
    },
  );

  it('is served to a page of this machine', async () => {
    expect((await local.call('/me/caller', { ...host, origin: 'http://localhost:3000' }, 'POST')).status).toBe(201);
  });

  it.each([
    ['a name that was rebound', { host: 'evil.example.com:8080' }],
    ['a name that begins like a loopback one', { host: 'localhost.evil.example.com' }],
    ['an address inside a name', { host: '127.0.0.1.evil.example.com' }],
    ['a user part', { host: 'localhost@evil.example.com' }],
    ['the address that means all', { host: '0.0.0.0:8080' }],
    ['a private address', { host: '192.168.1.2' }],
    ['a number for an address', { host: '2130706433' }],
    ['a foreign origin', { ...host, origin: 'https://evil.example.com' }],
    ['an origin that begins like a loopback one', { ...host, origin: 'http://localhost.evil.example.com' }],
    ['no origin to speak of', { ...host, origin: 'null' }],
    ['a cross-site request of a browser', { ...host, 'sec-fetch-site': 'cross-site' }],
    ['a proxy (X-Forwarded-For)', { ...host, 'x-forwarded-for': '127.0.0.1' }],
    ['a proxy (Forwarded)', { ...host, forwarded: 'for=127.0.0.1' }],
    ['a proxy (Via)', { ...host, via: '1.1 tunnel' }],
    ['a tunnel', { ...host, 'cf-connecting-ip': '127.0.0.1' }],
    ['the publishable key', { ...host, apikey: PUBLISHABLE }],
    ['an empty token', { ...host, authorization: '' }],
    ['a wrong token', { ...host, authorization: 'Bearer x' }],
  ] as const)('is refused with %s', async (_name, headers) => {
    for (const method of ['GET', 'POST'])
      expect((await local.call('/me/caller', { ...headers }, method)).status).toBe(401);
  });

  it('is refused where the engine is hosted', async () => {
    expect((await hosted.call('/me/caller', host)).status).toBe(401);
  });

  it('is not needed: a token of the local project makes a user there too', async () => {
    const { iss: _iss, ...claims } = goodClaims(auth.url, ada);
    const headers = { ...host, authorization: `Bearer ${await signedBySecret(claims, JWT_SECRET)}` };
    expect((await local.call('/me/caller', headers)).body).toMatchObject({ kind: 'user', userId: ada });
  });
});

describe('too many requests', () => {
  it('of one user are 429 with Retry-After, and no trouble for others', async () => {
    const app = await startAccessApp(project({ requestsPerMinute: 5 }), database);
    try {
      const headers = await bearer(ada);
      for (let call = 0; call < 5; call += 1) expect((await app.call('/me/caller', headers)).status).toBe(200);
      const refused = await app.call('/me/caller', headers);
      expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(12);
      expect((await app.call('/me/caller', await bearer(eve))).status).toBe(200);
      expect((await app.call('/me')).status).toBe(200);
    } finally {
      await app.app.close();
    }
  });

  it('with wrong tokens are 429 too, and no trouble for those behind the same proxy whose tokens are right', async () => {
    const app = await startAccessApp(project({ requestsPerMinute: 3 }), database);
    try {
      for (let call = 0; call < 3; call += 1)
        expect((await app.call('/me/caller', { apikey: `sb_secret_${call}` })).status).toBe(401);
      expect((await app.call('/me/caller', { apikey: 'sb_secret_again' })).status).toBe(429);
      expect((await app.call('/me/caller', { apikey: SECRET_KEY })).status).toBe(200);
      expect((await app.call('/me/caller', await bearer(ada))).status).toBe(200);
    } finally {
      await app.app.close();
    }
  });
});

describe('a user whose token still holds', () => {
  const refusalOf = async (app: AccessApp, userId: string, claims: object = {}) => {
    const token = await signed({ ...goodClaims(auth.url, userId), ...claims }, key);
    const { status, body } = await app.call('/me/caller', { authorization: `Bearer ${token}` });
    return status === 200 ? 'let in' : `${status} ${body.detail}`;
  };
  const freshly = async (work: (app: AccessApp) => Promise<void>) => {
    const app = await startAccessApp(project(), database);
    await work(app).finally(() => app.app.close());
  };

  it('is refused while banned, and let in before and after', async () => {
    const user = await database.addUser();
    const ban = (until: string | null) =>
      database.query('update auth.users set banned_until = $2::timestamptz where id = $1', [user, until]);
    await freshly(async (app) => expect(await refusalOf(app, user)).toBe('let in'));
    await ban('infinity');
    await freshly(async (app) => expect(await refusalOf(app, user)).toMatch(/^401 This user is banned/));
    await ban('2001-01-01');
    await freshly(async (app) => expect(await refusalOf(app, user)).toBe('let in'));
  });

  it('is refused once deleted, softly or for ever, and so is one who never was', async () => {
    const user = await database.addUser();
    await database.query('update auth.users set deleted_at = now() where id = $1', [user]);
    await freshly(async (app) => expect(await refusalOf(app, user)).toMatch(/^401 This user is banned/));
    await database.query('delete from auth.users where id = $1', [user]);
    await freshly(async (app) => {
      expect(await refusalOf(app, user)).toMatch(/^401 The user of this access token no longer exists/);
      expect(await refusalOf(app, randomUUID())).toMatch(/^401 The user of this access token no longer exists/);
    });
  });

  it('is refused once signed out, where sessions can be looked up', async () => {
    const user = await database.addUser();
    const session = randomUUID();
    await database.query('create table if not exists auth.sessions (id uuid primary key, user_id uuid)');
    await database.query('insert into auth.sessions values ($1, $2)', [session, user]);
    await freshly(async (app) => expect(await refusalOf(app, user, { session_id: session })).toBe('let in'));
    await database.query('delete from auth.sessions where id = $1', [session]);
    await freshly(async (app) => {
      expect(await refusalOf(app, user, { session_id: session })).toMatch(/^401 The session of this access token/);
      expect(await refusalOf(app, user)).toBe('let in');
    });
  });

  it('is refused where it is dated in the future, beyond what clocks differ by', async () => {
    const user = await database.addUser();
    const now = Math.floor(Date.now() / 1000);
    await freshly(async (app) => {
      expect(await refusalOf(app, user, { iat: now + 86_400, exp: now + 90_000 })).toMatch(/dated in the future/);
      expect(await refusalOf(app, user, { iat: now + 5 })).toBe('let in');
    });
  });
});
