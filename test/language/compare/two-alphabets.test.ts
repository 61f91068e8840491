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

describe('an address that was spelt in the words of a language without rules', () => {
  const refined = 'Пишите на ivan@example.org.';

  it('is for a person to compare where its signs were named', () => {
    const said = 'пишите на и ви эй эн собака икзампл точка орг';
    expect(activeContent(said, refined, 'ru')).toMatchObject([{ check: 'active-content', grade: 'REVIEW' }]);
  });

  it.each([
    ['was not spelt', 'пишите нам на почту', 'ru'],
    ['has a full stop that nobody named', 'пишите на иван собака почта', 'ru'],
    ['is in a language with rules', 'write to ivan собака точка', 'en'],
  ])('is rejected where it %s', (_, said, language) => {
    expect(activeContent(said, refined, language)).toMatchObject([{ check: 'active-content', grade: 'REJECT' }]);
  });
});
