import { describe, expect, it } from '@jest/globals';
import type { TranscriptSegment } from '../../../../src/jobs/results/transcript.js';
import { planChunks } from '../../../../src/pipeline/transcribing/chunks/chunk-plan.js';
import { numberSpeakers, speakersAcrossParts } from '../../../../src/pipeline/transcribing/speakers/across-parts.js';
import { assignSpeakers } from '../../../../src/pipeline/transcribing/speakers/assign-speakers.js';

type Said = readonly [start: number, end: number, speaker: string | null];

const segment = ([start, end, speaker]: Said): TranscriptSegment => ({
  start,
  end,
  text: `at ${start}`,
  confidence: null,
  ...(speaker === null ? {} : { speaker }),
});
/** A part from `start` to `end` whose segments count from its start. */
const part = (start: number, end: number, overlap: number, said: readonly Said[], ordinal = 0) => ({
  chunk: { ordinal, start, end, overlap },
  text: 'x',
  segments: said.map(segment),
});
const labels = (parts: readonly { readonly segments: readonly TranscriptSegment[] }[]) =>
  parts.map(({ segments }) => segments.map(({ speaker }) => speaker ?? null));

describe('the speakers of several parts', () => {
  it('are the same where both parts have their speech, whatever their labels', () => {
    const { parts, flags } = speakersAcrossParts(
      [
        part(0, 60, 0, [
          [0, 30, 'A'],
          [30, 57, 'B'],
          [57, 60, 'A'],
        ]),
        part(55, 120, 5, [
          [0, 2, 'X'],
          [2, 20, 'Y'],
          [20, 40, 'X'],
          [40, 60, 'Z'],
        ]),
      ],
      'auto',
    );
    const [[a, b]] = labels(parts) as [[string, string]];
    expect(labels(parts)[1]).toEqual([b, a, b, expect.stringMatching(/^speaker 2$/)]);
    expect(flags).toMatchObject([{ kind: 'SPEAKERS_UNCERTAIN', start: 55, end: 120 }]);
  });

  it('are new where nothing shows who they are, and a flag says so', () => {
    const two: Said[] = [
      [0, 5, 'A'],
      [5, 10, 'B'],
    ];
    const { parts, flags } = speakersAcrossParts([part(0, 10, 0, two), part(10, 20, 0, two)], 'auto');
    expect(new Set(labels(parts).flat()).size).toBe(4);
    expect(flags).toMatchObject([{ kind: 'SPEAKERS_UNCERTAIN', start: 10 }]);
  });

  it('are found by elimination where their number is known', () => {
    const { parts, flags } = speakersAcrossParts(
      [
        part(0, 60, 0, [
          [0, 50, 'A'],
          [50, 60, 'B'],
        ]),
        part(55, 120, 5, [
          [0, 20, 'A'],
          [20, 60, 'B'],
        ]),
      ],
      2,
    );
    const [[a, b]] = labels(parts) as [[string, string]];
    expect(labels(parts)).toEqual([
      [a, b],
      [b, a],
    ]);
    expect(flags).toEqual([]);
  });

  it('one alone in each part is taken for the same, with a flag', () => {
    const { parts, flags } = speakersAcrossParts(
      [part(0, 10, 0, [[0, 9, 'A']]), part(10, 20, 0, [[0, 9, 'A']])],
      'auto',
    );
    expect(new Set(labels(parts).flat()).size).toBe(1);
    expect(flags).toHaveLength(1);
  });

  it('are nobody where they are not wanted', () => {
    expect(labels(speakersAcrossParts([part(0, 10, 0, [[0, 5, 'A']])], 'off').parts)).toEqual([[null]]);
  });

  it('are numbered in the order of their first words', () => {
    const said: Said[] = [
      [0, 1, 'z'],
      [1, 2, null],
      [2, 3, 'a'],
      [3, 4, 'z'],
    ];
    expect(numberSpeakers(said.map(segment)).map(({ speaker }) => speaker ?? null)).toEqual([
      'Speaker 1',
      null,
      'Speaker 2',
      'Speaker 1',
    ]);
  });

  it('are requested in two parts if a recogniser distinguishes them, and the parts overlap at pauses too', () => {
    const speech: [number, number][] = Array.from({ length: 30 }, (_, i) => [i * 4, i * 4 + 3]);
    expect(planChunks(120, speech, 60).map(({ overlap }) => overlap)).toEqual([0, 0, 0]);
    expect(
      planChunks(120, speech, 60, true)
        .slice(1)
        .every(({ overlap }) => overlap === 5),
    ).toBe(true);
  });
});

describe('voices by time', () => {
  const words = (text: string, start: number) =>
    text.split(' ').map((word, i) => ({ text: word, start: start + i, end: start + i + 0.8, confidence: null }));
  const spoken = (text: string, start: number, timed = true): TranscriptSegment => ({
    start,
    end: start + text.split(' ').length,
    text,
    confidence: null,
    ...(timed ? { words: words(text, start) } : {}),
  });
  const spans = [
    { start: 0, end: 3.1, speaker: '0' },
    { start: 3.1, end: 6, speaker: '1' },
    { start: 9, end: 12, speaker: '0' },
  ];

  it('divide a segment where the voice changes', () => {
    const found = assignSpeakers([spoken('did you hear yes I did', 0)], spans);
    expect(found.map(({ text, speaker, start, end }) => ({ text, speaker, start, end }))).toEqual([
      { text: 'did you hear', speaker: '0', start: 0, end: 2.8 },
      { text: 'yes I did', speaker: '1', start: 3, end: 5.8 },
    ]);
    expect(found[1]?.words).toHaveLength(3);
  });

  it.each([
    ['without times of words to whoever speaks most of it', spoken('a b c d e', 1, false), ['1']],
    ['beside a stretch to the nearest voice', spoken('a', 6.5, false), ['1']],
    ['far from every stretch to nobody', spoken('a', 14, false), [undefined]],
    [
      'whose one word strays to one voice',
      { ...spoken('a b c', 9), words: [...words('a b', 9), { ...words('c', 4)[0]! }] },
      ['0', '1'],
    ],
  ])('give a segment %s', (_, one, speakers) => {
    expect(assignSpeakers([one], spans).map(({ speaker }) => speaker)).toEqual(speakers);
  });

  it('lose no word', () => {
    const segments = [spoken('one two three four five six', 0), spoken('seven eight', 9), spoken('nine', 20)];
    const text = (list: readonly TranscriptSegment[]) => list.map((one) => one.text).join(' ');
    expect(text(assignSpeakers(segments, spans))).toBe(text(segments));
    expect(assignSpeakers(segments, [])).toEqual(segments);
  });
});
