import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { runChecks } from '../../../src/language/compare/run-checks.js';
import { spell } from '../english/numbers/spell.js';
import { editEnglish } from './edit-english.js';

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
        // These checks read no figures within quotation marks, which the editor sets around reported speech.
        const findings = checked.findings.filter(({ check }) => check !== 'quotes');
        expect({ raw, refined, findings }).toMatchObject({ findings: [] });
      }),
      {
        numRuns: 400,
        examples: [['in order to people utilize utilize zero'], ['five five five i mean\nyou know\nyou know']],
      },
    );
  });

  it('takes a phrase out again that is said twice with a comma between', () => {
    const sentence = fc.constantFrom(
      'we moved the old piano into the small room on monday',
      'they baked bread for the whole village before sunrise',
      'she wrote a letter to her sister about the new house',
    );
    fc.assert(
      fc.property(sentence, fc.nat(), fc.integer({ min: 2, max: 4 }), (said, place, length) => {
        const words = said.split(' ');
        const from = place % (words.length - length - 1);
        const [before, twice] = [words.slice(0, from), words.slice(from, from + length)];
        const raw = [...before, `${twice.join(' ')},`, ...words.slice(from)].join(' ');
        expect(editEnglish(`${raw}.`, DEFAULT_BRAND_BIBLE)).toBe(editEnglish(`${said}.`, DEFAULT_BRAND_BIBLE));
      }),
      { numRuns: 200 },
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
