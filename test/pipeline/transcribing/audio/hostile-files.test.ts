import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DecodingTest, fixture } from './decoding.js';
import { HOSTILE_FILES, noise } from './hostile-files.js';

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

describe('hostile and broken files', () => {
  let test: DecodingTest;
  beforeEach(async () => {
    test = await DecodingTest.open();
  });
  afterEach(() => test.close());

  it.each(Object.keys(HOSTILE_FILES))('%s: unreadable, with a sentence that helps', async (name) => {
    const fault = await test.faultOf(await (HOSTILE_FILES[name] as () => Buffer)());
    expect(fault).toMatchObject({ code: 'AUDIO_UNREADABLE', retryable: false });
    expect(fault.message).toMatch(/upload it again/i);
    expect(fault.message).not.toContain(test.folder);
  });

  it.each(CUTS)('%s cut after %d of it is never taken for a shorter recording', async (name, part) => {
    const whole = await readFile(fixture(name));
    const fault = await test.faultOf(whole.subarray(0, Math.floor(whole.length * part)));
    const message = expect.stringMatching(/cut off|damaged|no audio track/);
    expect(fault).toMatchObject({ code: 'AUDIO_UNREADABLE', message });
  });

  it('accepts an MP3 without a length that ends in the middle of a frame, and flags it', async () => {
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
