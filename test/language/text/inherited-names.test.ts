import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE, DEFAULT_BRAND_BIBLE_SOURCE } from '../../../src/brand/default-brand-bible.js';
import { readBrandBible } from '../../../src/brand/parse-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';
import { describeTranscript } from '../../../src/language/describe/describe-transcript.js';
import { editText } from '../../../src/language/edit/edit-text.js';

/** What every object of JavaScript has: a table that is looked up by a word must not answer with one of them. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);
/** The word itself, and the forms of which a rule of some language takes an ending off. */
const FORMS = ['', 'a', 'o', 'e', 's', 'as', 'ième', 'avos', 'esimo'];
const text = INHERITED.flatMap((name) => FORMS.map((form) => `the ${name}${form} is 3 ${name}${form} at 5 ${name}.`))
  .join(' ')
  .toLowerCase();

describe('a word that every object has as a property', () => {
  const languages = ['en', 'de', 'es', 'fr', 'it', 'pt', 'nl', 'pl', null];

  it.each(languages)('is a word like any other in %s', async (language) => {
    const judged = judge({ raw: text, refined: text, language, brand: DEFAULT_BRAND_BIBLE, speakers: [] });
    expect(judged.findings.filter(({ grade }) => grade === 'REJECT')).toEqual([]);
    expect(editText({ text, language, rules: DEFAULT_BRAND_BIBLE }).text).toContain('5');
    const described = describeTranscript({ text, language, durationSeconds: null, glossary: [] });
    await expect(described).resolves.toMatchObject({ wordCount: expect.any(Number) });
  });

  it('is an unknown section of a Brand Bible', () => {
    const sections = INHERITED.map((name) => `## ${name}\n\nText.`).join('\n\n');
    const { problems } = readBrandBible(`${DEFAULT_BRAND_BIBLE_SOURCE}\n\n${sections}\n`);
    expect(problems.filter(({ message }) => message.includes('unknown section'))).toHaveLength(INHERITED.length);
  });
});
