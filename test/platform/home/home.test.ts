import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { startTestProject, type TestProject } from '../../support/test-project.js';
import { RawSocket } from '../graphql/raw-socket.js';

let project: TestProject;
let stopped = false;

beforeAll(async () => {
  project = await startTestProject();
}, 60_000);
afterAll(async () => {
  if (!stopped) await project.stop();
});

describe('the root', () => {
  it('is a page without scripts for a browser, and every place it leads to is there', async () => {
    const response = await project.call('GET', '/', { as: null, headers: { accept: 'text/html' } });
    const page = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/https?:\/\//);
    const places = [...page.matchAll(/href="(\/[^"]+)"/g)].map(([, path]) => path!);
    expect(places).toEqual(['/graphql', '/docs', '/health/ready', '/metrics']);
    for (const place of places) {
      const there = await project.call('GET', place, { headers: { accept: 'text/html' } });
      expect([place, there.status]).toEqual([place, 200]);
    }
  });

  it('is JSON for everything else', async () => {
    const response = await project.call('GET', '/', { as: null });
    expect(await response.json()).toMatchObject({
      name: 'Evolution Studios Engine',
      links: { graphql: '/graphql', docs: '/docs' },
    });
  });
});

describe('the running engine', () => {
  it('has the schema that is written down', async () => {
    const query = getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true });
    const response = await project.call('POST', '/graphql', { body: { query } });
    const { data } = (await response.json()) as { data: Parameters<typeof buildClientSchema>[0] };
    const written = readFileSync('schema.graphql', 'utf8').replace(/^#.*\n\n/, '');
    expect(`${printSchema(lexicographicSortSchema(buildClientSchema(data)))}\n`).toBe(written);
  });

  it('tells subscribers to come back when it stops, and does not call their subscriptions complete', async () => {
    const socket = await new RawSocket(project.engine.url).init({ authorization: `Bearer ${project.secretKey}` });
    for (const field of [
      'jobStatusChanged { eventId }',
      'jobFailed { eventId }',
      'jobStats(intervalMs: 1000) { total }',
    ]) {
      socket.subscribe(field, `subscription { ${field} }`);
    }
    await socket.message('next', 'jobStats(intervalMs: 1000) { total }');
    stopped = true;
    await project.stop();
    expect((await socket.end()).code).toBe(1001);
    expect(socket.messages.filter(({ type }) => type === 'complete' || type === 'error')).toEqual([]);
  });
});
