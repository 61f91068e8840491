import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numberWordsOf } from '../../../../src/language/figures/number-words-of.js';
import { dutch, french, german, italian, portuguese, type Speller, spanish, swiss } from './spell.js';

const SPELLERS: readonly (readonly [string, string, Speller])[] = [
  ['German', 'de', german],
  ['Spanish', 'es', spanish],
  ['French', 'fr', french],
  ['French of Switzerland', 'fr', swiss],
  ['Italian', 'it', italian],
  ['Portuguese', 'pt', portuguese],
  ['Dutch', 'nl', dutch],
];

function wordsOf(spoken: string): string[] {
  return spoken.toLowerCase().split(/[\s-]+/u);
}

/** Small numbers, round ones and any other. */
const numbers = fc.oneof(
  fc.integer({ min: 2, max: 100 }),
  fc.integer({ min: 2, max: 9999 }),
  fc.integer({ min: 2, max: 999_999_999 }),
  fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 2, max: 7 })).map(([head, zeros]) => head * 10 ** zeros),
);

describe.each(SPELLERS)('the number words of %s', (_, language, spell) => {
  const reader = numberWordsOf(language)!;

  it('are read as the number that was spelled, whatever stands around it', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        const words = wordsOf(spell(value));
        const found = reader.read(['xxx', ...words, 'yyy'], 1);
        expect({ words, found }).toEqual({
          words,
          found: { value: String(value), length: words.length, ordinal: false },
        });
      }),
    );
  });

  it('take the whole number and not a part of it', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const words = wordsOf(spell(one));
        const found = reader.read([...words, 'xxx', ...wordsOf(spell(other))], 0);
        expect(found?.length).toBe(words.length);
      }),
    );
  });
});
