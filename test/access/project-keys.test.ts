import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { UserTokenVerifier } from '../../src/access/user-token-verifier.js';
import { Fault } from '../../src/platform/fault.js';
import { quietLogger } from '../support/quiet-logger.js';
import { testEnvironment } from '../support/test-environment.js';
import { type AuthServer, goodClaims, type SigningKey, signed, signingKey, startAuthServer } from './auth-server.js';

const USER = '4b7a0c3e-8f1d-4f6a-9c2e-1d2f3a4b5c6d';
let auth: AuthServer;
let first: SigningKey;
let second: SigningKey;
let verifier: UserTokenVerifier;
/** Seconds that the clock of the verifier is ahead; everything but Date runs on. */
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  const realNow = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead * 1000);
  [first, second] = await Promise.all([signingKey('ES256', 'k1'), signingKey('ES256', 'k2')]);
  auth = await startAuthServer([first.jwk]);
  const supabase = { url: auth.url, publishableKey: 'p', secretKey: 's', jwtSecret: null, audioBucket: 'audio' };
  verifier = new UserTokenVerifier(testEnvironment({ supabase }), quietLogger);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await auth.stop();
});

/** `accepted`, or the code of the fault. The token lives for a day, so that only the keys' age matters. */
async function outcome(key: SigningKey): Promise<string> {
  const claims = goodClaims(auth.url, USER);
  const token = await signed({ ...claims, exp: (claims.exp ?? 0) + 86_400 }, key);
  return verifier.verify(token).then(
    () => 'accepted',
    (error: unknown) => (error instanceof Fault ? error.code : String(error)),
  );
}

describe("the project's keys", () => {
  it('are fetched once for many callers', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => outcome(first)));
    expect(new Set(outcomes)).toEqual(new Set(['accepted']));
    expect(auth.requests).toBe(1);
  });

  it('may be rotated without a restart; a removed key is no longer trusted', async () => {
    expect(await outcome(first)).toBe('accepted');
    auth.keys = [first.jwk, second.jwk];
    ahead = 31;
    expect(await outcome(second)).toBe('accepted');
    expect(await outcome(first)).toBe('accepted');
    auth.keys = [second.jwk];
    ahead = 62;
    const unknown = await signingKey('ES256', 'k3');
    expect(await outcome(unknown)).toBe('UNAUTHENTICATED');
    expect(await outcome(first)).toBe('UNAUTHENTICATED');
  });

  it('are not fetched for every made-up key id', async () => {
    expect(await outcome(first)).toBe('accepted');
    const unknown = await signingKey('ES256', 'made-up');
    for (let call = 0; call < 20; call += 1) expect(await outcome(unknown)).toBe('UNAUTHENTICATED');
    expect(auth.requests).toBe(1);
    for (ahead = 1; ahead <= 35; ahead += 1) expect(await outcome(unknown)).toBe('UNAUTHENTICATED');
    expect(auth.requests).toBe(2);
  });

  it.each(['error', 'page', 'endless', 'redirect'] as const)(
    "that cannot be had (%s) are the engine's trouble: 503, not 401",
    async (mode) => {
      auth.mode = mode;
      expect(await outcome(first)).toBe('UNAVAILABLE');
      // Callers that follow at once are told without another fetch.
      expect(await outcome(first)).toBe('UNAVAILABLE');
      expect(auth.requests).toBe(1);
      auth.mode = 'keys';
      ahead = 3;
      expect(await outcome(first)).toBe('accepted');
    },
  );

  it('that are long in coming are given up after three seconds', async () => {
    auth.mode = 'silent';
    const started = performance.now();
    expect(await outcome(first)).toBe('UNAVAILABLE');
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('are trusted for an hour while Supabase is down, and refreshed in the background when it is up', async () => {
    expect(await outcome(first)).toBe('accepted');
    auth.mode = 'error';
    ahead = 1_800;
    expect(await outcome(first)).toBe('accepted');
    ahead = 3_700;
    expect(await outcome(first)).toBe('UNAVAILABLE');
    auth.mode = 'keys';
    ahead = 3_710;
    expect(await outcome(first)).toBe('accepted');
  });
});
