import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestProject, type TestProject } from '../../support/test-project.js';

let project: TestProject;

beforeAll(async () => {
  project = await startTestProject();
});
afterAll(() => project.stop());

async function ask(query: string, as: string | null = project.secretKey, variables: object = {}) {
  const response = await project.call('POST', '/graphql', { as, body: { query, variables } });
  const body = (await response.json()) as { data?: unknown; errors: { message: string; extensions: object }[] };
  return { status: response.status, headers: response.headers, body };
}

describe('GraphQL over HTTP', () => {
  it('answers the secret key and a user', async () => {
    const user = await project.signUp();
    const version = expect.stringMatching(/^\d+\.\d+\.\d+/);
    const answer = await ask('{ engineVersion }');
    expect(answer.body).toEqual({ data: { engineVersion: version } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await ask('{ engineVersion }', user.token)).toMatchObject({
      status: 200,
      body: { data: { engineVersion: version } },
    });
  });

  it('answers wrong credentials as REST does', async () => {
    const { status, headers, body } = await ask('{ engineVersion }', 'not-a-token');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('Bearer');
    expect(body.errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', httpStatus: 401 });
    const rest = await (await project.call('GET', '/v1/jobs', { as: 'not-a-token' })).json();
    expect(rest).toMatchObject({ code: 'UNAUTHENTICATED', status: 401, detail: body.errors[0]?.message });
  });
});
