import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import pg from 'pg';
import { type Engine, startEngine } from '../../src/engine.js';
import { prepareLocalStorage } from '../../src/local/project/local-storage.js';
import { type RunningSupabaseApi, startSupabaseApi } from '../../src/local/supabase/supabase-api.js';
import type { Environment } from '../../src/platform/environment/environment.js';
import type { Logger } from '../../src/platform/logging/logger.js';
import { WAIT_MS } from './eventually.js';
import { quietLogger } from './quiet-logger.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { testEnvironment } from './test-environment.js';

/** A signed-in user of a test project. */
export interface TestUser {
  readonly id: string;
  readonly token: string;
  readonly client: SupabaseClient;
}

/** A whole project: database, local Supabase API, and the engine in front of them. */
export interface TestProject {
  readonly database: TestDatabase;
  readonly engine: Engine;
  readonly environment: Environment;
  readonly service: SupabaseClient;
  readonly secretKey: string;
  signUp(): Promise<TestUser>;
  /** A request to the engine; `as` is a token or a key, null for none. */
  call(
    method: string,
    path: string,
    options?: { as?: string | null; body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>;
  stop(): Promise<void>;
}

const withoutSession = { auth: { persistSession: false, autoRefreshToken: false } };

/** @param log where the engine's log goes */
export async function startTestProject(
  overrides: Partial<Environment> = {},
  log: Logger = quietLogger,
): Promise<TestProject> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'studio-project-'));
  const keys = {
    publishableKey: `sb_publishable_${randomBytes(16).toString('hex')}`,
    secretKey: `sb_secret_${randomBytes(16).toString('hex')}`,
    jwtSecret: randomBytes(32).toString('base64'),
  };
  const api = await startSupabaseApi({
    dir: folder,
    databaseUrl: database.url,
    port: 0,
    fileSizeLimit: '50MiB',
    log: quietLogger,
    ...keys,
  });
  await prepareStorage(database.url);
  const environment = testEnvironment({
    localMode: true,
    databaseUrl: database.url,
    supabase: { url: api.url, audioBucket: 'audio', ...keys },
    ...overrides,
  });
  const engine = await startEngine(environment, log);
  const secretKey = environment.supabase?.secretKey ?? keys.secretKey;
  const service = createClient(api.url, keys.secretKey, withoutSession);
  return {
    database,
    engine,
    environment,
    service,
    secretKey,
    signUp: () => signUp(api, keys.publishableKey),
    call: (method, path, { as = secretKey, body, headers = {} } = {}) =>
      fetch(`${engine.url}${path}`, {
        method,
        headers: {
          ...(as === null ? {} : { authorization: `Bearer ${as}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(WAIT_MS),
      }),
    async stop() {
      await engine.stop();
      await api.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function signUp(api: RunningSupabaseApi, publishableKey: string): Promise<TestUser> {
  const client = createClient(api.url, publishableKey, withoutSession);
  const { data, error } = await client.auth.signUp({ email: `${randomUUID()}@example.com`, password: randomUUID() });
  if (error !== null || data.user === null || data.session === null) throw error ?? new Error('no session');
  return { id: data.user.id, token: data.session.access_token, client };
}

async function prepareStorage(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await prepareLocalStorage(client, 'audio');
  } finally {
    await client.end();
  }
}
