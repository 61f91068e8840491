import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Chunk, planChunks } from '../../../../src/pipeline/transcribing/chunks/chunk-plan.js';
import { mergeChunks } from '../../../../src/pipeline/transcribing/merging/merge-chunks.js';
import { keysOf } from '../../../../src/pipeline/transcribing/merging/spoken-tokens.js';
import { hear, type SpokenWord, type Stamps, speech } from './spoken.js';

/** Shrinking four hundred words takes many minutes and says little more: the seed brings a failure back. */
const QUICKLY = { endOnFailure: true };

const STAMPS: readonly Stamps[] = ['words', 'segments', 'none'];
const said = (words: readonly SpokenWord[]) => words.map((word) => word.text.toLowerCase());
const lengthOf = (words: readonly SpokenWord[]) => (words.at(-1)?.end ?? 0) + 1;
const wobble = (index: number) => Math.sin(index * 12.9898) * 0.06;

/** Cuts anywhere, in the middle of words too, with overlaps as the plan makes them. */
const cutAnywhere = (length: number, places: readonly number[], overlap: number): Chunk[] => {
  const ends = [...places.map((place) => 25 + place * (length - 25)), length].sort((a, b) => a - b);
  const kept = ends.filter((end, i) => i === ends.length - 1 || (ends[i + 1] as number) - end > 20);
  return kept.map((end, ordinal) => {
    const before = kept[ordinal - 1];
    return {
      ordinal,
      start: before === undefined ? 0 : before - overlap,
      end,
      overlap: before === undefined ? 0 : overlap,
    };
  });
};

describe.each(STAMPS)('chunks put together, with time stamps of: %s', (stamps) => {
  it('say every spoken word once, wherever they were cut and however much they share', () => {
    fc.assert(
      fc.property(
        speech,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
        fc.double({ min: 4, max: 8, noNaN: true }),
        fc.boolean(),
        (words, places, overlap, jitters) => {
          const chunks = cutAnywhere(lengthOf(words), places, overlap);
          const heard = chunks.map((chunk) =>
            hear(words, chunk, stamps, (i) => (jitters ? wobble(i + chunk.ordinal) : 0)),
          );
          const merged = mergeChunks(heard, spansOf(words));
          expect(keysOf(merged.text)).toEqual(said(words));
        },
      ),
      { numRuns: 150, ...QUICKLY },
    );
  });

  it('say every spoken word once when cut as planned, at times that are right to a tenth of a second', () => {
    fc.assert(
      fc.property(speech, fc.integer({ min: 20, max: 60 }), (words, longest) => {
        const spans = spansOf(words);
        const chunks = planChunks(lengthOf(words), spans, longest);
        const merged = mergeChunks(
          chunks.map((chunk) => hear(words, chunk, stamps, () => 0)),
          spans,
        );
        expect(keysOf(merged.text)).toEqual(said(words));
        const kinds = merged.flags.map(({ kind }) => kind);
        if (stamps === 'words') expect(kinds).toEqual([]);
        // A word that happens to come twice makes a seam without times doubtful, though it is right.
        else
          expect(kinds.filter((kind) => kind !== 'SEAM_UNCERTAIN')).toEqual(
            stamps === 'none' ? ['TIMES_ESTIMATED'] : [],
          );
        const timed = merged.segments.flatMap((segment) => segment.words ?? []);
        if (stamps === 'words') expect(timed).toHaveLength(words.length);
        timed.forEach((word, i) => {
          expect(Math.abs(word.start - (words[i] as SpokenWord).start)).toBeLessThan(0.1);
        });
      }),
      { numRuns: 100, ...QUICKLY },
    );
  });
});

it('keeps offsets exact over two hours', () => {
  const words = Array.from({ length: 14_400 }, (_, i) => ({ start: i * 0.5, end: i * 0.5 + 0.4, text: `word${i}` }));
  const chunks = planChunks(7_200, [[0, 7_200]], 55);
  const merged = mergeChunks(
    chunks.map((chunk) => hear(words, chunk, 'words', () => 0)),
    [[0, 7_200]],
  );
  const timed = merged.segments.flatMap((segment) => segment.words ?? []);
  expect(timed.map((word) => word.text)).toEqual(words.map((word) => word.text));
  expect(Math.max(...timed.map((word, i) => Math.abs(word.start - i * 0.5)))).toBeLessThan(0.1);
});

it('takes a refrain before the cut for no part of what both heard', () => {
  const first = { ordinal: 0, start: 0, end: 30, overlap: 0 };
  const second = { ordinal: 1, start: 25, end: 60, overlap: 5 };
  const sung = 'one two three four five alpha beta gamma delta';
  const after = 'six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen';
  const merged = mergeChunks(
    [
      { chunk: first, text: `${sung} alpha beta`, segments: [] },
      { chunk: second, text: `alpha beta gamma delta ${after}`, segments: [] },
    ],
    // Two seconds of speech before the cut, at a word a second: two words, and not the six since the refrain began.
    [
      [0, 24],
      [28, 44],
    ],
  );
  expect(keysOf(merged.text).join(' ')).toBe(`${sung} alpha beta gamma delta ${after}`);
});

it('says so where a phrase that is said over and over fits in several places', () => {
  const first = { ordinal: 0, start: 0, end: 30, overlap: 0 };
  const second = { ordinal: 1, start: 22, end: 60, overlap: 8 };
  const verse = 'we will never go back home again my friend';
  const merged = mergeChunks(
    [
      { chunk: first, text: `it was in the winter of that year ${verse} ${verse} ${verse}`, segments: [] },
      { chunk: second, text: `${verse} ${verse} and then the summer came at last`, segments: [] },
    ],
    [[0, 60]],
  );
  expect(merged.flags).toMatchObject([{ kind: 'SEAM_UNCERTAIN', start: 22, end: 30 }, { kind: 'TIMES_ESTIMATED' }]);
});

it('says so where what both heard does not agree', () => {
  const first = { ordinal: 0, start: 0, end: 30, overlap: 0 };
  const second = { ordinal: 1, start: 25, end: 60, overlap: 5 };
  const merged = mergeChunks(
    [
      { chunk: first, text: 'one two three four five six seven eight nine ten eleven twelve thirteen', segments: [] },
      { chunk: second, text: 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi', segments: [] },
    ],
    [[0, 60]],
  );
  expect(merged.flags).toMatchObject([{ kind: 'SEAM_UNCERTAIN', start: 25, end: 30 }, { kind: 'TIMES_ESTIMATED' }]);
  expect(merged.text).toMatch(/thirteen alpha/);
});

/** Speech with the pauses that voice activity would find. */
function spansOf(words: readonly SpokenWord[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const { start, end } of words) {
    const last = spans.at(-1);
    if (last && start - last[1] < 0.3) last[1] = end;
    else spans.push([start, end]);
  }
  return spans;
}
