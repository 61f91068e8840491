import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeAudio } from '../../dist/pipeline/transcribing/audio/audio-decoder.js';
import { withChunkFile } from '../../dist/pipeline/transcribing/chunks/chunk-file.js';
import { planChunks } from '../../dist/pipeline/transcribing/chunks/chunk-plan.js';
import { mergeChunks } from '../../dist/pipeline/transcribing/merging/merge-chunks.js';
import { keysOf } from '../../dist/pipeline/transcribing/merging/spoken-tokens.js';
import { PocketsphinxRecogniser } from '../../dist/pipeline/transcribing/recognisers/pocketsphinx-recogniser.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { wordErrorRate } from './words-wrong.mjs';

/** The lengths of chunk that are tried, in seconds; the last is the one the engine uses. */
const LENGTHS = (process.argv[2] ?? '60,120').split(',').map(Number);
const log = createLogger({ level: 'error' });
const signal = new AbortController().signal;
const passages = await readFile(fileURLToPath(new URL('./passages.txt', import.meta.url)), 'utf8');
const folder = await mkdtemp(join(tmpdir(), 'studio-bench-'));

/** Each line spoken by itself, a short silence after it. */
function speak() {
  const parts = passages
    .trim()
    .split('\n')
    .map((line, i) => {
      const part = join(folder, `line-${i}.wav`);
      execFileSync('flite', ['-voice', 'rms', '-t', line, '-o', part]);
      return part;
    });
  const inputs = parts.flatMap((part) => ['-i', part]);
  const padded = parts.map((_, i) => `[${i}]apad=pad_dur=0.5[p${i}]`).join(';');
  const joined = `${parts.map((_, i) => `[p${i}]`).join('')}concat=n=${parts.length}:v=0:a=1`;
  const output = join(folder, 'speech.mp3');
  execFileSync('ffmpeg', ['-v', 'error', ...inputs, '-filter_complex', `${padded};${joined}`, '-ar', '16000', output]);
  return output;
}

const wavPath = join(folder, 'decoded.wav');
const input = { inputPath: speak(), outputPath: wavPath, maxSeconds: 3_600 };
const audio = await decodeAudio({ ...input, signal, log, onProgress: () => undefined });
const recogniser = new PocketsphinxRecogniser();
const hear = (path, durationSeconds) =>
  recogniser.recognise({
    wavPath: path,
    durationSeconds,
    vocabulary: [],
    language: null,
    signal,
    log,
    onProgress: () => undefined,
  });
const report = (parts, text, began) => {
  const wer = wordErrorRate(keysOf(passages), keysOf(text));
  const line = {
    parts,
    wordErrorRate: `${(wer * 100).toFixed(2)}%`,
    seconds: Math.round((performance.now() - began) / 1000),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
process.stdout.write(
  `${JSON.stringify({ recordingSeconds: audio.durationSeconds, words: keysOf(passages).length })}\n`,
);
let began = performance.now();
report(1, (await hear(wavPath, audio.durationSeconds)).text, began);
for (const longest of LENGTHS) {
  began = performance.now();
  const chunks = planChunks(audio.durationSeconds, audio.speech, longest);
  const heard = [];
  for (const chunk of chunks) {
    const { text, segments } = await withChunkFile(wavPath, chunk, (path) => hear(path, chunk.end - chunk.start));
    heard.push({ chunk, text, segments });
  }
  report(chunks.length, mergeChunks(heard, audio.speech).text, began);
}
await rm(folder, { recursive: true, force: true });
