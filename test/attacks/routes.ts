import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { ENGINE_VERSION } from '../../src/platform/engine-version.js';
import { type AttackWorld, send } from './attack-world.js';

/** A request written byte by byte: fetch would clean the address up. Answers what came back until the connection ended. */
export function rawRequest(url: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.setTimeout(60_000, () => socket.destroy());
    socket.on('data', (data) => {
      answer += data.toString('utf8');
    });
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
    socket.write(text);
  });
}

/** Ways to write the address of a page that a router may read as the same page. */
const SPELLINGS: readonly (readonly [string, (path: string) => string])[] = [
  ['as it is', (path) => path],
  ['with a letter encoded', (path) => `/%${path.charCodeAt(1).toString(16)}${path.slice(2)}`],
  [
    'with every letter encoded',
    (path) => `/${[...path.slice(1)].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('')}`,
  ],
  ['with a letter encoded twice', (path) => `/%25${path.charCodeAt(1).toString(16)}${path.slice(2)}`],
  ['in absolute form', (path) => `http://anywhere${path}`],
  ['in absolute form, in capitals', (path) => `HTTPS://ANYWHERE${path}`],
  ['with a slash at the end', (path) => `${path}/`],
  ['with two slashes', (path) => `/${path}`],
  ['through a folder and back', (path) => `/x/..${path}`],
  ['through this folder', (path) => `/.${path}`],
  ['through an encoded folder and back', (path) => `/x/%2e%2e${path}`],
  ['with a backslash', (path) => `\\${path.slice(1)}`],
  ['with a parameter', (path) => `${path};x=1`],
  ['with a query', (path) => `${path}?x=1`],
  ['with an encoded query', (path) => `${path}%3fx=1`],
  ['with a fragment', (path) => `${path}#x`],
  ['in capitals', (path) => path.toUpperCase()],
  ['with an encoded NUL', (path) => `${path}%00`],
  ['with a dot at the end', (path) => `${path}.`],
];
/** What a stranger may not read, beside the routes of the document. */
const PAGES = ['/docs', '/docs-json', '/docs-yaml', '/docs/swagger-ui-init.js', '/metrics', '/v1/jobs'];
/** Words that stand in what those pages answer. */
const INSIDE = /"openapi":|openapi: 3|swaggerDoc|id="swagger-ui"|# HELP|"jobs":/;

/** Every route of the OpenAPI document, and the pages beside it, asked by somebody who may not. */
export function routeAttacks(world: () => AttackWorld): void {
  const operationIds = () => world().operations.filter(({ secured }) => secured);

  describe('a route', () => {
    it('of the document is closed to strangers and to a false key, and open to its rightful caller and to no cache', async () => {
      expect(operationIds().length).toBeGreaterThan(15);
      for (const operation of operationIds()) {
        const wire = await world().good(operation);
        const [stranger, guess] = [await send(wire, null), await send(wire, 'sb_secret_guessed')];
        expect([operation.id, stranger.status, guess.status]).toEqual([operation.id, 401, 401]);
        const rightful = await send(await world().good(operation));
        expect([operation.id, rightful.status < 300]).toEqual([operation.id, true]);
        expect([operation.id, rightful.headers.get('cache-control')]).toEqual([operation.id, 'no-store']);
      }
    });

    it("with another's job answers as with none, and its owner gets in", async () => {
      const withJob = world().operations.filter(({ path }) => path.includes('{id}'));
      expect(withJob.length).toBeGreaterThan(10);
      for (const operation of withJob) {
        const wire = await world().good(operation);
        const jobId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(wire.url)?.[0] as string;
        const missingId = randomUUID();
        const foreign = await send(wire, world().bob.token);
        const missing = await send({ ...wire, url: wire.url.replace(jobId, missingId) }, world().bob.token);
        const plain = async (answer: Response, id: string) => ({
          id: operation.id,
          status: answer.status,
          body: (await answer.text()).replaceAll(id, 'ID'),
          headers: [...answer.headers].filter(([name]) => !/^(date|x-request-id)$/.test(name)).sort(),
        });
        const answered = await plain(foreign, jobId);
        expect(answered).toEqual({ ...(await plain(missing, missingId)), headers: answered.headers });
        expect(answered.status).toBe(404);
        expect([operation.id, (await send(wire, world().alice.token)).status < 300]).toEqual([operation.id, true]);
      }
    });

    it.each(SPELLINGS)('is closed to strangers however its address is written: %s', async (_name, spell) => {
      for (const path of PAGES) {
        const head = `GET ${spell(path)} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n`;
        const answer = await rawRequest(world().project.engine.url, `${head}\r\n`);
        expect(answer).toMatch(/^HTTP\/1\.1 4(00|01|04) /);
        expect(answer.slice(answer.indexOf('\r\n\r\n'))).not.toMatch(INSIDE);
        expect(answer).not.toContain(ENGINE_VERSION);
      }
    });

    it.each(PAGES)('%s is shown to the holder of the key', async (path) => {
      const answer = await world().project.call('GET', path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(INSIDE);
    });
  });

  describe('a refusal', () => {
    it('is written down once a minute for each caller and rule, without what the caller sent', async () => {
      const { project, bob } = world();
      const canary = randomUUID();
      for (let at = 0; at < 20; at += 1) {
        await project.call('GET', `/metrics?canary=${canary}`, { as: bob.token });
        await project.call('GET', `/v1/jobs?canary=${canary}`, { as: `sb_secret_${canary}` });
      }
      const lines = world()
        .log()
        .split('\n')
        .filter((line) => line.includes('A request was refused.'))
        .map((line) => JSON.parse(line));
      // The requests before and here may take longer than a minute: then there are more lines, each a minute after the last.
      const writtenFor = (name: string, code: string) => lines.filter(({ who, rule }) => who === name && rule === code);
      const [forbidden, unknown] = [
        writtenFor(`user ${bob.id}`, 'FORBIDDEN'),
        writtenFor('stranger', 'UNAUTHENTICATED'),
      ];
      expect(forbidden[0]).toMatchObject({ route: 'GET /metrics', network: '127.0.0.1' });
      for (const written of [forbidden, unknown]) {
        expect(written.length).toBeGreaterThan(0);
        const times = written.map(({ time }) => new Date(time).getTime());
        const pauses = times.slice(1).map((time, at) => time - (times[at] as number));
        expect(pauses.filter((pause) => !(pause > 59_000))).toEqual([]);
      }
      expect(world().log()).not.toContain(canary);
    });
  });
}
