import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClient } from '@supabase/supabase-js';
import pg from 'pg';
import { prepareLocalStorage } from '../../dist/local/local-storage.js';
import { startSupabaseApi } from '../../dist/local/supabase-api.js';
import { startTemporaryDatabase } from '../../dist/local/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { startFakeProvider } from './fake-provider.mjs';
import { processorSeconds, watchMemory } from './process-cost.mjs';

const SECONDS = Number(process.argv[2] ?? 7_200);
const SAMPLE = fileURLToPath(new URL('../../samples/test-audio.mp3', import.meta.url));
const log = createLogger({ level: 'error' });

/** The sample at five speeds, over and over. */
async function makeRecording(folder) {
  const ffmpeg = (...args) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);
  const parts = [0.9, 0.95, 1, 1.05, 1.1].map((tempo, i) => {
    const part = join(folder, `part-${i}.wav`);
    ffmpeg('-i', SAMPLE, '-filter:a', `atempo=${tempo}`, '-ar', '44100', part);
    return `file '${part}'\n`;
  });
  await writeFile(join(folder, 'list.txt'), parts.join('').repeat(Math.ceil(SECONDS / 200)));
  const list = ['-f', 'concat', '-safe', '0', '-i', join(folder, 'list.txt')];
  ffmpeg(...list, '-t', String(SECONDS), '-ac', '1', '-codec:a', 'libmp3lame', '-b:a', '48k', join(folder, 'long.mp3'));
  return readFile(join(folder, 'long.mp3'));
}

const folder = await mkdtemp(join(tmpdir(), 'studio-bench-'));
const database = await startTemporaryDatabase('bench', log);
const provider = await startFakeProvider(1_000);
const keys = {
  publishableKey: `sb_publishable_${randomBytes(16).toString('hex')}`,
  secretKey: `sb_secret_${randomBytes(16).toString('hex')}`,
  jwtSecret: randomBytes(32).toString('base64'),
};
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
const signIn = createClient(api.url, keys.publishableKey, { auth: { persistSession: false } });
const { data } = await signIn.auth.signUp({ email: 'bench@example.com', password: randomBytes(12).toString('hex') });
const service = createClient(api.url, keys.secretKey, { auth: { persistSession: false } });
const path = `${data.user.id}/long.mp3`;
const recording = await makeRecording(folder);
const uploaded = await service.storage.from('audio').upload(path, recording, { contentType: 'audio/mpeg' });
if (uploaded.error) throw uploaded.error;

const engine = spawn(process.execPath, [fileURLToPath(new URL('../../dist/main.js', import.meta.url))], {
  env: {
    PATH: process.env.PATH,
    SUPABASE_URL: api.url,
    SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
    SUPABASE_SECRET_KEY: keys.secretKey,
    DATABASE_URL: database.url,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'warn',
    TRANSCRIBER_BASE_URL: provider.url,
    TRANSCRIBER_MODEL: 'whisper-1',
    REFINER_BASE_URL: 'offline',
  },
  stdio: ['ignore', 'inherit', 'inherit'],
});
await pause(6_000);
const memory = watchMemory(engine.pid);
const idle = memory.now();
const cpu = processorSeconds(engine.pid);
const began = performance.now();
const inserted = await client.query(
  'insert into studio_jobs (user_id, raw_audio_url) values ($1, $2) returning job_id',
  [data.user.id, path],
);
const growth = {};
let job;
do {
  await pause(100);
  const sql = 'select status, error_details, length(raw_transcript) as characters from studio_jobs where job_id = $1';
  job = (await client.query(sql, [inserted.rows[0].job_id])).rows[0];
  growth[job.status] = Math.max(growth[job.status] ?? 0, Math.round(memory.now() - idle));
} while (!['COMPLETE', 'FAILED'].includes(job.status));
const wallSeconds = (performance.now() - began) / 1000;
const ownSeconds = wallSeconds - provider.busyMs() / 1000;
const cpuSeconds = processorSeconds(engine.pid) - cpu;
const share = (seconds) => `${((seconds / SECONDS) * 100).toFixed(2)}%`;
const line = {
  status: job.status,
  error: job.error_details ?? undefined,
  recordingSeconds: SECONDS,
  parts: provider.requests(),
  wallSeconds: Math.round(wallSeconds),
  memoryGrowthMb: Math.round(memory.peak.own - idle),
  growthByStatusMb: growth,
  decoderPeakMb: Math.round(memory.peak.child),
  ownWork: share(ownSeconds),
  processorTime: share(cpuSeconds),
};
process.stdout.write(`${JSON.stringify(line)}\n`);
memory.stop();
engine.kill('SIGTERM');
await new Promise((resolve) => engine.once('exit', resolve));
await client.end();
await api.stop();
provider.close();
await database.stop();
await rm(folder, { recursive: true, force: true });
