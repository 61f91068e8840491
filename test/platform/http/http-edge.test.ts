import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FAULT_KINDS, type FaultCode } from '../../../src/platform/fault-codes.js';
import { type HttpApp, startHttpApp } from './http-app.js';

const USER = '4b7a0c3e-8f1d-4f6a-9c2e-1d2f3a4b5c6d';
let server: HttpApp;

beforeAll(async () => {
  server = await startHttpApp();
});
afterAll(() => server.app.close());

async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(`${server.url}${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === '' ? null : JSON.parse(text) };
}

function post(body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  return call('/notes', { method: 'POST', headers, body });
}

describe('an error', () => {
  it.each(Object.keys(FAULT_KINDS) as FaultCode[])('%s is problem+json with its status and code', async (code) => {
    const { status, headers, body } = await call(`/notes/faults/${code}?token=canary`);
    expect(status).toBe(FAULT_KINDS[code].httpStatus);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({
      type: `urn:evolution-studios:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: FAULT_KINDS[code].title,
      status,
      detail: 'Said so.',
      code,
      instance: `/notes/faults/${code}`,
    });
    expect(typeof body.correlation_id).toBe(status >= 500 ? 'string' : 'undefined');
  });

  it('says when to come back, and how to sign in', async () => {
    expect((await call('/notes/faults/RATE_LIMITED')).headers.get('retry-after')).toBe('2');
    expect((await call('/notes/faults/UNAUTHENTICATED')).headers.get('www-authenticate')).toMatch(/^Bearer /);
  });

  it.each(['bug', 'thrown-text', 'foreign-status'])(
    'that nobody foresaw (%s) is a bare 500 with the id that the log has',
    async (path) => {
      const { status, body, text, headers } = await call(`/notes/${path}`);
      expect(status).toBe(500);
      expect(body.code).toBe('INTERNAL');
      expect(text).not.toMatch(/canary|\.ts|\.js|at /);
      expect(body.correlation_id).toBe(headers.get('x-request-id'));
      const line = server.log().find((each) => each.correlationId === body.correlation_id);
      expect(line).toMatchObject({
        level: 'error',
        message: 'A request failed because of an error in the engine.',
        path: `/notes/${path}`,
      });
      expect(JSON.stringify(line)).not.toContain('canary-password');
    },
  );

  it('in the middle of an answer breaks the connection off', async () => {
    const response = await fetch(`${server.url}/notes/broken-stream`);
    await expect(response.text()).rejects.toThrow();
  });

  it('of an unknown address is 404, of a wrong method 405 with Allow', async () => {
    const unknown = await call('/nothing?token=canary');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'NOT_FOUND', instance: '/nothing' } });
    expect(unknown.text).not.toContain('canary');
    const wrong = await call('/notes', { method: 'DELETE' });
    expect(wrong).toMatchObject({ status: 405, body: { code: 'METHOD_NOT_ALLOWED' } });
    expect(wrong.headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await call('/notes/abc', { method: 'PUT', body: 'x' })).headers.get('allow')).toBe('GET, HEAD');
  });

  it.each(['/%', '/notes/%ff', '/notes/%zz'])('of an unreadable path (%s) is 400', async (path) => {
    expect(await call(path)).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
  });

  it('of an endless path part is 414', async () => {
    expect(await call(`/notes/${'a'.repeat(300)}`)).toMatchObject({ status: 414, body: { code: 'BAD_REQUEST' } });
  });
});

describe('a body', () => {
  const good = { user_id: USER, title: 'mine' };

  it('that is right is taken as its class', async () => {
    expect(await post(JSON.stringify(good))).toMatchObject({ status: 201, body: { title: 'mine', isNote: true } });
  });

  it('names every bad field together, nested ones by path, unknown ones with the nearest name', async () => {
    const { status, body } = await post(
      JSON.stringify({ user_idd: USER, title: '', speakers: [{ name: 'a' }, { name: 7 }] }),
    );
    expect(status).toBe(400);
    expect(body.code).toBe('BAD_REQUEST');
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { field: 'user_id', message: 'must be a UUID' },
        { field: 'user_idd', message: 'is not a field of this request; did you mean user_id?' },
        { field: 'title', message: 'must have 1 to 8 characters' },
        { field: 'speakers[1].name', message: 'must be a text' },
      ]),
    );
    expect(body.errors).toHaveLength(4);
  });

  it('names no field that the caller did not, where introspection is off', async () => {
    const closed = await startHttpApp({ GRAPHQL_INTROSPECTION: 'off' });
    try {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ user_idd: USER });
      const response = await fetch(`${closed.url}/notes`, { method: 'POST', headers, body });
      expect(JSON.stringify(await response.json())).not.toContain('did you mean');
    } finally {
      await closed.app.close();
    }
  });

  const bad: readonly (readonly [string, string, number, string])[] = [
    ['empty', '', 400, 'BAD_REQUEST'],
    ['cut off', '{"user_id":', 400, 'BAD_REQUEST'],
    ['not JSON', 'canary', 400, 'BAD_REQUEST'],
    ['null', 'null', 400, 'BAD_REQUEST'],
    ['a list', '[]', 400, 'BAD_REQUEST'],
    ['a text', '"x"', 400, 'BAD_REQUEST'],
    ['a prototype key', `{"__proto__":{"admin":true},"user_id":"${USER}","title":"x"}`, 400, 'BAD_REQUEST'],
    [
      'a constructor key',
      `{"constructor":{"prototype":{"admin":true}},"user_id":"${USER}","title":"x"}`,
      400,
      'BAD_REQUEST',
    ],
    ['deep', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 400, 'BAD_REQUEST'],
    ['deep in a field', `{"title":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`, 400, 'BAD_REQUEST'],
    ['large', JSON.stringify({ title: 'x'.repeat(70_000) }), 413, 'PAYLOAD_TOO_LARGE'],
    [
      'full of unknown fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`f${n}`, 1]))),
      400,
      'BAD_REQUEST',
    ],
  ];
  it.each(bad)('that is %s is refused', async (_name, body, status, code) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.text).not.toContain('canary');
    expect(answer.text.length).toBeLessThan(10_000);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    '',
  ])('of type "%s" is 415', async (type) => {
    const answer = await call('/notes', { method: 'POST', headers: { 'content-type': type }, body: new Blob(['a=b']) });
    expect(answer).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
  });

  it('never gets anything but 201, 400, 413 and 415, whatever JSON it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((json) => `{"title":${json},"user_id":${json}}`),
        ),
        async (body) => {
          expect([201, 400]).toContain((await post(body)).status);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('in the query is validated as well', async () => {
    expect(await call('/notes?first=20')).toMatchObject({ status: 200, body: { first: 20 } });
    expect(await call('/notes?first=2000&frist=1')).toMatchObject({
      status: 400,
      body: {
        errors: expect.arrayContaining([
          expect.objectContaining({ field: 'frist' }),
          expect.objectContaining({ field: 'first' }),
        ]),
      },
    });
  });
});

describe('the server', () => {
  it('sends its security headers with every answer and does not identify itself', async () => {
    for (const path of ['/notes', '/nothing', '/%', '/notes/bug', '/notes/raw']) {
      const { headers } = await call(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('takes no request id from a caller', async () => {
    const { headers } = await call('/notes', { headers: { 'request-id': 'mine', 'x-request-id': 'mine' } });
    expect(headers.get('x-request-id')).not.toBe('mine');
  });

  it('answers large headers, nonsense and smuggling by closing', async () => {
    expect(await server.raw(`GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
    expect(await server.raw('HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json/);
    const smuggled =
      'POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x';
    expect(await server.raw(smuggled)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('gives up on headers and bodies that never end', async () => {
    const headers = server.raw('GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n');
    const body = server.raw(
      'POST /notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    expect(await headers).toMatch(/^HTTP\/1\.1 408 /);
    expect(await body).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('CORS', () => {
  it('is open to the listed origins alone', async () => {
    const open = await startHttpApp({ CORS_ORIGINS: 'https://app.example.com' });
    try {
      const preflight = (origin: string) =>
        fetch(`${open.url}/notes`, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization',
          },
        });
      const listed = await preflight('https://app.example.com');
      expect(listed.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
      expect(listed.headers.get('access-control-allow-headers')).toContain('authorization');
      expect((await preflight('https://evil.example.com')).headers.get('access-control-allow-origin')).toBeNull();
      expect((await fetch(`${open.url}/nothing`, { method: 'DELETE' })).status).toBe(404);
    } finally {
      await open.app.close();
    }
  });
});

describe('a stop', () => {
  it('does not wait for idle connections', async () => {
    const app = await startHttpApp();
    const socket = connect(app.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write('GET /notes HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    await app.app.close();
    await closed;
  });
});
