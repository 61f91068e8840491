import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startStand } from './engine-stand.mjs';
import { processorSeconds, watchMemory } from './process-cost.mjs';

const SECONDS = Number(process.argv[2] ?? 7_200);
const SAMPLE = fileURLToPath(new URL('../../samples/test-audio.mp3', import.meta.url));

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

const stand = await startStand(1_000);
const { client, provider } = stand;
const userId = await stand.signUp('bench');
const path = `${userId}/long.mp3`;
await stand.upload(path, await makeRecording(stand.folder));
const engine = stand.startEngine();
await pause(6_000);
const memory = watchMemory(engine.pid);
const idle = memory.now();
const cpu = processorSeconds(engine.pid);
const began = performance.now();
const inserted = await client.query(
  'insert into studio_jobs (user_id, raw_audio_url) values ($1, $2) returning job_id',
  [userId, path],
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
await stand.stop(engine);
