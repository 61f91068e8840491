import { describe, expect, it } from '@jest/globals';
import { connectionTrouble } from '../../../src/platform/http/connection-trouble.js';

describe('why a connection failed', () => {
  it.each([
    ['ECONNREFUSED', /nothing listens/, /check X_BASE_URL/],
    ['ENETUNREACH', /does not answer/, /network of this machine/],
    ['SELF_SIGNED_CERT_IN_CHAIN', /authority/, /NODE_EXTRA_CA_CERTS/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /authority/, /NODE_EXTRA_CA_CERTS/],
    ['CERT_HAS_EXPIRED', /expired/, /clock/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /another host/, /X_BASE_URL/],
    ['EPROTO', /encrypted/, /http:\/\/ in X_BASE_URL/],
    ['HPE_INVALID_CONSTANT', /HTTP/, /https:\/\//],
  ])('is said of %s, with its cure', (code, why, cure) => {
    const cause = Object.assign(new Error('deep'), { code });
    for (const error of [
      cause,
      new TypeError('fetch failed', { cause }),
      new Error('sdk', { cause: new TypeError('fetch failed', { cause: new AggregateError([cause]) }) }),
      { originalError: new TypeError('fetch failed', { cause }) },
    ]) {
      const trouble = connectionTrouble(error, 'X_BASE_URL');
      expect(trouble?.why).toMatch(why);
      expect(trouble?.cure).toMatch(cure);
    }
  });

  it('is said of a proxy that refuses', () => {
    const message = 'Proxy response (407) !== 200 when HTTP Tunneling';
    const error = new TypeError('fetch failed', {
      cause: Object.assign(new Error(message), { code: 'UND_ERR_ABORTED' }),
    });
    expect(connectionTrouble(error, 'X_BASE_URL')).toEqual({
      why: 'the proxy refuses the connection',
      cure: expect.stringMatching(/HTTPS_PROXY.*NO_PROXY.*X_BASE_URL/),
    });
  });

  it('is not guessed', () => {
    expect(connectionTrouble(new Error('other side closed'), 'X_BASE_URL')).toBeNull();
    expect(connectionTrouble(undefined, 'X_BASE_URL')).toBeNull();
  });
});
