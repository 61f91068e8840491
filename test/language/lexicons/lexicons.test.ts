import { describe, expect, it } from '@jest/globals';
import { numberWordsOf } from '../../../src/language/figures/number-words-of.js';
import type { Shade } from '../../../src/language/lexicons/lexicon.js';
import { ALL_LEXICONS, lexiconOf } from '../../../src/language/lexicons/lexicons.js';
import { byPhrase } from '../../../src/language/lexicons/word-list.js';
import { plain, tokenize } from '../../../src/language/text/tokens.js';

const byLanguage = ALL_LEXICONS.map((lexicon) => [lexicon.language, lexicon] as const);

describe.each(byLanguage)('the lexicon of %s', (language, lexicon) => {
  const shades = Object.entries(lexicon.shades) as [Shade, Record<string, string>][];
  const phrases = [
    ...shades.flatMap(([, table]) => Object.keys(table)),
    ...lexicon.idlePhrases,
    ...lexicon.editTerms,
    ...lexicon.sameMeaning.flat(),
    ...Object.keys(lexicon.units),
    ...Object.keys(lexicon.currencies),
  ];
  const words = [
    lexicon.functionWords,
    lexicon.negations,
    lexicon.pronouns,
    lexicon.determiners,
    lexicon.prepositions,
    lexicon.conjunctions,
    lexicon.auxiliaries,
    lexicon.titles,
  ].flatMap((set) => [...set]);

  it('is found by any tag of its language', () => {
    expect(lexiconOf(language)).toBe(lexicon);
    expect(lexiconOf(`${language.toUpperCase()}-X`)).toBe(lexicon);
  });

  it('is lower case, with plain apostrophes and single blanks', () => {
    for (const phrase of [...phrases, ...words]) expect(phrase).toBe(phrase.toLowerCase().replaceAll('’', "'"));
    for (const phrase of phrases) expect(phrase).not.toMatch(/^\s|\s\s|\s$/u);
    for (const word of words) expect(word).not.toMatch(/\s/u);
  });

  it('holds phrases that tokens can match', () => {
    for (const phrase of [...shades.flatMap(([, table]) => Object.keys(table)), ...lexicon.idlePhrases]) {
      // An apostrophe at the end of a word counts as closing punctuation.
      const expected = phrase.split(' ').map((word) => word.replace(/'$/u, ''));
      expect(tokenize(phrase).map(plain)).toEqual(expected);
    }
  });

  it('has twelve months and seven days, none under two', () => {
    expect(lexicon.months).toHaveLength(12);
    expect(lexicon.weekdays).toHaveLength(7);
    expect(new Set(lexicon.months.flat()).size).toBe(lexicon.months.flat().length);
    expect(new Set(lexicon.weekdays.flat()).size).toBe(lexicon.weekdays.flat().length);
  });

  it('abbreviates no month or day as another word', () => {
    const short = [...lexicon.months, ...lexicon.weekdays].flatMap((row) => row.slice(1));
    expect(short.filter((name) => lexicon.functionWords.has(name))).toEqual([]);
    expect(short.filter((name) => numberWordsOf(language)?.read([name], 0)?.ordinal === false)).toEqual([]);
  });

  it('takes no hesitation for a word', () => {
    const known = [...lexicon.functionWords, ...Object.keys(lexicon.units), ...Object.keys(lexicon.currencies)];
    const noises = known.filter((word) => lexicon.hesitations.test(word));
    expect(noises).toEqual([]);
  });

  it('fills every shade', () => {
    for (const [, table] of shades) expect(Object.keys(table).length).toBeGreaterThan(4);
  });
});

describe('a table of phrases', () => {
  it('is refused where one phrase has two values', () => {
    expect(() => byPhrase({ maybe: 'perhaps, maybe', surely: 'maybe' })).toThrow(
      /"maybe" stands under maybe and surely/,
    );
  });
});
