// Whole jobs through the engine with a speech model in its own process: the memory of both, and how soon a cancelled job frees the process.
// Run after `npm run build`; Linux alone. The model is the one that the tests make, so this says nothing of the speed of a real one.
// Options: --jobs=200 --cancels=5 --minutes=10
import './typescript.mjs';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { wavHeader } from '../../dist/pipeline/transcribing/audio/wav-writer.js';
import { startStand } from './engine-stand.mjs';

const { specOfMade } = await import('../../test/support/made-models/model-mirror.ts');
const { drawnWords, tonePcm } = await import('../../test/support/made-models/tone-wav.ts');

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '200' },
    cancels: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '10' },
  },
});
const [JOBS, CANCELS, MINUTES] = [values.jobs, values.cancels, values.minutes].map(Number);
/** After so many jobs the memory is printed. */
const LOOKS = [20, 50, 100, 150, 200, 300, 400].filter((count) => count <= JOBS);
const SECONDS_A_JOB = 8;
const PAGE_MB = 4096 / 1024 / 1024;

const stand = await startStand(0);
const models = join(stand.folder, 'models');
await mkdir(models, { recursive: true });
const spec = await specOfMade(models, 'tones', { languages: ['en', 'de'] });
await writeFile(join(models, 'tones', 'model.json'), JSON.stringify(spec));

const port = await freePort();
const engine = stand.startEngine({
  PORT: String(port),
  DATA_DIR: stand.folder,
  TRANSCRIBER_KIND: 'local',
  TRANSCRIBER_MODEL: 'tones',
  TRANSCRIBER_BASE_URL: undefined,
});
const user = await stand.signUp('local-jobs');
await stand.upload(`${user}/short.wav`, recording(SECONDS_A_JOB, 1));
await stand.upload(`${user}/long.wav`, recording(MINUTES * 60, 2));
while (!(await call('/health/ready').catch(() => null))?.ok) await pause(200);

let done = 0;
const memory = {};
for (const look of LOOKS) {
  await jobs(look - done);
  done = look;
  memory[look] = { engineMb: Math.round(residentMb(engine.pid)), speechMb: Math.round(residentMb(speechProcess())) };
  console.log(JSON.stringify({ jobs: look, ...memory[look] }));
}
const times = [];
for (let i = 0; i < CANCELS; i += 1) times.push(await secondsUntilFreed());
console.log(
  JSON.stringify({ cancels: CANCELS, minutes: MINUTES, secondsUntilFreed: times, longest: Math.max(...times) }),
);
await stand.stop(engine);

/** Words as tones, each time in another order. */
function recording(seconds, seed) {
  const pcm = tonePcm(drawnWords(seconds, seed));
  return Buffer.concat([wavHeader(pcm.length), pcm]);
}

async function insert(count, file) {
  const { rows } = await stand.client.query(
    `insert into studio_jobs (user_id, raw_audio_url) select $1::uuid, $2 from generate_series(1, $3) returning job_id`,
    [user, `${user}/${file}`, count],
  );
  return rows.map(({ job_id }) => job_id);
}

/** Submits jobs, ten at a time, and waits until each is COMPLETE. */
async function jobs(count) {
  for (let left = count; left > 0; left -= 10) {
    const ids = await insert(Math.min(10, left), 'short.wav');
    for (;;) {
      const { rows } = await stand.client.query('select distinct status from studio_jobs where job_id = any($1)', [
        ids,
      ]);
      if (rows.some(({ status }) => status === 'FAILED')) throw new Error('a job failed');
      if (rows.every(({ status }) => status === 'COMPLETE')) break;
      await pause(100);
    }
  }
}

/** From the request to cancel a job until the process that works on it is gone. */
async function secondsUntilFreed() {
  const [id] = await insert(1, 'long.wav');
  const heard = 'select 1 from transcript_chunks where job_id = $1 limit 1';
  while ((await stand.client.query(heard, [id])).rowCount === 0) await pause(20);
  const pid = speechProcess();
  const began = performance.now();
  const answer = await call(`/v1/jobs/${id}/cancel`, { method: 'POST', body: '{}' });
  if (!answer.ok) throw new Error(`the cancel was answered with ${answer.status}`);
  while (alive(pid)) await pause(5);
  return Number(((performance.now() - began) / 1000).toFixed(3));
}

function call(path, init = {}) {
  const headers = {
    authorization: `Bearer ${stand.secretKey}`,
    apikey: stand.secretKey,
    'content-type': 'application/json',
  };
  return fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid) {
  return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function alive(pid) {
  return commandOf(pid) !== '';
}

/** The engine's child with the model. */
function speechProcess() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandOf(name).includes('speech-process'));
  return Number(pids.find((pid) => parentOf(pid) === engine.pid) ?? Number.NaN);
}

function residentMb(pid) {
  return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_MB;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
