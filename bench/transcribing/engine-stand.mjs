import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@supabase/supabase-js';
import pg from 'pg';
import { prepareLocalStorage } from '../../dist/local/project/local-storage.js';
import { startSupabaseApi } from '../../dist/local/supabase/supabase-api.js';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { startFakeProvider } from './fake-provider.mjs';

function newKeys() {
  return {
    publishableKey: `sb_publishable_${randomBytes(16).toString('hex')}`,
    secretKey: `sb_secret_${randomBytes(16).toString('hex')}`,
    jwtSecret: randomBytes(32).toString('base64'),
  };
}

/** A database, a Supabase API and a provider that answers after `answerMs`: what the whole engine needs to run. */
export async function startStand(answerMs) {
  const log = createLogger({ level: 'error' });
  const folder = await mkdtemp(join(tmpdir(), 'studio-bench-'));
  const database = await startTemporaryDatabase('bench', log);
  const provider = await startFakeProvider(answerMs);
  const keys = newKeys();
  const api = await startSupabaseApi({
    ...keys,
    dir: join(folder, 'api'),
    databaseUrl: database.url,
    port: 0,
    fileSizeLimit: '200MiB',
    log,
  });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await prepareLocalStorage(client, 'audio');
  const account = (key) => createClient(api.url, key, { auth: { persistSession: false } });
  return {
    ...{ folder, client, provider, secretKey: keys.secretKey, databaseUrl: database.url },
    /** The id of a new user. */
    async signUp(name) {
      const login = { email: `${name}@example.com`, password: randomBytes(12).toString('hex') };
      return (await account(keys.publishableKey).auth.signUp(login)).data.user.id;
    },
    upload: (path, recording) => upload(account(keys.secretKey), path, recording),
    startEngine: (settings = {}) => spawnEngine(api.url, database.url, provider.url, keys, settings),
    async stop(engine = null) {
      engine?.kill('SIGTERM');
      if (engine !== null) await new Promise((resolve) => engine.once('exit', resolve));
      await client.end();
      await api.stop();
      provider.close();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function upload(supabase, path, recording) {
  const { error } = await supabase.storage.from('audio').upload(path, recording, { contentType: 'audio/mpeg' });
  if (error) throw error;
}

function spawnEngine(apiUrl, databaseUrl, providerUrl, { publishableKey, secretKey }, settings) {
  return spawn(process.execPath, [fileURLToPath(new URL('../../dist/main.js', import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      SUPABASE_URL: apiUrl,
      SUPABASE_PUBLISHABLE_KEY: publishableKey,
      SUPABASE_SECRET_KEY: secretKey,
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      TRANSCRIBER_BASE_URL: providerUrl,
      TRANSCRIBER_MODEL: 'whisper-1',
      REFINER_BASE_URL: 'offline',
      ...settings,
    },
    // The engine stops when the pipe closes, however this program ends.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
