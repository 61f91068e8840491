import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SpeechSpan } from '../../../../src/pipeline/transcribing/audio/decode-protocol.js';
import { estimateTimes } from '../../../../src/pipeline/transcribing/merging/estimate-times.js';

const words = fc.array(fc.stringMatching(/^[a-z]{1,12}[.?!]?$/), { minLength: 1, maxLength: 200 });
const speech = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 60 })), { maxLength: 12 })
  .map((lengths) => {
    let at = 0;
    return lengths.map(([pause, length]): SpeechSpan => {
      at += pause;
      const start = at;
      at += length;
      return [start, at];
    });
  });

describe('times that nobody told', () => {
  it('keep every word, go forward, and lie where somebody speaks', () => {
    fc.assert(
      fc.property(words, speech, (said, spans) => {
        const to = (spans.at(-1)?.[1] ?? 20) + 5;
        const segments = estimateTimes({ text: said.join(' '), from: 0, to }, spans);
        expect(segments.map(({ text }) => text).join(' ')).toBe(said.join(' '));
        let before = 0;
        for (const { start, end } of segments as { start: number; end: number }[]) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(to);
          const inSpeech = (at: number) => spans.some(([from, until]) => at >= from - 0.01 && at <= until + 0.01);
          if (spans.length > 0) expect([inSpeech(start), inSpeech(end)]).toEqual([true, true]);
          before = end;
        }
      }),
    );
  });

  it('share the speech out by length, across a pause', () => {
    const spoken = [
      [0, 10],
      [50, 60],
    ] as const;
    const text = 'These are the words. Those are the words.';
    expect(estimateTimes({ text, from: 0, to: 60 }, spoken)).toEqual([
      { start: 0, end: 10, text: 'These are the words.', confidence: null },
      { start: 50, end: 60, text: 'Those are the words.', confidence: null },
    ]);
  });

  it('cut a text without spaces at its sentences, and long sentences between signs', () => {
    const text = `那是冬天。天气很冷！${'我们录了四百五十首歌'.repeat(12)}。`;
    const segments = estimateTimes({ text, from: 0, to: 60 }, [[0, 60]]);
    expect(segments.map((segment) => segment.text).join('')).toBe(text);
    expect(segments.map((segment) => segment.text).slice(0, 2)).toEqual(['那是冬天。', '天气很冷！']);
    for (const segment of segments) expect(segment.text.length).toBeLessThanOrEqual(84);
  });
});
