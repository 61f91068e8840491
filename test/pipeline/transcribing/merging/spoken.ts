import fc from 'fast-check';
import type { TranscriptSegment } from '../../../../src/jobs/results/transcript.js';
import type { Chunk } from '../../../../src/pipeline/transcribing/chunks/chunk-plan.js';
import type { HeardChunk } from '../../../../src/pipeline/transcribing/merging/merge-chunks.js';

/** One word as it was really said. */
export interface SpokenWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a recogniser gives besides the words. */
export type Stamps = 'words' | 'segments' | 'none';

const VOCABULARY =
  `we recorded many songs in this room and they were finished one night it was winter so cold but small team did
  what first thing learned is that good story needs quiet place sold on monday sorry mean tuesday people come from different
  countries if you want to make record with us please call ask for help again I think never always because after before`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Speech with sentences, pauses and words that are said twice. */
export const speech: fc.Arbitrary<readonly SpokenWord[]> = fc
  .array(
    fc.record({
      word: fc.integer({ min: 0, max: VOCABULARY.length - 1 }),
      length: fc.integer({ min: 12, max: 55 }),
      gap: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 2, max: 10 }) },
        { weight: 1, arbitrary: fc.integer({ min: 50, max: 200 }) },
      ),
      twice: fc.oneof({ weight: 15, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    }),
    { minLength: 120, maxLength: 400, size: 'max' },
  )
  .map((words) => {
    let at = 0;
    return words.flatMap(({ word, length, gap, twice }) =>
      Array.from({ length: twice ? 2 : 1 }, () => {
        const start = at + gap / 100;
        at = start + length / 100;
        return { start, end: at, text: VOCABULARY[word] as string };
      }),
    );
  });

/** What a recogniser that makes no mistakes hears in a chunk: the words whose middle lies in it, at times it is a little off with. */
export function hear(
  words: readonly SpokenWord[],
  chunk: Chunk,
  stamps: Stamps,
  jitter: (index: number) => number,
): HeardChunk {
  const within = words
    .map((word, index) => ({ ...word, index }))
    .filter(({ start, end }) => (start + end) / 2 >= chunk.start && (start + end) / 2 < chunk.end);
  const timed = within.map(({ start, end, text, index }) => {
    const from = Math.max(0, start - chunk.start + jitter(index));
    return { start: from, end: Math.max(from + 0.02, end - chunk.start + jitter(index)), text, confidence: null };
  });
  const text = within.map((word) => word.text).join(' ');
  return { chunk, text, segments: stamps === 'none' ? [] : segmentsOf(timed, stamps) };
}

/** Eleven words a segment. */
function segmentsOf(words: readonly { start: number; end: number; text: string; confidence: null }[], stamps: Stamps) {
  const segments: TranscriptSegment[] = [];
  for (let i = 0; i < words.length; i += 11) {
    const part = words.slice(i, i + 11);
    const text = part
      .map((word, at) => (at === 0 ? `${word.text[0]?.toUpperCase()}${word.text.slice(1)}` : word.text))
      .join(' ');
    segments.push({
      start: part[0]?.start ?? 0,
      end: part.at(-1)?.end ?? 0,
      text: `${text}.`,
      confidence: null,
      ...(stamps === 'words' ? { words: part } : {}),
    });
  }
  return segments;
}
