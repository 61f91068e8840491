import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { runChecks } from '../../../src/language/compare/run-checks.js';
import { editEnglish } from '../../../src/language/edit/edit-text.js';
import { spell } from '../english/numbers/spell.js';

const phrases = fc.constantFrom(
  ...`um|uh|you know|i mean|like|the the|we we|i went i went|we recorded|the budget is|it was|they have|he said|on monday no sorry tuesday|
  evolution studios|pod cast|revolution studios|we did not|never|isn't|no|nobody|in order to|utilize|and|but|so|because|if you want|please call|
  the song|the first session|in this room|to the studio|very very|had had|that that|five five five|in nineteen ninety nine|at nine thirty|
  half a million|a hundred|percent|dollars|people|of march|may|in london|john|twenty|three|point|oh|thank you|what is it|do you know`
    .split('|')
    .map((phrase) => phrase.trim()),
);
const numbers = fc.integer({ min: 0, max: 2_000_000 }).map((value) => spell(value, value % 2 === 0));
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

  it('keeps every number, negation and term, and is never rejected by the checks', () => {
    fc.assert(
      fc.property(speech, (raw) => {
        const refined = editEnglish(raw, DEFAULT_BRAND_BIBLE);
        const checked = runChecks({ raw, refined, brandBible: DEFAULT_BRAND_BIBLE, systemPrompt: '', language: 'en' });
        expect({ raw, refined, ...checked }).toMatchObject({ verdict: 'PASS' });
      }),
      {
        numRuns: 400,
        examples: [['in order to people utilize utilize zero'], ['five five five i mean\nyou know\nyou know']],
      },
    );
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
