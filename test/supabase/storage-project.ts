import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { type RunningSupabaseApi, startSupabaseApi } from '../../src/local/supabase/supabase-api.js';
import type { SupabaseSettings } from '../../src/platform/environment/environment.js';
import { createServiceClient } from '../../src/supabase/supabase-client.js';
import { quietLogger } from '../support/quiet-logger.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const key = (kind: string) => `sb_${kind}_${randomBytes(11).toString('hex')}_${randomBytes(4).toString('hex')}`;

/** A real PostgreSQL and local Supabase API with an `audio` bucket and one user. */
export class StorageProject {
  private constructor(
    private readonly folder: string,
    readonly database: TestDatabase,
    private readonly api: RunningSupabaseApi,
    readonly settings: SupabaseSettings,
    readonly userId: string,
  ) {}

  static async start(): Promise<StorageProject> {
    const folder = await mkdtemp(join(tmpdir(), 'storage-project-'));
    const log = quietLogger;
    const database = await createTestDatabase();
    const keys = { publishableKey: key('publishable'), secretKey: key('secret'), jwtSecret: key('jwt') };
    const databaseUrl = database.url;
    const dir = join(folder, 'api');
    const api = await startSupabaseApi({ ...keys, dir, databaseUrl, port: 0, fileSizeLimit: '50MiB', log });
    const settings = { ...keys, url: api.url, audioBucket: 'audio' };
    const session = { auth: { persistSession: false, autoRefreshToken: false } };
    const user = createClient(api.url, keys.publishableKey, session);
    const signedUp = await user.auth.signUp({ email: 'u@example.com', password: 'correct-horse-1' });
    const { error } = await createServiceClient(settings).storage.createBucket('audio', { public: false });
    if (error || signedUp.error) throw error ?? signedUp.error;
    return new StorageProject(folder, database, api, settings, signedUp.data.user?.id ?? '');
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** A job as a claim leaves it: its stage running as this attempt. Returns its id. */
  async addJob(attempt = 1): Promise<string> {
    const [row] = await this.database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id) values ($1, 'a.mp3', gen_random_uuid()) returning job_id`,
      [this.userId],
    );
    const jobId = row?.job_id as string;
    await this.database.query(`update studio_jobs set status = 'TRANSCRIBING', attempt = $2 where job_id = $1`, [
      jobId,
      attempt,
    ]);
    return jobId;
  }

  async upload(path: string, content: Buffer): Promise<void> {
    const bucket = createServiceClient(this.settings).storage.from('audio');
    const { error } = await bucket.upload(path, content, { contentType: 'audio/mpeg', upsert: true });
    if (error) throw error;
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
