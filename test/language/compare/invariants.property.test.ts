import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

const SENTENCES = [
  'The harbour opens at six.',
  'Nobody checked the ropes before the storm.',
  'Maria painted 14 boats last winter.',
  'We might sell the smaller house next year.',
  'It costs €320 a month.',
  'If the wind turns, the ferry stays in port.',
  'My brother never liked the cold.',
  'They counted about 200 birds on Monday.',
  'She said, "Bring the blue lamp."',
  'The engine failed twice in March.',
  'Most visitors arrive by train.',
  'I grew the tomatoes behind the school.',
];
const texts = fc.uniqueArray(fc.constantFrom(...SENTENCES), { minLength: 2, maxLength: 8 });

function verdict(raw: string, refined: string) {
  return judge({ raw, refined, language: 'en', brand: DEFAULT_BRAND_BIBLE }).verdict;
}

describe('judging, whatever the text', () => {
  it('passes a text that is what was said', () => {
    fc.assert(
      fc.property(texts, (sentences) => expect(verdict(sentences.join(' '), sentences.join(' '))).toBe('PASS')),
    );
  });

  it('never passes a text that leaves a sentence out', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (sentences, seed) => {
        const left = sentences.filter((_, at) => at !== seed % sentences.length);
        expect(verdict(sentences.join(' '), left.join(' '))).not.toBe('PASS');
      }),
    );
  });

  it('never passes a text with a digit changed, either way round', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), (sentences, by) => {
        const text = sentences.join(' ');
        const changed = text.replace(/\d/, (digit) => String((Number(digit) + by) % 10));
        fc.pre(changed !== text);
        expect(verdict(text, changed)).toBe('REJECT');
        expect(verdict(changed, text)).toBe('REJECT');
      }),
    );
  });

  it('takes any two texts at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 120 }),
        fc.string({ unit: 'binary', maxLength: 120 }),
        (raw, refined) => {
          const { findings } = judge({ raw, refined, language: null, brand: DEFAULT_BRAND_BIBLE });
          for (const { rawSpan, refinedSpan } of findings) {
            expect(rawSpan === null || rawSpan[1] <= raw.length).toBe(true);
            expect(refinedSpan === null || refinedSpan[1] <= refined.length).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
