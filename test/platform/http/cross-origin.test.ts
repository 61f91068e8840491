import { describe, expect, it } from '@jest/globals';
import type { Environment } from '../../../src/platform/environment/environment.js';
import { createHttpAdapter } from '../../../src/platform/http/fastify-adapter.js';
import { testEnvironment } from '../../support/test-environment.js';

/** What a browser is answered when a page of the origin asks whether it may POST; null where it may not. */
async function allowedOrigin(settings: Partial<Environment>, origin: string): Promise<unknown> {
  const server = createHttpAdapter(testEnvironment(settings)).getInstance();
  const headers = { origin, 'access-control-request-method': 'POST' };
  const answer = await server.inject({ method: 'OPTIONS', url: '/v1/jobs/new', headers });
  await server.close();
  return answer.headers['access-control-allow-origin'] ?? null;
}

const local = { localMode: true };
const hosted = { localMode: false, corsOrigins: ['https://app.example.com'] };

describe('pages of other origins', () => {
  it.each([
    [local, 'http://localhost:3000', true],
    [local, 'http://127.0.0.1:5173', true],
    [local, 'http://[::1]:8081', true],
    [local, 'https://localhost', true],
    [local, 'http://localhost.example.com', false],
    [local, 'http://192.168.1.7:3000', false],
    [local, 'null', false],
    [{ ...local, corsOrigins: ['https://app.example.com'] }, 'https://app.example.com', true],
    [hosted, 'https://app.example.com', true],
    [hosted, 'http://localhost:3000', false],
    [{ localMode: false }, 'http://localhost:3000', false],
  ])('%j: %s', async (settings, origin, allowed) => {
    expect(await allowedOrigin(settings, origin)).toBe(allowed ? origin : null);
  });
});
