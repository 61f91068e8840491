import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestProject, type TestProject } from '../../support/test-project.js';

const ORIGIN = 'https://app.example.com';

let project: TestProject;

beforeAll(async () => {
  project = await startTestProject({ roles: ['api'], corsOrigins: [ORIGIN] });
});
afterAll(() => project.stop());

/** Sends bytes as they are; resolves with what came back until the server closed. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(project.engine.url);
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(60_000, () => socket.destroy(new Error('the server kept the connection open')));
    socket.on('data', (chunk) => {
      answer += chunk;
      // Whoever offered another protocol keeps the connection open: the answer is all there.
      if (answer.includes('\r\n\r\n')) socket.end();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

function call(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Uint8Array<ArrayBuffer>,
) {
  const signed = { authorization: `Bearer ${project.secretKey}`, ...headers };
  return fetch(`${project.engine.url}${path}`, { method, headers: signed, ...(body === undefined ? {} : { body }) });
}

describe('a client of another kind', () => {
  it.each(['GET /v1/jobs', 'POST /v1/jobs/new'])(
    'that offers HTTP/2 on the way, as Java’s does, is answered over HTTP/1.1: %s',
    async (line) => {
      const body = line.startsWith('POST') ? '{}' : '';
      const answer = await exchange(
        `${line} HTTP/1.1\r\nHost: engine\r\nAuthorization: Bearer ${project.secretKey}\r\nConnection: Upgrade, HTTP2-Settings\r\n` +
          `Upgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABk\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      expect(answer).toMatch(body === '' ? /^HTTP\/1\.1 200 OK/ : /^HTTP\/1\.1 400 Bad Request/);
      if (body !== '') expect(answer).toContain('user_id');
    },
  );

  it.each(['/v1/jobs/', '/health/live/'])('that ends an address with a slash gets the same: %s', async (path) => {
    expect((await call('GET', path)).status).toBe(200);
    expect((await call('DELETE', path)).status).toBe(405);
  });

  it('that writes null for what it leaves out gets its job, however often it asks', async () => {
    const { id } = await project.signUp();
    const body = { user_id: id, job_id: null, brand: null, supabase_file_id: `${id}/a.mp3`, raw_audio_url: null };
    const json = { 'content-type': 'application/json' };
    expect((await call('POST', '/v1/jobs/new', json, JSON.stringify(body))).status).toBe(201);
    const other = { ...body, job_id: 'nulls', supabase_file_id: null, raw_audio_url: `${id}/a.mp3` };
    expect((await call('POST', '/v1/jobs/new', json, JSON.stringify(other))).status).toBe(201);
    expect((await call('POST', '/v1/jobs/new', json, JSON.stringify(other))).status).toBe(200);
    const neither = { ...other, raw_audio_url: null };
    expect((await call('POST', '/v1/jobs/new', json, JSON.stringify(neither))).status).toBe(400);
  });

  it('that compresses its body is refused with the reason', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const answer = await call('POST', '/v1/jobs/new', headers, gzipSync('{}'));
    expect(answer.status).toBe(415);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await answer.json()).toMatchObject({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      detail: expect.stringContaining('uncompressed'),
    });
    expect((await call('POST', '/v1/jobs/new', { ...headers, 'content-encoding': 'identity' }, '{}')).status).toBe(400);
  });

  it('that asks what it may do without being a browser gets an answer without a body', async () => {
    const answer = await call('OPTIONS', '/v1/jobs');
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  it.each(['GET', 'POST', 'PUT'])(
    'that is a page of a listed origin may %s, with the headers clients send',
    async (method) => {
      const asked = ['authorization', 'content-type', 'apollo-require-preflight', 'x-apollo-operation-name'];
      const answer = await call('OPTIONS', '/graphql', {
        origin: ORIGIN,
        'access-control-request-method': method,
        'access-control-request-headers': asked.join(','),
      });
      const list = (name: string) => answer.headers.get(name)?.toLowerCase().split(/, */);
      expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(list('access-control-allow-methods')).toContain(method.toLowerCase());
      expect(list('access-control-allow-headers')).toEqual(expect.arrayContaining(asked));
    },
  );

  it('that stands behind a cache leaves nothing of a job in it', async () => {
    expect((await call('GET', '/v1/jobs')).headers.get('cache-control')).toBe('no-store');
  });
});
