import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { fixture, frames, wav } from './decoding.js';

const half = async (name: string) => {
  const whole = await readFile(fixture(name));
  return whole.subarray(0, Math.floor(whole.length / 2));
};
/** Bytes that look random but are the same in each run. */
export const noise = (length: number, seed = 1) => {
  let state = seed;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return state >>> 24;
    }),
  );
};
const head = async (name: string, bytes: number) => (await readFile(fixture(name))).subarray(0, bytes);
const overwritten = async (name: string, from: number, seed: number) => {
  const bytes = Buffer.from(await readFile(fixture(name)));
  noise(bytes.length - from, seed).copy(bytes, from);
  return bytes;
};
const tone = frames(2, (time) => [Math.sin(2 * Math.PI * 440 * time)]);

/** Files that are no recording, or none that is whole. */
export const HOSTILE_FILES: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
  'nothing at all': () => Buffer.alloc(0),
  'one byte': () => Buffer.of(0x49),
  text: () => Buffer.from('These are minutes, not a recording.\n'.repeat(100)),
  'a PDF': () => Buffer.from(`%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n${'x'.repeat(5000)}\n%%EOF`),
  'an HTML page': () => Buffer.from(`<!doctype html><title>Sign in</title>${'<p>x</p>'.repeat(500)}`),
  'a gzip archive': () => gzipSync(noise(20_000)),
  'a PNG signature and noise': () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise(5000)]),
  noise: () => noise(100_000),
  'zeros only': () => Buffer.alloc(100_000),
  'a WAV header alone': () => wav([]).subarray(0, 44),
  'half a WAV header': () => wav(tone).subarray(0, 20),
  'a WAV cut off': () => half('speech.wav'),
  'a WAV that claims 4 GiB less a little': () => wav(tone, { claimedBytes: 0xfffffff0 - 100 }),
  'a WAV of one hertz': () => wav(tone, { rate: 1 }),
  'a WAV with no channels': () => {
    const file = wav(tone);
    file.writeUInt16LE(0, 22);
    return file;
  },
  'a WAV in an unknown codec': () => {
    const file = wav(tone);
    file.writeUInt16LE(0x4242, 20);
    return file;
  },
  'an MP3 cut off': () => half('speech.mp3'),
  'an ID3 tag that claims 200 MB': () => Buffer.concat([Buffer.from('49443304000060000000', 'hex'), noise(3000)]),
  'an M4A cut off after its index': () => half('speech.m4a'),
  'an MP4 header and noise': async () => Buffer.concat([await head('speech.m4a', 40), noise(20_000)]),
  'an M4A full of noise': () => overwritten('speech.m4a', 1200, 5),
  'a MOV cut off before its index': () => half('speech-with-video.mov'),
  'video alone': () => readFile(fixture('video-alone.mp4')),
  'a FLAC cut off': () => half('speech.flac'),
  'a FLAC header and noise': () => overwritten('speech.flac', 200, 7),
  'an Ogg cut off': () => half('speech.ogg'),
  'an Ogg header and noise': () => overwritten('speech.ogg', 200, 9),
  'a WebM cut off': () => half('speech.webm'),
  'a WebM header and noise': () => overwritten('speech.webm', 300, 11),
};
