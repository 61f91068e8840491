import { readFileSync } from 'node:fs';
import { SAMPLE_RATE, WAV_HEADER_BYTES } from '../audio/decode-protocol.js';

/** Length of the frames whose loudness is compared. In samples: 20 ms. */
const FRAME = SAMPLE_RATE / 50;

/** The samples of the engine's own WAV, from -1 to 1. */
export function readSamples(wavPath: string): Float32Array {
  const bytes = readFileSync(wavPath);
  const samples = new Float32Array(Math.max(0, Math.floor((bytes.length - WAV_HEADER_BYTES) / 2)));
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(WAV_HEADER_BYTES + i * 2) / 32_768;
  return samples;
}

/** Cuts a sound in two at the quietest moment of its middle half. Returns the index of the first sample of the second part. */
export function quietestCut(samples: Float32Array): number {
  let best = Math.floor(samples.length / 2);
  let least = Number.POSITIVE_INFINITY;
  for (let at = Math.floor(samples.length / 4); at + FRAME <= (samples.length * 3) / 4; at += FRAME) {
    let loudness = 0;
    for (let i = at; i < at + FRAME; i++) loudness += (samples[i] as number) ** 2;
    if (loudness < least) [best, least] = [at + FRAME / 2, loudness];
  }
  return best;
}

/** The sound with silence after it. @param most seconds of the result at most */
export function padded(samples: Float32Array, seconds: number, most: number): Float32Array {
  const length = Math.max(samples.length, Math.round(Math.min(seconds, most) * SAMPLE_RATE));
  const result = new Float32Array(length);
  result.set(samples);
  return result;
}
