import { describe, expect, it } from '@jest/globals';
import type { AttackWorld } from './attack-world.js';
import { rawRequest } from './routes.js';

const CRLF = '\r\n';
const JSON_TYPE = 'Content-Type: application/json';

/** Bodies with a second request inside: a proxy that reads the length in another way would pass it on as a request of its own. */
const SMUGGLING: readonly (readonly [name: string, headers: readonly string[], body: (inner: string) => string])[] = [
  ['chunked and a length', ['Transfer-Encoding: chunked', 'Content-Length: 4'], (inner) => `0${CRLF}${CRLF}${inner}`],
  ['a length and chunked', ['Content-Length: 4', 'Transfer-Encoding: chunked'], (inner) => `0${CRLF}${CRLF}${inner}`],
  ['chunked before another coding', ['Transfer-Encoding: chunked, identity'], (inner) => `0${CRLF}${CRLF}${inner}`],
  ['chunked twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: x'], (inner) => `0${CRLF}${CRLF}${inner}`],
  ['a coding in quotes', ['Transfer-Encoding: "chunked"'], (inner) => `0${CRLF}${CRLF}${inner}`],
  ['a coding over two lines', ['Transfer-Encoding:', ' chunked'], (inner) => `0${CRLF}${CRLF}${inner}`],
  ['a chunk with a hexadecimal prefix', ['Transfer-Encoding: chunked'], (inner) => `0x0${CRLF}${CRLF}${inner}`],
  ['a chunk with a sign', ['Transfer-Encoding: chunked'], (inner) => `+0${CRLF}${CRLF}${inner}`],
  ['a chunk that overflows', ['Transfer-Encoding: chunked'], (inner) => `${'f'.repeat(17)}0${CRLF}${inner}`],
  ['a chunk that ends in a line feed', ['Transfer-Encoding: chunked'], (inner) => `0\n\n${inner}`],
  ['a chunk with a return in its extension', ['Transfer-Encoding: chunked'], (inner) => `0;a\rb${CRLF}${CRLF}${inner}`],
  ['a length with a sign', ['Content-Length: +0'], (inner) => inner],
  ['a negative length', ['Content-Length: -1'], (inner) => inner],
  ['two lengths in one', ['Content-Length: 0, 0'], (inner) => inner],
  ['two lengths', ['Content-Length: 0', 'Content-Length: 9'], (inner) => inner],
];

/** Requests that mean something to servers of another kind. */
const ODD_LINES: readonly string[] = [
  'CONNECT 127.0.0.1:5432 HTTP/1.1',
  'TRACE /v1/jobs HTTP/1.1',
  'OPTIONS * HTTP/1.1',
  'PRI * HTTP/2.0',
  'GET /v1/jobs',
  'GET  /v1/jobs HTTP/1.1',
  'GET /v1/jobs HTTP/1.1 HTTP/1.1',
  'GET http://user:word@127.0.0.1/v1/jobs HTTP/1.1',
];

const CLOSED = ['base-uri', 'form-action', 'frame-ancestors'];
/** What only known callers see, beside the routes of the document, which routes.ts looks at. */
const PRIVATE_PAGES = ['/docs', '/docs-json', '/docs-yaml', '/docs/swagger-ui-init.js', '/metrics', '/health/ready'];

/** Attacks at the edge: several requests in one, pages that another page frames or fills, answers that a cache keeps. */
export function edgeAttacks(world: () => AttackWorld): void {
  const raw = (...lines: readonly string[]) => rawRequest(world().project.engine.url, lines.join(CRLF));
  const statuses = (answers: string) =>
    [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  const asked = (line: string, ...headers: readonly string[]) =>
    [line, 'Host: 127.0.0.1', ...headers, '', ''].join(CRLF);
  const as = (token: string) => `Authorization: Bearer ${token}`;

  describe('a connection', () => {
    it('answers each of its requests by the credentials of that one', async () => {
      const { alice, bob } = world();
      const job = `GET /v1/jobs/${await world().add()} HTTP/1.1`;
      const answers = await raw(
        asked(job, as(alice.token)) +
          asked(job) +
          asked(job, as(bob.token)) +
          asked(job, as(alice.token), 'Connection: close'),
      );
      expect(statuses(answers)).toEqual([200, 401, 404, 200]);
    });

    it.each(SMUGGLING)('with %s brings no second request in', async (_name, headers, body) => {
      const { admin } = world();
      const inner = asked('GET /v1/jobs HTTP/1.1', as(admin.token), 'Connection: close');
      const answers = await raw(
        'POST /v1/jobs/new HTTP/1.1',
        'Host: 127.0.0.1',
        JSON_TYPE,
        ...headers,
        '',
        body(inner),
      );
      expect([statuses(answers), answers.includes('"jobs":')]).toEqual([[400], false]);
    });

    it('takes a body in chunks as a client writes it', async () => {
      const { alice } = world();
      const body = JSON.stringify({ user_id: alice.id, supabase_file_id: `${alice.id}/chunks.mp3` });
      const chunk = [body.length.toString(16), body, '0', '', ''].join(CRLF);
      const head = asked(
        'POST /v1/jobs/new HTTP/1.1',
        as(alice.token),
        JSON_TYPE,
        'Transfer-Encoding: chunked',
        'Connection: close',
      );
      expect(statuses(await raw(head + chunk))).toEqual([201]);
    });

    it.each(ODD_LINES)('with %j shows nothing to a stranger', async (line) => {
      const answer = await raw(asked(line, 'Connection: close'));
      expect(answer).not.toMatch(/"jobs":|HTTP\/1\.1 [125]/);
    });

    it('reads one caller from many headers', async () => {
      const { alice, bob } = world();
      const job = `GET /v1/jobs/${await world().add()} HTTP/1.1`;
      const many = (length: number) => Array.from({ length }, () => 'a:');
      expect(statuses(await raw(asked(job, ...many(200), 'Connection: close')))).toEqual([401]);
      expect(statuses(await raw(asked(job, ...many(200), as(alice.token), 'Connection: close')))).toEqual([200]);
      expect(statuses(await raw(asked(job, ...many(5_000), as(alice.token), 'Connection: close')))).toEqual([431]);
      for (const twice of [
        [as(bob.token), as(alice.token)],
        [as('x'), as(alice.token)],
        [`${as(bob.token)}, ${as(alice.token)}`],
      ]) {
        const [status] = statuses(await raw(asked(job, ...twice, 'Connection: close')));
        expect([twice.length, [401, 404].includes(status ?? 0)]).toEqual([twice.length, true]);
      }
    });
  });

  describe('a page', () => {
    it.each(['/', '/sign-in', '/recordings/x', '/admin/jobs', '/docs', '/graphql'])(
      '%s runs no foreign script, and no page frames it or sends its forms',
      async (path) => {
        const answer = await world().project.call('GET', path, { headers: { accept: 'text/html' } });
        const policy = policyOf(answer.headers.get('content-security-policy') ?? '');
        expect([answer.status, answer.headers.get('x-frame-options')]).toEqual([200, 'DENY']);
        expect(Object.fromEntries(['script-src', ...CLOSED].map((name) => [name, policy.get(name)]))).toEqual({
          'script-src': "'self'",
          ...Object.fromEntries(CLOSED.map((name) => [name, "'none'"])),
        });
        expect(policy.get('object-src') ?? policy.get('default-src')).toBe("'none'");
        const sources = [...policy.values()].flatMap((value) => value.split(' '));
        expect(sources.filter((source) => /\*|^(https?|wss?):(\/\/)?$|unsafe-eval/.test(source))).toEqual([]);
      },
    );

    it.each(['x; script-src *', 'x *', "x' *", 'a,b', 'x\tdata:'])(
      'takes no source from the Host header %j',
      async (host) => {
        for (const path of ['/', '/graphql']) {
          const answer = await raw(
            `GET ${path} HTTP/1.1`,
            `Host: ${host}`,
            'Accept: text/html',
            'Connection: close',
            '',
            '',
          );
          const line = /^content-security-policy: (.*)$/im.exec(answer)?.[1] ?? '';
          expect(policyOf(line).get('script-src')).toBe("'self'");
          expect(line).not.toMatch(/\*|,|wss?:/);
        }
      },
    );
  });

  describe('a private answer', () => {
    it('is kept by no cache', async () => {
      for (const path of PRIVATE_PAGES) {
        const { status, headers } = await world().project.call('GET', path);
        expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
      }
      const refused = await world().project.call('GET', '/v1/jobs', { as: null });
      expect([refused.status, refused.headers.get('cache-control')]).toEqual([401, 'no-store']);
    });
  });
}

/** The sources of each directive. */
function policyOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('; ').map((directive): [string, string] => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}
