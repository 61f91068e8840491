// The bundled sample in every format that is taken in, recognised offline: words that differ from what is heard in the WAV.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeAudio } from '../../dist/pipeline/transcribing/audio/audio-decoder.js';
import { keysOf } from '../../dist/pipeline/transcribing/merging/spoken-tokens.js';
import { PocketsphinxRecogniser } from '../../dist/pipeline/transcribing/recognisers/pocketsphinx-recogniser.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { wordErrorRate } from './words-wrong.mjs';

const SAMPLE = fileURLToPath(new URL('../../samples/test-audio.mp3', import.meta.url));
const PICTURE = ['-f', 'lavfi', '-i', 'color=size=64x64:rate=5', '-shortest'];
/** The arguments of ffmpeg for each format. */
const FORMATS = {
  wav: ['-c:a', 'pcm_s16le'],
  flac: ['-c:a', 'flac'],
  mp3: ['-c:a', 'libmp3lame', '-b:a', '128k'],
  m4a: ['-c:a', 'aac', '-b:a', '128k'],
  aac: ['-c:a', 'aac', '-b:a', '128k'],
  ogg: ['-c:a', 'libopus', '-b:a', '64k'],
  webm: ['-c:a', 'libopus', '-b:a', '64k'],
  mp4: ['-c:a', 'aac', '-b:a', '128k', ...['-c:v', 'mpeg4']],
  mov: ['-c:a', 'aac', '-b:a', '128k', ...['-c:v', 'mpeg4']],
};
const log = createLogger({ level: 'error' });
const signal = new AbortController().signal;
const onProgress = () => undefined;
const folder = await mkdtemp(join(tmpdir(), 'studio-bench-'));

async function heardIn(format) {
  const inputPath = join(folder, `speech.${format}`);
  const picture = format === 'mp4' || format === 'mov' ? PICTURE : [];
  execFileSync('ffmpeg', ['-v', 'error', '-i', SAMPLE, ...picture, ...FORMATS[format], inputPath]);
  const wavPath = join(folder, `${format}.decoded.wav`);
  const { durationSeconds } = await decodeAudio({
    inputPath,
    outputPath: wavPath,
    maxSeconds: 600,
    signal,
    log,
    onProgress,
  });
  const options = { wavPath, durationSeconds, vocabulary: [], language: null, signal, log, onProgress };
  const { text } = await new PocketsphinxRecogniser().recognise(options);
  return { durationSeconds, words: keysOf(text) };
}

let first = null;
for (const format of Object.keys(FORMATS)) {
  const { durationSeconds, words } = await heardIn(format);
  first ??= words;
  const different = `${(wordErrorRate(first, words) * 100).toFixed(1)}%`;
  console.log(JSON.stringify({ format, durationSeconds, words: words.length, different }));
}
await rm(folder, { recursive: true, force: true });
