import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeAudio, timeLimits } from '../../../../src/pipeline/transcribing/audio/audio-decoder.js';
import { DecoderPool } from '../../../../src/pipeline/transcribing/audio/decoder-pool.js';
import { hasHugeChunks } from '../../../../src/pipeline/transcribing/audio/mp4-chunks.js';
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
  const good = (name: string) => pooled(`${FOLDER}${name}`);
  const pooled = async (input: string | Buffer) => {
    const inputPath = typeof input === 'string' ? input : join(test.folder, 'pooled');
    if (typeof input !== 'string') await writeFile(inputPath, input);
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
    'pcm.sox',
    'pcm.sph',
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

  it.each<[string, (wav: Buffer) => Buffer]>([
    ['a WAV whose recorder was stopped before it wrote the sizes', (wav) => withSizes(wav, 0, 0)],
    ['a WAV whose whole has the size of its header', (wav) => withSizes(wav, 36, wav.length - 44)],
    ['a WAV of a pipe that claims some 2 GB', (wav) => withSizes(wav, 0x7fffff24, 0x7fffff00)],
    ['a WAV of a pipe that claims 4 GB', (wav) => withSizes(wav, 0xffffffff, 0xffffffff)],
  ])('%s is read to its end', async (_, spoil) => {
    const whole = await readFile(`${FOLDER}reference.wav`);
    const seconds = (whole.length - 44) / 2 / RATE;
    expect((await test.decode(spoil(whole))).durationSeconds).toBeCloseTo(seconds, 2);
  });

  it.each([
    ['zeros', Buffer.alloc(70_000)],
    ['the end of a damaged tag', Buffer.from('Album cover '.repeat(1_000))],
  ])('an MP3 behind %s is found', async (_, before) => {
    const mp3 = await readFile(fixture('speech.mp3'));
    const { durationSeconds } = await test.decode(mp3);
    const audio = await test.decode(Buffer.concat([before, mp3]));
    expect(Math.abs(audio.durationSeconds - durationSeconds)).toBeLessThan(0.1);
  });

  const form = (content: Buffer, before = '') =>
    Buffer.concat([
      Buffer.from(`--b\r\n${before}Content-Disposition: form-data; name=""; filename="a.m4a"\r\n\r\n`),
      content,
      Buffer.from('\r\n--b--\r\n'),
    ]);
  const base64 = (content: Buffer) => content.toString('base64');
  it.each<[string, string, (content: Buffer) => Buffer]>([
    ['a tag of MP3', 'formats/reference.wav', tagged],
    ['a tag of MP3', 'speech.m4a', tagged],
    ['a tag of MP3', 'speech.opus', tagged],
    ['a tag of MP3', 'formats/pcm.aiff', tagged],
    ['a byte order mark', 'formats/reference.wav', (content) => Buffer.concat([Buffer.from('efbbbf', 'hex'), content])],
    ['a form', 'speech.m4a', form],
    [
      'a form with a field before it',
      'speech.m4a',
      (content) => form(content, 'Content-Disposition: form-data; name="x"\r\n\r\n3600\r\n--b\r\n'),
    ],
    ['base64', 'speech.m4a', (content) => Buffer.from(base64(content))],
    ['base64 in lines', 'formats/reference.wav', (content) => Buffer.from(base64(content).replace(/.{76}/g, '$&\r\n'))],
    ['a data URL', 'speech.m4a', (content) => Buffer.from(`data:audio/mp4;codecs=aac;base64,${base64(content)}`)],
    ['a data URL in a form', 'speech.m4a', (content) => form(Buffer.from(`data:audio/mp4;base64,${base64(content)}`))],
  ])('%s around %s is taken off', async (_, name, wrapped) => {
    const whole = await readFile(fixture(name));
    const bare = await pooled(whole);
    const samples = await readFile(test.wavPath);
    const audio = await pooled(wrapped(whole));
    expect([audio.durationSeconds, audio.format]).toEqual([bare.durationSeconds, bare.format]);
    expect((await readFile(test.wavPath)).equals(samples)).toBe(true);
  });

  it.each(['formats/reference.wav', 'speech.m4a', 'speech.webm'])(
    '%s joined to itself is heard twice',
    async (name) => {
      const whole = await readFile(fixture(name));
      const { durationSeconds } = await pooled(whole);
      const both = await pooled(Buffer.concat([whole, whole]));
      expect(Math.abs(both.durationSeconds - 2 * durationSeconds)).toBeLessThan(0.1);
      expect(both.findings).toEqual([]);
      const cut = await test.faultOf(Buffer.concat([whole, whole.subarray(0, Math.floor(whole.length * 0.6))]));
      expect(cut).toMatchObject({ code: 'AUDIO_UNREADABLE', message: expect.stringMatching(/cut off|damaged/) });
    },
  );

  it('a file without bytes is called empty', async () => {
    expect(await test.faultOf(Buffer.alloc(0))).toMatchObject({
      code: 'AUDIO_UNREADABLE',
      message: expect.stringMatching(/The file is empty/),
    });
  });

  it('an MP4 that claims sixteen million samples in a chunk is read in one pass, and others by the own reader', async () => {
    const whole = await readFile(fixture('speech.m4a'));
    const { durationSeconds } = await test.decode(whole);
    const spoilt = Buffer.from(whole);
    // The table's name, version, number of entries and first chunk come before it.
    spoilt.writeUInt32BE(0xffffff, spoilt.indexOf('stsc') + 16);
    const path = join(test.folder, 'chunks.m4a');
    await writeFile(path, spoilt);
    expect(hasHugeChunks(path)).toBe(true);
    expect(Math.abs((await test.decode(spoilt)).durationSeconds - durationSeconds)).toBeLessThan(0.1);
    for (const name of ['speech.m4a', 'fragmented.mp4', 'speech-with-video.mov', 'formats/alac.m4a'])
      expect([name, hasHugeChunks(fixture(name))]).toEqual([name, false]);
  });

  it('a piece of a broadcast begins with its sound, and not with the broadcast', async () => {
    const whole = await readFile(fixture('speech.opus'));
    const { durationSeconds, speech } = await test.decode(whole);
    const piece = await test.decode(withLaterPages(whole, 3_600 * 48_000));
    expect(piece.durationSeconds).toBeCloseTo(durationSeconds, 1);
    expect(piece.speech[0]?.[0]).toBeCloseTo(speech[0]?.[0] ?? Number.NaN, 0);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ["Monkey's Audio", 'MAC \x96\x0f', /The file is Monkey's Audio, which the engine does not decode/],
    ['RealMedia', '.RMF\0\0\0\x12', /The file is RealMedia/],
    ['a dictation', '\x03ds2', /The file is a dictation in DSS/],
    ['Dolby TrueHD', '\xf8\x61\x00\x50\xf8\x72\x6f\xba', /The file is Dolby TrueHD/],
    ['a playlist', '#EXTM3U\nhttp://example.com/a.mp3\n', /The file is a playlist/],
    ['a PDF', '%PDF-1.7\n', /The file is a PDF document/],
    ['a word', 'undefined', /not audio in a supported format/],
    ['text', 'minutes of the meeting', /not audio in a supported format, or raw samples without a header/],
    ['a voice message of WeChat', '\x02#!SILK_V3', /The file is a voice message of WeChat or QQ \(SILK\)/],
    ['ATRAC', 'EA3\x01', /The file is ATRAC/],
    ['captions', 'WEBVTT\n\n', /The file is captions/],
    ['an audiobook of Audible', '\0\0\0\x1cftypaax \0\0\0\0', /The file is a protected audiobook of Audible/],
    ['a photograph of a phone', '\0\0\0\x18ftypheic', /The file is a picture/],
    ['a project of Audacity', 'SQLite format 3\0', /The file is a database, perhaps a project of Audacity, which/],
    ['a companion of macOS', '\x00\x05\x16\x07\0\x02', /The file is the companion that macOS keeps/],
    ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\n', /The file is a pointer of Git LFS/],
    ['an error instead of a download', '{"statusCode":"404","error":"not_found"}', /The file is a server's answer/],
    [
      'a later blob of MediaRecorder',
      '\x1f\x43\xb6\x75\x01',
      /The file is a later piece of a WebM recording without its beginning/,
    ],
    ['a segment of DASH', '\0\0\0\x18stypmsdh', /The file is a later piece of an MP4 recording without its beginning/],
    ['an address', 'file:///var/mobile/rec.m4a', /The file is the address of a recording instead of its content/],
    ['an object as text', '[object Object]', /The file is the name of a JavaScript object instead of its content/],
    [
      'a placeholder of iCloud',
      'bplist00\xd3',
      /The file is a property list, perhaps the placeholder of a recording in iCloud/,
    ],
    ['a RAR archive', 'Rar!\x1a\x07\x01\0', /The file is an archive/],
    ['protected M4A', '', /protected or in an unsupported codec \(drms\)/],
  ])('names what it refuses: %s', async (name, head, expected) => {
    const rest = Buffer.alloc(name === 'a word' ? 0 : 4000, 32);
    const bytes = Buffer.concat([Buffer.from(head as string, 'latin1'), rest]);
    const file = name === 'protected M4A' ? protectedCopy(await readFile(`${FOLDER}alac.m4a`)) : bytes;
    const fault = await test.faultOf(file);
    expect(fault).toMatchObject({ code: 'AUDIO_UNREADABLE', message: expect.stringMatching(expected) });
    expect(fault.message).not.toContain('M4A');
  });
});

/** Behind a tag of MP3 (ID3). */
function tagged(content: Buffer): Buffer {
  return Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\x01\x48', 'latin1'), Buffer.alloc(200), content]);
}

/** As Apple's protection marks the sound of a file. */
function protectedCopy(file: Buffer): Buffer {
  file.write('drms', file.indexOf('alac', file.indexOf('stsd')), 'latin1');
  return file;
}

/** The same WAV with other sizes in its header: of the whole, and of the samples. */
function withSizes(wav: Buffer, riff: number, data: number): Buffer {
  const copy = Buffer.from(wav);
  copy.writeUInt32LE(riff, 4);
  copy.writeUInt32LE(data, copy.indexOf('data') + 4);
  return copy;
}

/** The same Ogg with later time stamps, as a recorder of a running broadcast writes them. */
function withLaterPages(ogg: Buffer, by: number): Buffer {
  const copy = Buffer.from(ogg);
  for (let at = copy.indexOf('OggS'); at >= 0; ) {
    const next = copy.indexOf('OggS', at + 4);
    const page = copy.subarray(at, next < 0 ? undefined : next);
    const granule = page.readBigInt64LE(6);
    if (granule > 0n) page.writeBigInt64LE(granule + BigInt(by), 6);
    page.writeUInt32LE(0, 22);
    page.writeUInt32LE(oggSum(page), 22);
    at = next;
  }
  return copy;
}

/** The checksum of a page of Ogg: a CRC-32 of its own, without reflection. */
function oggSum(page: Buffer): number {
  let sum = 0;
  for (const byte of page) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0);
  }
  return sum >>> 0;
}
