import { describe, expect, it } from '@jest/globals';
import { activeContent } from '../../../src/language/compare/neutral/active-content.js';

describe('a word of two alphabets', () => {
  it.each(['log in at p\u0430ypal now', 'our \u041Eslo office', 'the \u03BFffice'])(
    'is no honest edit: %s',
    (refined) => {
      expect(activeContent('we said something', refined, 'en')).toMatchObject([
        { check: 'active-content', grade: 'REJECT' },
      ]);
    },
  );

  it.each(['he takes 5 \u03BCg a day', 'a resistor of 10 k\u03A9', 'мы сказали OK', 'the letter \u03B1 in Latin text'])(
    'is not seen in units, words and letters of one: %s',
    (refined) => {
      expect(activeContent('we said something', refined, 'en')).toEqual([]);
    },
  );
});
