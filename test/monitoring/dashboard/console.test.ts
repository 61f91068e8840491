import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { RawSocket } from '../../platform/graphql/raw-socket.js';
import { startTestProject, type TestProject } from '../../support/test-project.js';
import { firstLoads } from './first-load.js';

let project: TestProject;
let stopped = false;

beforeAll(async () => {
  project = await startTestProject();
});
afterAll(async () => {
  if (!stopped) await project.stop();
});

const html = { accept: 'text/html,application/xhtml+xml' };
const get = (path: string, headers: Record<string, string> = {}) => project.call('GET', path, { as: null, headers });

describe('the console', () => {
  it.each([
    '/',
    '/sign-in',
    '/recordings/abc',
    '/review',
    '/webhooks',
    '/admin/overview',
    '/admin/brand-bibles/studio',
  ])('answers a browser at %s with its page and a policy that allows no foreign and no inline script', async (path) => {
    const response = await get(path, html);
    const page = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'/);
    expect(policy).not.toContain('unsafe');
    expect(page).not.toMatch(/https?:\/\/|<script(?![^>]* src=)|<style/);
    expect(policy).toContain(/name="style-nonce" content="([^"]+)"/.exec(page)?.[1]);
  });

  it('gives each page a nonce of its own', async () => {
    const nonces = await Promise.all([get('/', html), get('/', html)].map(async (page) => nonceOf(await page)));
    expect(new Set(nonces).size).toBe(2);
  });

  it('serves every file of the page compressed, and lets a browser keep it for ever', async () => {
    const page = await (await get('/', html)).text();
    const files = [...page.matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)].map(([, path]) => path!);
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const file of files) {
      const packed = await get(file, { 'accept-encoding': 'gzip' });
      expect([file, packed.status, packed.headers.get('content-encoding')]).toEqual([file, 200, 'gzip']);
      expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const plain = await get(file, { 'accept-encoding': 'identity' });
      expect(await plain.text()).toBe(await packed.text());
    }
  });

  it('needs less than 350 kB of compressed JavaScript for each page that is opened directly', () => {
    const loads = firstLoads();
    const shown = ['brand-bibles', 'failures', 'operations', 'overview', 'recording', 'recordings', 'review'];
    expect([...loads.keys()].sort()).toEqual([...shown, 'states', 'users', 'webhooks'].map((name) => `${name}-page`));
    // The states of every page are for tests, and load every page.
    expect(
      [...loads].filter(([page, bytes]) => page !== 'states-page' && !(bytes > 250_000 && bytes < 350_000)),
    ).toEqual([]);
  });

  it('gives the page the address of the project, and no secret', async () => {
    const text = await (await get('/console/settings.json')).text();
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(
      ['audioBucket', 'localMode', 'playground', 'publishableKey', 'supabaseUrl'].sort(),
    );
    const { supabase } = project.environment;
    expect(text).not.toContain(supabase!.secretKey);
    expect(text).not.toContain(supabase!.jwtSecret);
  });

  it.each([
    '/console/.stamp',
    '/console/index.html',
    '/console/..%2f..%2fpackage.json',
    '/console/nothing.js',
    '/nothing',
    '/recordings',
    '/v1/nothing',
  ])('does not answer %s', async (path) => {
    expect((await get(path, html)).status).toBe(404);
  });

  it('leaves the API, the documentation and the health checks where they are', async () => {
    expect((await get('/v1/jobs', html)).headers.get('content-type')).toContain('json');
    for (const [path, words] of [
      ['/graphql', 'playground'],
      ['/docs', 'swagger'],
      ['/health/live', 'alive'],
    ] as const) {
      const text = await (await get(path, html)).text();
      expect(text).toContain(words);
      expect(text).not.toContain('id="console"');
    }
  });

  it('gives a program the addresses of everything', async () => {
    expect(await (await get('/')).json()).toMatchObject({
      name: 'Evolution Studios Engine',
      links: { console: '/', graphql: '/graphql', docs: '/docs' },
    });
  });
});

async function nonceOf(response: Response): Promise<string | undefined> {
  return /name="style-nonce" content="([^"]+)"/.exec(await response.text())?.[1];
}

describe('the running engine', () => {
  it('has the schema that is written down', async () => {
    const query = getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true });
    const response = await project.call('POST', '/graphql', { body: { query } });
    const { data } = (await response.json()) as { data: Parameters<typeof buildClientSchema>[0] };
    const written = readFileSync('schema.graphql', 'utf8').replace(/^#.*\n\n/, '');
    expect(`${printSchema(lexicographicSortSchema(buildClientSchema(data)))}\n`).toBe(written);
  });

  it('asks subscribers to reconnect when it stops, and does not complete their subscriptions', async () => {
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
