import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { FaithfulRefining } from '../../../src/pipeline/refining/faithful-refining.js';
import type { Refiner } from '../../../src/pipeline/refining/refiner.js';

/** A model that gives each part back as it got it: what is lost or doubled was lost or doubled at a seam. */
function echo(longestPart: number): Refiner & { parts: number } {
  const usage = { provider: 'echo', model: 'echo', requests: 1 };
  const refiner = {
    provider: 'echo',
    model: 'echo',
    longestPart,
    canRepair: false,
    parts: 0,
    refine: ({ transcript }: { transcript: string }) => {
      refiner.parts += 1;
      return Promise.resolve({ text: transcript, usage, finishReason: 'stop' as const });
    },
  };
  return refiner;
}

/** A word of letters alone that no other number has. */
function name(index: number): string {
  return [...String(index + 1_000)].map((digit) => 'bdfghklmnp'[Number(digit)]! + 'aeiou'[Number(digit) % 5]!).join('');
}

const WORDS = 10_000;
const ENDS = ['. ', '.\n', '? ', '.\n\n', '! '] as const;

describe('an hour of speech', () => {
  it('is refined in parts with no sentence lost or doubled at a seam', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.tuple(fc.integer({ min: 3, max: 14 }), fc.constantFrom(...ENDS))),
        fc.integer({ min: 1_500, max: 12_000 }),
        async (stream, longestPart) => {
          const sentences: string[] = [];
          let text = '';
          for (let words = 0; words < WORDS; ) {
            const [length, end] = stream.next().value;
            const filler = 'we heard the song in the room and it was very good at night'.split(' ').slice(0, length);
            sentences.push(`The ${name(sentences.length)} ${filler.join(' ')}`);
            text += sentences.at(-1) + end;
            words += length + 2;
          }
          const refiner = echo(longestPart);
          const judged = await new FaithfulRefining(refiner).refine({
            transcript: text,
            systemPrompt: '',
            brandBible: DEFAULT_BRAND_BIBLE,
            document: { language: 'en' },
            signal: new AbortController().signal,
            progress: () => undefined,
          });
          expect(refiner.parts).toBeGreaterThanOrEqual(Math.floor(text.length / longestPart));
          const blanks = (one: string) => one.trim().replace(/\s+/g, ' ');
          expect(blanks(judged.text)).toBe(blanks(text));
          for (const sentence of sentences) expect(judged.text.split(sentence)).toHaveLength(2);
        },
      ),
      { numRuns: 3 },
    );
  });
});
