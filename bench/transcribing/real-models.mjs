// Word error rate, speed and memory of real speech models on recordings of your own. It needs network for models that are not in DATA_DIR.
//   node bench/transcribing/real-models.mjs [--requests=200] FOLDER MODEL…
// FOLDER holds recordings and, beside each, what is said in it: talk.mp3 and talk.txt. A recording without its text gets no error rate.
// With --requests the first part of the first recording is recognised so often by one process, whose memory is printed on the way.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeAudio } from '../../dist/pipeline/transcribing/audio/audio-decoder.js';
import { residentBytes } from '../../dist/pipeline/transcribing/audio/memory-watch.js';
import { withChunkFile } from '../../dist/pipeline/transcribing/chunks/chunk-file.js';
import { planChunks } from '../../dist/pipeline/transcribing/chunks/chunk-plan.js';
import { mergeChunks } from '../../dist/pipeline/transcribing/merging/merge-chunks.js';
import { keysOf } from '../../dist/pipeline/transcribing/merging/spoken-tokens.js';
import { LocalModels } from '../../dist/pipeline/transcribing/models/local-models.js';
import { LocalRecogniser } from '../../dist/pipeline/transcribing/recognisers/local-recogniser.js';
import { SpeechService } from '../../dist/pipeline/transcribing/speech/speech-service.js';
import { readEnvironment } from '../../dist/platform/environment/read-environment.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { wordErrorRate } from './words-wrong.mjs';

const LONGEST_SECONDS = 28.5;
/** Requests after which the process has everything that it keeps. */
const WARM = 20;
const { values, positionals } = parseArgs({
  options: { requests: { type: 'string', default: '0' } },
  allowPositionals: true,
});
const [folder, ...names] = positionals;
if (folder === undefined || names.length === 0) {
  process.stderr.write('usage: node bench/transcribing/real-models.mjs [--requests=200] FOLDER MODEL…\n');
  process.exit(1);
}
const environment = readEnvironment(process.env);
const log = createLogger({ level: 'info' });
const { signal } = new AbortController();
const models = new LocalModels(environment, log);
const scratch = await mkdtemp(join(tmpdir(), 'studio-bench-'));
const recordings = (await readdir(folder)).filter((name) => /\.(wav|mp3|m4a|flac|ogg|webm)$/i.test(name)).sort();

/** The text of a recording by one model, with the seconds it took and the most memory that the process held. */
async function transcribe(name, audio, wavPath) {
  const speech = new SpeechService();
  const recogniser = new LocalRecogniser(models.get(name), speech, environment.speechThreads);
  const heard = [];
  let peak = 0;
  const watch = setInterval(async () => {
    peak = Math.max(peak, (await residentBytes(speech.pid)) ?? 0);
  }, 50);
  let began = performance.now();
  for (const chunk of planChunks(audio.durationSeconds, audio.speech, LONGEST_SECONDS)) {
    const durationSeconds = chunk.end - chunk.start;
    const request = { durationSeconds, vocabulary: [], language: null, signal, log, onProgress: () => undefined };
    const answer = await withChunkFile(wavPath, chunk, (path) =>
      recogniser.recognise({ ...request, wavPath: path }).catch((error) => {
        if (error.code === 'NO_SPEECH') return { text: '', segments: [] };
        throw error;
      }),
    );
    heard.push({ chunk, text: answer.text, segments: answer.segments });
    // The first part loads the model: it is not counted as speed, but where there is only one.
    if (heard.length === 1 && audio.durationSeconds > 2 * LONGEST_SECONDS) began = performance.now();
  }
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watch);
  speech.onModuleDestroy();
  return { text: mergeChunks(heard, audio.speech).text, seconds, peak };
}

/** Resident memory of one process over many requests. */
async function memoryOver(requests, name, audio, wavPath) {
  const speech = new SpeechService();
  const recogniser = new LocalRecogniser(models.get(name), speech, environment.speechThreads);
  const [chunk] = planChunks(audio.durationSeconds, audio.speech, LONGEST_SECONDS);
  const megabytes = async () => Math.round(((await residentBytes(speech.pid)) ?? 0) / 1_000_000);
  const seen = {};
  await withChunkFile(wavPath, chunk, async (path) => {
    const durationSeconds = chunk.end - chunk.start;
    const request = { durationSeconds, vocabulary: [], language: null, signal, log, onProgress: () => undefined };
    for (let done = 1; done <= requests; done++) {
      await recogniser.recognise({ ...request, wavPath: path });
      if (done === WARM || done === Math.floor(requests / 2) || done === requests) seen[done] = await megabytes();
    }
  });
  speech.onModuleDestroy();
  process.stdout.write(`${JSON.stringify({ model: name, megabytesAfterRequests: seen })}\n`);
}

for (const [index, file] of recordings.entries()) {
  const wavPath = join(scratch, 'decoded.wav');
  const input = { inputPath: join(folder, file), outputPath: wavPath, maxSeconds: 36_000 };
  const audio = await decodeAudio({ ...input, signal, log, onProgress: () => undefined });
  const textPath = join(folder, `${parse(file).name}.txt`);
  const said = existsSync(textPath) ? keysOf(await readFile(textPath, 'utf8')) : null;
  for (const name of names) {
    const { text, seconds, peak } = await transcribe(name, audio, wavPath);
    const line = {
      file,
      model: name,
      audioSeconds: Math.round(audio.durationSeconds),
      wordErrorRate: said === null ? null : `${(wordErrorRate(said, keysOf(text)) * 100).toFixed(2)}%`,
      timesRealTime: Number((audio.durationSeconds / seconds).toFixed(2)),
      peakMegabytes: Math.round(peak / 1_000_000),
      text: text.slice(0, 200),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    if (index === 0 && Number(values.requests) > 0) await memoryOver(Number(values.requests), name, audio, wavPath);
  }
}
await rm(scratch, { recursive: true, force: true });
process.exit();
