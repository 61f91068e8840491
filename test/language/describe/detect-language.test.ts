import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectLanguage } from '../../../src/language/describe/detect-language.js';

const ENGLISH =
  'we met in the big room at nine and the band had already set up the drums so honestly we were sorry that it took so long to start';

describe('the language of a text', () => {
  it.each([[''], ['   '], ['1 2 3 4 5 6 7 8 9 10 11 12'], ['Okay.'], ['Gate B36']])(
    'is not guessed where nothing tells it: %j',
    async (text) => {
      expect(await detectLanguage(text)).toBeNull();
    },
  );

  it.each([
    [ENGLISH, 'en'],
    ['wir haben gestern aufgenommen', 'de'],
    ['wir haben gestern im großen Raum aufgenommen und heute machen wir weiter', 'de'],
    ['nous avons enregistré hier dans la grande salle et c’était très bien', 'fr'],
    ['мы записали четыре песни вчера', 'ru'],
    ['昨日は大きな部屋で四曲を録音しましたので今日は続きをします', 'ja'],
  ])('is told from a sentence: %j', async (text, language) => {
    expect(await detectLanguage(text)).toBe(language);
  });

  it('is never another than English for a piece of English, however short', async () => {
    const words = ENGLISH.split(' ');
    const piece = fc.tuple(fc.nat(words.length - 1), fc.integer({ min: 1, max: words.length }));
    await fc.assert(
      fc.asyncProperty(piece, async ([from, length]) => {
        expect(['en', null]).toContain(await detectLanguage(words.slice(from, from + length).join(' ')));
      }),
    );
  });
});
