import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeAudio, timeLimits } from '../../../../src/pipeline/transcribing/audio/audio-decoder.js';
import { DecoderPool } from '../../../../src/pipeline/transcribing/audio/decoder-pool.js';
import { isInstalled } from '../../../support/is-installed.js';
import { quietLogger } from '../../../support/quiet-logger.js';
import { DecodingTest, fixture } from './decoding.js';

const FOLDER = fixture('formats/');
const FILES = readdirSync(FOLDER).filter((name) => name !== 'reference.wav');
/** Frames of random bits: there is no speech to compare. */
const MADE = /^amr/;
/** Joined from two recordings of the first 0.75 seconds, or shorter. */
const SHORT = /^(joined|192000|384000)/;
const RATE = 16_000;
/** Loudness is compared in steps of 20 ms. */
const STEP = RATE / 50;

const FFMPEG = isInstalled('ffmpeg');

const samplesOf = (pcm: Buffer) => new Int16Array(pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + (pcm.length & ~1)));
const loudness = (samples: Int16Array) =>
  Array.from({ length: Math.floor(samples.length / STEP) }, (_, i) =>
    Math.sqrt(
      samples.subarray(i * STEP, (i + 1) * STEP).reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / STEP,
    ),
  );

/** Correlation of two courses of loudness, at the best of a few steps of delay: encoders add some. */
function likeness(one: readonly number[], other: readonly number[]): number {
  const at = (delay: number) => {
    const pairs = one.flatMap((value, i): [number, number][] => {
      const beside = other[i + delay];
      return beside === undefined ? [] : [[value, beside]];
    });
    const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
    const [a, b] = [mean(0), mean(1)];
    const product = (f: (pair: [number, number]) => number) => pairs.reduce((sum, pair) => sum + f(pair), 0);
    return (
      product(([x, y]) => (x - a) * (y - b)) /
      Math.sqrt(product(([x]) => (x - a) ** 2) * product(([, y]) => (y - b) ** 2))
    );
  };
  return Math.max(...[-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map(at));
}

describe('recordings as they really come', () => {
  let test: DecodingTest;
  const pool = new DecoderPool();
  beforeAll(async () => {
    test = await DecodingTest.open();
  });
  afterAll(async () => {
    pool.onModuleDestroy();
    await test.close();
  });
  /** One decoder for all files that decode, as a worker keeps one for its user. */
  const good = async (name: string) => {
    const inputPath = `${FOLDER}${name}`;
    const signal = new AbortController().signal;
    const options = {
      inputPath,
      outputPath: test.wavPath,
      maxSeconds: 60,
      signal,
      log: quietLogger,
      onProgress: () => undefined,
    };
    return decodeAudio(options, timeLimits(60), pool.lendTo('a-user'));
  };
  const decoded = async () => samplesOf((await readFile(test.wavPath)).subarray(44));

  it.each(FILES)('%s: the speech of the reference, and what ffmpeg decodes', async (name) => {
    const audio = await good(name);
    const samples = await decoded();
    expect(samples.length / RATE).toBeCloseTo(audio.durationSeconds, 3);
    if (!MADE.test(name)) {
      const reference = samplesOf((await readFile(`${FOLDER}reference.wav`)).subarray(44));
      expect(Math.abs(audio.durationSeconds - (/^(192|384)/.test(name) ? 0.4 : 1.5))).toBeLessThan(0.11);
      const said = loudness(SHORT.test(name) ? reference.subarray(0, RATE * 0.75) : reference);
      expect(likeness(loudness(samples), said)).toBeGreaterThan(0.85);
    }
    if (!FFMPEG || name === 'eac3.eac3') return; // Debian's ffmpeg mixes E-AC-3 down at another level.
    const args = ['-v', 'quiet', '-i', `${FOLDER}${name}`, '-ac', '1', '-ar', String(RATE), '-f', 's16le', '-'];
    const other = samplesOf(execFileSync('ffmpeg', args));
    expect(Math.abs(audio.durationSeconds - other.length / RATE)).toBeLessThan(0.1);
    const energy = (of: Int16Array) => Math.sqrt(of.reduce((sum, sample) => sum + sample ** 2, 0) / of.length);
    // Two channels at once are mixed by different rules.
    if (name !== 'joined-channels.mp3') expect(energy(samples) / energy(other)).toBeCloseTo(1, 1);
    expect(likeness(loudness(samples), loudness(other))).toBeGreaterThan(0.97);
  });

  it.each([
    'alac.m4a',
    'pcm.aiff',
    'pcm.caf',
    'wma2.wma',
    'pcm.avi',
    'aac.flv',
    'adpcm-ms.wav',
    'gsm.wav',
    'pcm.au',
    'pcm.w64',
    'amr-nb.3gp',
    'speex.ogg',
    'flac.oga',
    'mp3.caf',
    'wma2.mka',
    'dts.wav',
  ])('%s cut off is never taken for a shorter recording', async (name) => {
    const whole = await readFile(`${FOLDER}${name}`);
    const fault = await test.faultOf(whole.subarray(0, Math.floor(whole.length * 0.6)));
    expect(fault).toMatchObject({
      code: 'AUDIO_UNREADABLE',
      message: expect.stringMatching(/cut off|damaged|no audio track/),
    });
  });

  it.each(['mp2.mp2', 'aac.mpegts'])(
    '%s, which is often part of a stream, is flagged where it is cut off',
    async (name) => {
      const whole = await readFile(`${FOLDER}${name}`);
      expect((await test.decode(whole)).truncated).toBe(false);
      expect((await test.decode(whole.subarray(0, Math.floor(whole.length * 0.6)))).truncated).toBe(true);
    },
  );

  it.each<[string, string | Buffer, RegExp]>([
    ["Monkey's Audio", 'MAC \x96\x0f', /The file is Monkey's Audio, which the engine does not decode/],
    ['RealMedia', '.RMF\0\0\0\x12', /The file is RealMedia/],
    ['a dictation', '\x03ds2', /The file is a dictation in DSS/],
    ['Dolby TrueHD', '\xf8\x61\x00\x50\xf8\x72\x6f\xba', /The file is Dolby TrueHD/],
    ['a playlist', '#EXTM3U\nhttp://example.com/a.mp3\n', /The file is a playlist/],
    ['a PDF', '%PDF-1.7\n', /The file is a PDF document/],
    ['text', 'minutes of the meeting', /not audio in a supported format/],
    ['protected M4A', '', /protected or in an unsupported codec \(drms\)/],
  ])('names what it refuses: %s', async (name, head, expected) => {
    const bytes = Buffer.concat([Buffer.from(head as string, 'latin1'), Buffer.alloc(4000, 32)]);
    const file = name === 'protected M4A' ? protectedCopy(await readFile(`${FOLDER}alac.m4a`)) : bytes;
    const fault = await test.faultOf(file);
    expect(fault).toMatchObject({ code: 'AUDIO_UNREADABLE', message: expect.stringMatching(expected) });
    expect(fault.message).not.toContain('M4A');
  });
});

/** As Apple's protection marks the sound of a file. */
function protectedCopy(file: Buffer): Buffer {
  file.write('drms', file.indexOf('alac', file.indexOf('stsd')), 'latin1');
  return file;
}
