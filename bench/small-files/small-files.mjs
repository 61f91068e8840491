// What a small recording costs the whole engine with a provider that answers at once. Run after `npm run build`; Linux alone.
// Options: --jobs=40 --rounds=3
// The old way, a decoder started for each file, is what each job has whose user has no other: the rounds alternate.
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { decodeAudio, timeLimits } from '../../dist/pipeline/transcribing/audio/audio-decoder.js';
import { DecoderPool, lendFreshDecoder } from '../../dist/pipeline/transcribing/audio/decoder-pool.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { startStand } from '../transcribing/engine-stand.mjs';
import { familySeconds } from '../transcribing/process-cost.mjs';

const { values } = parseArgs({
  options: { jobs: { type: 'string', default: '40' }, rounds: { type: 'string', default: '3' } },
});
const JOBS = Number(values.jobs);
const ROUNDS = Number(values.rounds);
/** 7.5 seconds of speech. */
const RECORDING = new URL('../../test/fixtures/audio/speech.mp3', import.meta.url);
const per = (seconds, count) => Number((seconds / count).toFixed(3));

const stand = await startStand(0);
const recording = await readFile(RECORDING);
const users = [];
for (let i = 0; i < JOBS; i++) {
  users.push(await stand.signUp(`user-${i}`));
  await stand.upload(`${users[i]}/speech.mp3`, recording);
}
await decodeAlone();
const engine = stand.startEngine();
await pause(6_000);
await jobsOf([users[0]], 4);
for (let round = 1; round <= ROUNDS; round++) {
  for (const [decoder, submitters] of [
    ['one for each file', users],
    ['kept for its user', [users[0]]],
  ]) {
    console.log(JSON.stringify({ engine: decoder, round, ...(await jobsOf(submitters, JOBS)) }));
  }
}
await stand.stop(engine);

/** Submits jobs of these users in turn and waits until all are done. */
async function jobsOf(submitters, count) {
  const before = familySeconds(engine.pid);
  const began = performance.now();
  const owners = Array.from({ length: count }, (_, i) => submitters[i % submitters.length]);
  const { rows } = await stand.client.query(
    `insert into studio_jobs (user_id, raw_audio_url) select owner, owner || '/speech.mp3' from unnest($1::uuid[]) owner returning job_id`,
    [owners],
  );
  const ids = rows.map(({ job_id }) => job_id);
  const left = `select count(*) filter (where status not in ('COMPLETE', 'FAILED'))::int as left,
    count(*) filter (where status = 'FAILED')::int as failed from studio_jobs where job_id = any($1)`;
  for (;;) {
    const [state] = (await stand.client.query(left, [ids])).rows;
    if (state.left === 0) {
      const seconds = per(performance.now() - began, 1000);
      return {
        jobs: count,
        failed: state.failed,
        coreSecondsAJob: per(familySeconds(engine.pid) - before, count),
        seconds,
      };
    }
    await pause(200);
  }
}

/** Decoding alone, without the engine. */
async function decodeAlone() {
  const pool = new DecoderPool();
  const { signal } = new AbortController();
  const log = createLogger({ level: 'error' });
  const inputPath = RECORDING.pathname;
  const options = {
    inputPath,
    outputPath: `${stand.folder}/decoded.wav`,
    maxSeconds: 600,
    signal,
    log,
    onProgress() {},
  };
  for (const [decoder, lend] of [
    ['one for each file', lendFreshDecoder],
    ['kept for its user', pool.lendTo('user')],
  ]) {
    await decodeAudio(options, timeLimits(600), lend);
    const before = familySeconds(process.pid);
    for (let file = 0; file < JOBS; file++) await decodeAudio(options, timeLimits(600), lend);
    console.log(
      JSON.stringify({ decodingAlone: decoder, coreSecondsAFile: per(familySeconds(process.pid) - before, JOBS) }),
    );
  }
  pool.onModuleDestroy();
}
