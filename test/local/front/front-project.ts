import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SupabaseClient, type SupabaseClientOptions } from '@supabase/supabase-js';
import pg from 'pg';
import {
  type LocalDescription,
  type LocalProject,
  startLocalProject,
} from '../../../src/local/project/local-project.js';
import { disconnectRealtime } from '../../support/disconnect-realtime.js';
import { localEnvironment } from '../local-environment.js';
import { SilentLogger } from '../silent-logger.js';

/** A running local project and what a frontend has of it. */
export interface FrontProject {
  readonly local: LocalDescription;
  /** HS256 secret of the users' tokens. */
  readonly jwtSecret: string;
  /** Of the superuser. */
  readonly sql: pg.Client;
  /** A frontend that is signed in, or that has only the publishable key. */
  frontend(
    login?: { email: string; password: string },
    options?: SupabaseClientOptions<'public'>,
  ): Promise<SupabaseClient>;
  /** A server with the secret key. */
  service(): SupabaseClient;
  stop(): Promise<void>;
}

const withoutSession = { auth: { persistSession: false, autoRefreshToken: false } };

export async function startFrontProject(): Promise<FrontProject> {
  const dataDir = await mkdtemp(join(tmpdir(), 'front-'));
  const project: LocalProject = await startLocalProject(localEnvironment(dataDir), new SilentLogger());
  const local = await project.describe('http://127.0.0.1:8080');
  const sql = new pg.Client({ connectionString: local.databaseUrl });
  await sql.connect();
  const clients: SupabaseClient[] = [];
  const client = (key: string, options = {}) => {
    clients.push(createClient(local.supabaseUrl, key, { ...withoutSession, ...options }));
    return clients.at(-1) as SupabaseClient;
  };
  return {
    local,
    jwtSecret: project.environment.supabase?.jwtSecret ?? '',
    sql,
    service: () => client(local.secretKey),
    async frontend(login, options) {
      const frontend = client(local.publishableKey, options);
      if (login === undefined) return frontend;
      const { error } = await frontend.auth.signInWithPassword(login);
      if (error !== null) throw error;
      return frontend;
    },
    async stop() {
      await disconnectRealtime(...clients);
      await sql.end();
      await project.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
