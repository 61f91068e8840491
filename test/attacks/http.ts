import { describe, expect, it } from '@jest/globals';
import type { AttackWorld } from './attack-world.js';
import { rawRequest } from './routes.js';

const CRLF = '\r\n';
/** A body that would make a job, where it were read. */
const job = (userId: string) => JSON.stringify({ user_id: userId, supabase_file_id: `${userId}/a.mp3` });

interface Abuse {
  readonly name: string;
  /** What stands after the request line; the key is good. */
  readonly headers: readonly string[];
  readonly body: (userId: string) => string;
  readonly status: number;
  readonly line?: string;
}

const JSON_TYPE = 'Content-Type: application/json';
const deep = (open: string, close: string, levels: number) => () => `${open.repeat(levels)}1${close.repeat(levels)}`;
const plain = (name: string, body: Abuse['body'], status = 400, headers: readonly string[] = [JSON_TYPE]): Abuse => ({
  name,
  headers,
  body,
  status,
});

/** Requests to POST /v1/jobs/new that no client sends; each would be a job if its body were taken. */
const ABUSES: readonly Abuse[] = [
  plain('a body of a form', (id) => `user_id=${id}`, 415, ['Content-Type: application/x-www-form-urlencoded']),
  plain('JSON that says it is a text', job, 415, ['Content-Type: text/plain']),
  plain('a body in parts', () => '--x--', 415, ['Content-Type: multipart/form-data; boundary=x']),
  plain('a body that is compressed', job, 415, [JSON_TYPE, 'Content-Encoding: gzip']),
  plain('a body of a megabyte', () => `{"a":"${'x'.repeat(1_000_000)}"}`, 413),
  plain('lists within lists', deep('[', ']', 20_000)),
  plain('objects within objects', deep('{"a":', '}', 10_000)),
  plain('a prototype', (id) => `{"__proto__":{"user_id":"${id}"},"supabase_file_id":"${id}/a.mp3"}`),
  plain('a constructor', (id) => `{"constructor":{"prototype":{"user_id":"${id}"}},"supabase_file_id":"${id}/a.mp3"}`),
  plain(
    'a field twice, the second time another',
    (id) => `{"user_id":"${id}","user_id":["${id}"],"supabase_file_id":"a"}`,
  ),
  plain('a NUL in a field', (id) => `{"user_id":"${id}","supabase_file_id":"${id}/a\\u0000.mp3"}`),
  plain('half a character', (id) => `{"user_id":"${id}","supabase_file_id":"${id}/\\ud800.mp3"}`),
  plain('a number for a path', (id) => `{"user_id":"${id}","supabase_file_id":7}`),
  { ...plain('both lengths', job), headers: [JSON_TYPE, 'Transfer-Encoding: chunked'] },
  { ...plain('two lengths', job), headers: [JSON_TYPE, 'Content-Length: 1'] },
  { ...plain('a length that is none', job), headers: [JSON_TYPE, 'Content-Length: 1e3'] },
  { ...plain('an encoding that is none', job), headers: [JSON_TYPE, 'Transfer-Encoding: xchunked'] },
  { ...plain('a header over two lines', job), headers: [JSON_TYPE, 'X-A: b', ' Content-Length: 0'] },
  { ...plain('a space before the colon', job), headers: [JSON_TYPE, 'Content-Length : 3'] },
  { ...plain('a NUL in a header', job), headers: [JSON_TYPE, 'X-A: \u0000'] },
  { ...plain('headers of 40 KB', job, 431), headers: [JSON_TYPE, `X-A: ${'a'.repeat(40_000)}`] },
  { ...plain('a method that is none', job), line: 'JOBS /v1/jobs/new HTTP/1.1' },
  { ...plain('a version that is none', job), line: 'POST /v1/jobs/new HTTP/9.9' },
];

/** Bodies and headers against the server itself. */
export function httpAttacks(world: () => AttackWorld): void {
  const write = ({ headers, body, line = 'POST /v1/jobs/new HTTP/1.1' }: Omit<Abuse, 'name' | 'status'>) => {
    const { project, alice } = world();
    const text = body(alice.id);
    const own = ['Host: 127.0.0.1', `Authorization: Bearer ${alice.token}`, 'Connection: close'];
    const length = `Content-Length: ${Buffer.byteLength(text)}`;
    return rawRequest(project.engine.url, [line, ...own, length, ...headers, '', text].join(CRLF));
  };
  const jobs = async () => {
    const [row] = await world().project.database.query<{ n: number }>('select count(*)::integer as n from studio_jobs');
    return row?.n as number;
  };

  describe('the server', () => {
    it('takes the same request in, written as a client writes it', async () => {
      const before = await jobs();
      expect(await write({ headers: [JSON_TYPE], body: job })).toMatch(/^HTTP\/1\.1 201 /);
      expect(await jobs()).toBe(before + 1);
    });

    it.each(ABUSES)('refuses $name, and takes no job in', async ({ status, ...abuse }) => {
      const before = await jobs();
      const answer = await write(abuse);
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(answer.split('HTTP/1.1 ')).toHaveLength(2);
      expect(await jobs()).toBe(before);
    });

    it.each(['user_idd', 'supabase_file_i', 'job_idd', 'languages', 'brands'])(
      'names no field to somebody who guesses %s',
      async (name) => {
        const { project, alice } = world();
        const body = { user_id: alice.id, supabase_file_id: `${alice.id}/a.mp3`, [name]: 'x' };
        const answer = await project.call('POST', '/v1/jobs/new', { as: alice.token, body });
        const said = await answer.text();
        expect([answer.status, said.includes(name)]).toEqual([400, true]);
        expect(said.replaceAll(name, '')).not.toMatch(/did you mean|user_id|supabase_file_id|job_id|language|brand/);
      },
    );

    it.each([
      '__proto__[a]=1',
      '__proto__=1',
      'constructor[prototype][a]=1',
      'limit=1&limit=2',
      'limit[a]=1',
      'after=%00',
      'status=%ed%a0%80',
    ])('reads the query ?%s as a list or refuses it, and keeps nothing of it', async (query) => {
      const { project, alice } = world();
      const answer = await project.call('GET', `/v1/jobs?${query}`, { as: alice.token });
      expect([query, [200, 400].includes(answer.status)]).toEqual([query, true]);
      expect(({} as Record<string, unknown>).a).toBeUndefined();
      expect((await project.call('GET', '/v1/jobs?limit=1', { as: alice.token })).status).toBe(200);
    });

    it('gives a page of another origin no right to read or write', async () => {
      for (const method of ['GET', 'OPTIONS']) {
        const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
        const answer = await world().project.call(method, '/v1/jobs', { headers });
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
        expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      }
      const { alice, project } = world();
      const link = `/graphql?query=${encodeURIComponent('{ engineVersion }')}`;
      expect((await project.call('GET', link, { as: alice.token })).status).toBe(400);
    });
  });
}
