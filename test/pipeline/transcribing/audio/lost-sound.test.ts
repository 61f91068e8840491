import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DecodedAudio } from '../../../../src/pipeline/transcribing/audio/decode-protocol.js';
import { DecodingTest, fixture, wav } from './decoding.js';

/** A chunk of a WAV: so many bytes, or these. */
const chunk = (id: string, content: Buffer) => {
  const header = Buffer.alloc(8);
  header.write(id, 'latin1');
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content, Buffer.alloc(content.length % 2)]);
};
const riff = (...chunks: Buffer[]) => chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]));
const zeroed = (bytes: Buffer, from: number, length: number) =>
  Buffer.from(bytes).fill(0, Math.floor(from), Math.floor(from) + length);

/** Half of a recording that is silently not there is worse than a job that fails. */
describe('sound that would be lost without a word', () => {
  let test: DecodingTest;
  let speech: Buffer;
  let samples: number[];
  beforeEach(async () => {
    test = await DecodingTest.open();
    const whole = await readFile(fixture('speech.wav'));
    speech = whole.subarray(whole.indexOf('data') + 8);
    samples = Array.from({ length: speech.length / 2 }, (_, i) => speech.readInt16LE(i * 2) / 32768);
  });
  afterEach(() => test.close());
  const kinds = ({ findings = [] }: DecodedAudio) => findings.map(({ kind }) => kind);
  const fmt = (codec: number, width: number, rate = 16_000) => {
    const content = Buffer.alloc(16);
    [codec, 1].forEach((value, i) => {
      content.writeUInt16LE(value, i * 2);
    });
    content.writeUInt32LE(rate, 4);
    content.writeUInt32LE(rate * width, 8);
    content.writeUInt16LE(width, 12);
    content.writeUInt16LE(width * 8, 14);
    return chunk('fmt ', content);
  };

  it.each(['speech.ogg', 'speech.opus'])('all streams of a chained %s are heard', async (name) => {
    const link = await readFile(fixture(name));
    const audio = await test.decode(Buffer.concat([link, link, link]));
    expect(audio.durationSeconds).toBeCloseTo(22.5, 0);
    expect(audio.speech).toHaveLength(6);
    expect(kinds(audio)).toEqual([]);
  });

  it('an Ogg whose pages are gone in the middle is damaged, one whose page was changed is flagged', async () => {
    const ogg = await readFile(fixture('speech.ogg'));
    expect(await test.faultOf(zeroed(ogg, ogg.length * 0.4, 6000))).toMatchObject({ code: 'AUDIO_UNREADABLE' });
    const opus = await readFile(fixture('speech.opus'));
    expect(kinds(await test.decode(zeroed(opus, Math.floor(opus.length * 0.4), 600)))).toContain('damaged');
  });

  it.each(['fragmented.mp4', 'recorded-by-a-browser.webm'])(
    '%s, which tells no length, is cut off or whole',
    async (name) => {
      const whole = await readFile(fixture(name));
      expect((await test.decode(whole)).speech).toHaveLength(2);
      const cut = await test.faultOf(whole.subarray(0, Math.floor(whole.length * 0.7)));
      expect(cut).toMatchObject({ code: 'AUDIO_UNREADABLE', message: expect.stringMatching(/cut off/) });
    },
  );

  it('a stretch that a WebM leaves out is flagged with its span', async () => {
    const webm = await readFile(fixture('speech.webm'));
    const audio = await test.decode(zeroed(webm, Math.floor(webm.length * 0.4), 2000));
    const [gap] = audio.findings ?? [];
    expect(gap?.kind).toBe('gap');
    expect((gap?.end ?? 0) - (gap?.start ?? 0)).toBeGreaterThan(0.5);
  });

  it('an MP3 of a stream with a hole in it is damaged; one with a few stray bytes is flagged; tags are neither', async () => {
    const mp3 = await readFile(fixture('speech.mp3'));
    const raw = mp3.subarray(mp3.indexOf(mp3.subarray(mp3.indexOf(0xff), mp3.indexOf(0xff) + 2), mp3.indexOf('Info')));
    const middle = Math.floor(raw.length / 2);
    expect(await test.faultOf(zeroed(raw, middle, 6000))).toMatchObject({ code: 'AUDIO_UNREADABLE' });
    const stray = Buffer.concat([raw.subarray(0, middle), Buffer.alloc(40, 0x41), raw.subarray(middle)]);
    expect(kinds(await test.decode(stray))).toEqual(['damaged']);
    const tag = Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\x07\x68', 'latin1'), Buffer.alloc(1000, 0xff)]);
    const tagged = Buffer.concat([tag, raw, tag, raw, Buffer.from('TAG'), Buffer.alloc(125, 0xff)]);
    const audio = await test.decode(tagged);
    expect([audio.durationSeconds, kinds(audio)]).toEqual([expect.closeTo(15, 0), []]);
  });

  it('a WAV is cut off however much stands before its samples, and is no MP3 whatever its tags hold', async () => {
    const pcm = [fmt(1, 2), chunk('LIST', Buffer.alloc(200_000, 0x20)), chunk('data', speech)];
    expect((await test.decode(riff(...pcm))).durationSeconds).toBe(7.5);
    const cut = riff(...pcm).subarray(0, 320_000);
    expect(await test.faultOf(cut)).toMatchObject({ message: expect.stringMatching(/cut off/) });
    const frames = (await readFile(fixture('speech.mp3'))).subarray(500, 3_500);
    const polyglot = riff(fmt(1, 2), chunk('LIST', frames), chunk('data', speech));
    expect(await test.decode(polyglot)).toMatchObject({ format: 'WAVE', durationSeconds: 7.5 });
  });

  it('a WAV in µ-law is heard, of which silence looks like the frames of an MP3; another codec is named', async () => {
    const ulaw = Buffer.from(samples.map(ulawOf));
    const audio = await test.decode(riff(fmt(7, 1), chunk('data', Buffer.concat([Buffer.alloc(4000, 0xff), ulaw]))));
    expect(audio).toMatchObject({
      format: 'WAVE',
      durationSeconds: 7.75,
      speech: [expect.anything(), expect.anything()],
    });
    // Nothing decodes the codec with this number.
    const fault = await test.faultOf(riff(fmt(0x4242, 1), chunk('data', speech)));
    expect(fault.message).toMatch(/unsupported codec \(WAVE 16962\)/);
  });

  it('a second voice on the other channel is heard from its first word on, soft as it may be', async () => {
    const both = [...samples.map((s) => [s, 0]), ...samples.map((s) => [0, s * 0.25])];
    const { speech: spans } = await test.decode(wav(both));
    expect(spans).toHaveLength(4);
    expect((spans[2]?.[0] ?? 0) - 7.5).toBeCloseTo(spans[0]?.[0] ?? 0, 0);
  });

  it('speech over a constant offset of the converter is speech', async () => {
    const { speechSeconds } = await test.decode(wav(samples.map((sample) => [sample * 0.03 + 0.5])));
    expect(speechSeconds).toBeGreaterThan(5.5);
  });

  it('a first track with nothing but hiss is passed over', async () => {
    const audio = await test.decode(fixture('hiss-then-speech.m4a'));
    expect(audio.speech).toHaveLength(2);
    const swapped = await test.decode(fixture('second-track-speaks.m4a'));
    expect(kinds(swapped)).toEqual([]);
  });

  it.each(['speech.mp3', 'speech.m4a', 'speech.opus'])(
    '%s: every word lies where it does in the WAV, to a tenth of a second',
    async (name) => {
      const truth = (await test.decode(fixture('speech.wav'))).speech.flat();
      const heard = (await test.decode(fixture(name))).speech.flat();
      expect(heard).toHaveLength(truth.length);
      heard.forEach((time, i) => {
        expect(Math.abs(time - (truth[i] as number))).toBeLessThan(0.1);
      });
    },
  );
});

/** G.711's µ-law, by its definition. */
function ulawOf(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const level = Math.min(32_635, Math.abs(Math.round(sample * 32_767))) + 132;
  const exponent = Math.floor(Math.log2(level)) - 7;
  const mantissa = (level >> (exponent + 3)) & 15;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}
