import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENGINE_VERSION } from '../../src/platform/engine-version.js';
import { startTestProject, type TestProject } from '../support/test-project.js';

let hosted: TestProject;
let local: TestProject;
beforeAll(async () => {
  hosted = await startTestProject({ localMode: false, requestsPerMinute: 100_000, graphqlIntrospection: false });
  local = await startTestProject();
});
afterAll(async () => {
  await hosted?.stop();
  await local?.stop();
});

const shown = async (project: TestProject, path: string, as: string | null, headers = {}) => {
  const response = await project.call('GET', path, { as, headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`key:${password}`).toString('base64')}` });
const PAGES = ['/docs', '/docs/', '/docs-json', '/docs-yaml', '/docs/swagger-ui-init.js', '/metrics'];

describe('a stranger, where the engine is hosted', () => {
  it.each(PAGES)('is refused %s, and the holder of the key is not', async (path) => {
    expect((await shown(hosted, path, null)).status).toBe(401);
    expect((await shown(hosted, path, 'sb_secret_guessed')).status).toBe(401);
    expect((await shown(hosted, path, hosted.secretKey)).status).toBe(200);
  });

  it('is asked by a browser for the key, as a password', async () => {
    const { headers } = await shown(hosted, '/docs', null);
    expect(headers.get('www-authenticate')).toMatch(/^Basic /);
    expect((await shown(hosted, '/docs-json', null, basic(hosted.secretKey))).status).toBe(200);
    expect((await shown(hosted, '/docs-json', null, basic('guessed'))).status).toBe(401);
    expect((await shown(hosted, '/docs-json', null, { authorization: 'Basic !!!' })).status).toBe(401);
  });

  it('learns of readiness one word, and the holder of the key what is wrong', async () => {
    const stranger = await shown(hosted, '/health/ready', null);
    expect([stranger.status, stranger.text]).toEqual([200, '{"status":"ready"}']);
    expect((await shown(hosted, '/health/ready', 'sb_secret_guessed')).text).toBe('{"status":"ready"}');
    expect(JSON.parse((await shown(hosted, '/health/ready', hosted.secretKey)).text)).toHaveProperty('checks.database');
  });

  it.each(['/', '/health/live', '/health/ready', '/docs', '/nothing', '/v1/jobs', '/graphql'])(
    'is not shown the version at %s',
    async (path) => {
      const { text, headers } = await shown(hosted, path, null);
      expect(`${text} ${JSON.stringify([...headers])}`).not.toContain(ENGINE_VERSION);
    },
  );
});

describe('somebody on their own machine, in local mode', () => {
  it.each(PAGES)('reads %s without a key', async (path) => {
    expect((await shown(local, path, null)).status).toBe(200);
  });

  it('sees what readiness checks, and the version', async () => {
    expect(JSON.parse((await shown(local, '/health/ready', null)).text)).toHaveProperty('checks.database');
    expect((await shown(local, '/', null)).text).toContain(ENGINE_VERSION);
  });
});

describe('requests without credentials', () => {
  it('are limited on every route, without a limit for those who show a key', async () => {
    const strict = await startTestProject({ localMode: false, requestsPerMinute: 2 });
    try {
      const statuses: number[] = [];
      for (let call = 0; call < 25; call += 1) statuses.push((await shown(strict, '/health/live', null)).status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(20);
      const refused = await strict.call('GET', '/console/settings.json', { as: null });
      expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
      expect((await shown(strict, '/health/ready', strict.secretKey)).status).toBe(200);
    } finally {
      await strict.stop();
    }
  });
});
