import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';
import { editText } from '../../../src/language/edit/edit-text.js';
import { spell } from '../english/numbers/spell.js';
import { choicesOf, figuresLeft, SPOKEN_CORRECTIONS } from './corrected-figures.js';
import { editEnglish } from './edit-english.js';

const phrases = fc.constantFrom(
  ...`um|uh|you know|i mean|like|the the|we we|i went i went|we recorded|the budget is|it was|they have|he said|on monday no sorry tuesday|
  evolution studios|pod cast|revolution studios|we did not|never|isn't|no|nobody|in order to|utilize|and|but|so|because|if you want|please call|
  the song|the first session|in this room|to the studio|very very|had had|that that|call five five five|in nineteen ninety nine|at nine thirty sharp|
  half a million people|a hundred people|ten percent|six dollars|people|of march|may|in london|john|twenty chairs|three chairs|oh|thank you|what is it|do you know`
    .split('|')
    .map((phrase) => phrase.trim()),
);
// Each number counts something: of two side by side nobody can say where the one ends.
const numbers = fc.integer({ min: 0, max: 2_000_000 }).map((value) => `${spell(value, value % 2 === 0)} boxes`);
const marks = fc.constantFrom(' ', ' ', ' ', ' ', '\n', ', ', '. ', '? ');
const speech = fc
  .array(fc.tuple(fc.oneof({ weight: 8, arbitrary: phrases }, { weight: 1, arbitrary: numbers }), marks), {
    minLength: 1,
    maxLength: 25,
  })
  .map((said) =>
    said
      .map(([words, mark]) => words + mark)
      .join('')
      .trim(),
  );

describe('the copy-editor, on any speech', () => {
  it('changes nothing more when it edits its own text', () => {
    fc.assert(
      fc.property(speech, (text) => {
        const once = editEnglish(text, DEFAULT_BRAND_BIBLE);
        expect(editEnglish(once, DEFAULT_BRAND_BIBLE)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  // The judge shares no rule with the editor, and speech that nobody would say may be read in two ways.
  it('is rejected by the judge for fewer than one text of random speech in fifty', () => {
    const samples = fc.sample(speech, { numRuns: 400, seed: 20261123 });
    const rejected = samples.filter((raw) => {
      const refined = editEnglish(raw, DEFAULT_BRAND_BIBLE);
      return judge({ raw, refined, brand: DEFAULT_BRAND_BIBLE, language: 'en' }).verdict === 'REJECT';
    });
    expect(rejected.length).toBeLessThan(samples.length / 50);
  });

  it('takes any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = editEnglish(text, DEFAULT_BRAND_BIBLE);
        expect(editEnglish(once, DEFAULT_BRAND_BIBLE)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a figure that its speaker corrects', () => {
  it.each(SPOKEN_CORRECTIONS)('is left whole or with the first one in $language, never mixed', (spoken) => {
    const { language, lead, tail } = spoken;
    const amount = fc
      .tuple(fc.constantFrom(...choicesOf(spoken.numbers)), fc.constantFrom('', ...choicesOf(spoken.units)))
      .map((words) => words.join(' ').trim());
    const mark = fc.constantFrom(' ', ', ');
    const correction = fc.tuple(amount, mark, fc.constantFrom(...choicesOf(spoken.terms)), mark, amount);
    fc.assert(
      fc.property(correction, ([first, before, term, after, second]) => {
        fc.pre(figuresLeft(first, language, [second])[0] === '?');
        const text = `${lead} ${first}${before}${term}${after}${second} ${tail}`;
        const edited = editText({ text, language, rules: DEFAULT_BRAND_BIBLE }).text;
        const left = figuresLeft(edited, language, [first, second]).join(' | ');
        if (![second, `${first} | ${second}`].includes(left)) throw new Error(`${text} → ${edited} (${left})`);
      }),
      { numRuns: 60 },
    );
  });
});
