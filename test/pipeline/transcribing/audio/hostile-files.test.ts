import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DecodingTest, fixture, frames, wav } from './decoding.js';

const half = async (name: string) => {
  const whole = await readFile(fixture(name));
  return whole.subarray(0, Math.floor(whole.length / 2));
};
/** Bytes that look random but are the same in each run. */
const noise = (length: number, seed = 1) => {
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

const FILES: Record<string, () => Buffer | Promise<Buffer>> = {
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

/** Cut at places that look random but are the same in each run. */
const CUTS: [string, number][] = [
  'speech.wav',
  'speech.m4a',
  'speech.flac',
  'speech.ogg',
  'speech.opus',
  'speech.webm',
  'speech.aac',
  'speech.mp3',
].flatMap((name) => [0.13, 0.37, 0.71, 0.93].map((part): [string, number] => [name, part]));

/** A decoder that hangs is stopped by its processor time, which takes longer by the clock on a busy machine. Milliseconds. */
const BUSY_MS = 150_000;

describe('hostile and broken files', () => {
  let test: DecodingTest;
  beforeEach(async () => {
    test = await DecodingTest.open();
  });
  afterEach(() => test.close());

  it.each(Object.keys(FILES))(
    '%s: unreadable, with a sentence that helps',
    async (name) => {
      const fault = await test.faultOf(await (FILES[name] as () => Buffer)());
      expect(fault).toMatchObject({ code: 'AUDIO_UNREADABLE', retryable: false });
      expect(fault.message).toMatch(/upload it again/i);
      expect(fault.message).not.toContain(test.folder);
    },
    BUSY_MS,
  );

  it.each(CUTS)('%s cut after %d of it is never taken for a shorter recording', async (name, part) => {
    const whole = await readFile(fixture(name));
    const fault = await test.faultOf(whole.subarray(0, Math.floor(whole.length * part)));
    const message = expect.stringMatching(/cut off|damaged|no audio track/);
    expect(fault).toMatchObject({ code: 'AUDIO_UNREADABLE', message });
  });

  it('takes an MP3 that does not say its length and ends in the middle of a frame, and tells so', async () => {
    const whole = await readFile(fixture('speech.mp3'));
    // Without its first frame, which holds the length, it is what a stream recorder leaves.
    const second = whole.indexOf(whole.subarray(whole.indexOf(0xff), whole.indexOf(0xff) + 2), whole.indexOf('LAME'));
    const audio = await test.decode(whole.subarray(second, whole.length - 50));
    expect(audio.truncated).toBe(true);
    expect((await test.decode(whole.subarray(second))).truncated).toBe(false);
  });

  it('neither reads nor fetches what a playlist names', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const url = `http://127.0.0.1:${port}/a.mp3`;
    const lists = [
      `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${url}\n#EXT-X-ENDLIST\n`,
      `ffconcat version 1.0\nfile '${fixture('speech.mp3')}'\n`,
      `concat:${fixture('speech.mp3')}|${url}`,
      `v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio ${port} RTP/AVP 0\n`,
      `<?xml version="1.0"?><MPD><Period><AdaptationSet><BaseURL>${url}</BaseURL></AdaptationSet></Period></MPD>`,
    ];
    for (const list of lists) {
      expect(await test.faultOf(Buffer.from(list))).toMatchObject({ code: 'AUDIO_UNREADABLE' });
    }
    expect(connections).toBe(0);
    server.close();
  });

  it('lives through flipped bits: sound or a clear fault, never anything else', async () => {
    for (const [seed, name] of ['speech.mp3', 'speech.m4a', 'speech.webm', 'speech.opus'].entries()) {
      const bytes = Buffer.from(await readFile(fixture(name)));
      const where = noise(80, seed + 3);
      for (let i = 0; i < 80; i += 2) {
        const at = where.readUInt16LE(i) % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
      }
      const ended = await test.decode(bytes).catch((fault: { code: string }) => fault);
      if ('code' in ended) expect(ended.code).toBe('AUDIO_UNREADABLE');
      else expect(ended.durationSeconds).toBeGreaterThan(0);
    }
  });
});
