import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DecodingTest, fixture, frames, wav } from './decoding.js';

const FORMATS = [
  'speech.mp3',
  'speech.m4a',
  'speech.wav',
  'speech.flac',
  'speech.ogg',
  'speech.opus',
  'speech.webm',
  'speech.aac',
  'speech-with-video.mp4',
  'speech-with-video.mov',
  'second-track-speaks.m4a',
];
const tone = (time: number) => 0.5 * Math.sin(2 * Math.PI * 440 * time);

describe('the decoder', () => {
  let test: DecodingTest;
  beforeEach(async () => {
    test = await DecodingTest.open();
  });
  afterEach(() => test.close());
  const samples = async () => {
    const bytes = (await readFile(test.wavPath)).subarray(44);
    return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  };
  const loudness = async () => {
    const all = await samples();
    return Math.sqrt(all.reduce((sum, sample) => sum + (sample / 32768) ** 2, 0) / all.length);
  };

  it.each(FORMATS)('%s: the whole sound, and where there is speech in it', async (name) => {
    const audio = await test.decode(fixture(name));
    expect(audio.durationSeconds).toBeGreaterThan(7.4);
    expect(audio.durationSeconds).toBeLessThan(7.7);
    expect(audio.speechSeconds).toBeGreaterThan(5.5);
    expect(audio.speech).toHaveLength(2);
    expect((await samples()).length / 16_000).toBeCloseTo(audio.durationSeconds, 3);
    expect(await loudness()).toBeGreaterThan(0.03);
  });

  it('keeps a tone at its pitch and loudness through a change of sample rate', async () => {
    for (const rate of [8_000, 11_025, 44_100, 48_000, 96_000]) {
      const audio = await test.decode(
        wav(
          frames(2, (time) => [tone(time)], rate),
          { rate },
        ),
      );
      expect(audio.durationSeconds).toBeCloseTo(2, 2);
      const all = (await samples()).subarray(1600, 30_400);
      const crossings = all.filter((sample, i) => i > 0 && sample >= 0 && (all[i - 1] as number) < 0).length;
      expect(crossings / (all.length / 16_000)).toBeCloseTo(440, -1);
      expect(await loudness()).toBeCloseTo(0.5 / Math.SQRT2, 2);
    }
  });

  it('lets nothing above the new Nyquist frequency fold back', async () => {
    await test.decode(
      wav(
        frames(2, (time) => [0.5 * Math.sin(2 * Math.PI * 15_000 * time)], 48_000),
        { rate: 48_000 },
      ),
    );
    expect(await loudness()).toBeLessThan(0.001);
  });

  it('hears channels in opposite phase, and a voice on one channel alone', async () => {
    await test.decode(wav(frames(2, (time) => [tone(time), -tone(time)])));
    expect(await loudness()).toBeCloseTo(0.5 / Math.SQRT2, 1);
    await test.decode(wav(frames(2, (time) => [0, tone(time)])));
    expect(await loudness()).toBeCloseTo(0.5 / Math.SQRT2, 1);
  });

  it('takes what is no number for silence', async () => {
    const broken = wav(
      frames(2, (time) => [time < 1 ? Number.NaN : time < 1.5 ? Number.POSITIVE_INFINITY : tone(time)]),
      {
        float: true,
      },
    );
    await test.decode(broken);
    const all = await samples();
    expect(Math.max(...all.subarray(0, 23_000))).toBe(0);
    expect(Math.max(...all.subarray(25_000))).toBeGreaterThan(16_000);
  });

  it.each([0, 0xffffffff])('takes a streamed WAV that claims %i bytes', async (claimedBytes) => {
    const audio = await test.decode(
      wav(
        frames(3, (time) => [tone(time)]),
        { claimedBytes },
      ),
    );
    expect(audio.durationSeconds).toBeCloseTo(3, 2);
  });

  it('takes exactly the longest recording that is allowed, and refuses one a little longer', async () => {
    const three = wav(frames(3, (time) => [tone(time)]));
    expect((await test.decode(three, 3)).durationSeconds).toBe(3);
    const fault = await test.faultOf(wav(frames(3.01, (time) => [tone(time)])), 3);
    expect(fault).toMatchObject({ code: 'AUDIO_TOO_LARGE', retryable: false });
  });

  it('stops when it is aborted', async () => {
    const abort = new AbortController();
    const decoded = test.decode(fixture('speech.mp3'), 3600, abort.signal);
    setTimeout(() => abort.abort(new Error('cancelled')), 20);
    await expect(decoded).rejects.toThrow('cancelled');
  });
});
