import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SpeechActivity } from '../../../../src/pipeline/transcribing/audio/speech-activity.js';
import { fixture } from './decoding.js';

const RATE = 16_000;
const seconds = (length: number, value: (time: number) => number) =>
  new Float32Array(length * RATE).map((_, i) => value(i / RATE));
const spansOf = (...blocks: Float32Array[]) => {
  const activity = new SpeechActivity();
  for (const block of blocks) activity.push(block);
  return activity.spans();
};
const speech = async (gain = 1) => {
  const bytes = (await readFile(fixture('speech.wav'))).subarray(44);
  return new Float32Array(bytes.length / 2).map((_, i) => (gain * bytes.readInt16LE(i * 2)) / 32768);
};
const random = (() => {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) as number;
  };
})();
const silence = seconds(3, () => 0);
const white = seconds(8, () => 0.3 * random());
const brown = (() => {
  let level = 0;
  return seconds(8, () => {
    level = 0.99 * level + 0.05 * random();
    return level;
  });
})();
const tone = seconds(8, (time) => 0.5 * Math.sin(2 * Math.PI * 440 * time));
const hum = seconds(8, (time) => 0.1 * Math.sin(2 * Math.PI * 50 * time));

describe('voice activity', () => {
  it.each<[string, Float32Array[]]>([
    ['nothing', []],
    ['digital silence', [silence]],
    ['dither', [seconds(8, () => Math.round(random()) / 32768)]],
    ['white noise', [white]],
    ['brown noise', [brown]],
    ['a tone', [tone]],
    ['mains hum', [hum]],
    ['a tone that begins and ends', [silence, tone, silence]],
    ['noise that begins and ends', [silence, white, silence]],
    ['single clicks', [seconds(8, (time) => (Math.round(time * RATE) % RATE === 0 ? 0.8 : 0))]],
  ])('there is none in %s', (_name, blocks) => {
    expect(spansOf(...blocks)).toEqual([]);
  });

  it.each([1, 0.1, 0.01])('there is in speech at %f of its loudness', async (gain) => {
    const spans = spansOf(await speech(gain));
    const total = spans.reduce((sum, [start, end]) => sum + end - start, 0);
    expect(total).toBeGreaterThan(5);
    expect(total).toBeLessThan(7.5);
  });

  it('there is in speech over steady noise', async () => {
    const spoken = await speech();
    expect(spansOf(spoken.map((sample) => sample + 0.02 * random())).length).toBeGreaterThan(0);
  });

  it('is found where it is, however the sound is cut into blocks', async () => {
    const spoken = await speech();
    const whole = spansOf(silence, spoken, silence);
    expect(whole[0]?.[0]).toBeGreaterThan(2.9);
    expect(whole.at(-1)?.[1]).toBeLessThan(3 + 7.6);
    const sound = new Float32Array(silence.length * 2 + spoken.length);
    sound.set(spoken, silence.length);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: sound.length - 1 }), { maxLength: 8 }), (cuts) => {
        const points = [0, ...cuts.sort((a, b) => a - b), sound.length];
        const blocks = points.slice(1).map((end, i) => sound.subarray(points[i], end));
        expect(spansOf(...blocks)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });
});
