import { describe, expect, it } from '@jest/globals';
import { compareEnds, readEditedTexts, type SentenceEnds } from '../../evaluation/edited-texts.js';
import { composeSystemPrompt } from '../../src/brand/compose-system-prompt.js';
import { DEFAULT_BRAND_BIBLE } from '../../src/brand/default-brand-bible.js';
import { judge } from '../../src/language/compare/judge.js';
import { editText } from '../../src/language/edit/edit-text.js';

const edited = readEditedTexts().map((pair) => ({
  ...pair,
  text: editText({ text: pair.said, language: pair.language, rules: DEFAULT_BRAND_BIBLE }).text,
}));

function verdictOf({ said, text, language }: (typeof edited)[number]) {
  const systemPrompt = composeSystemPrompt(DEFAULT_BRAND_BIBLE, { language, glossaryHits: [] }, { tokenBudget: 2000 });
  return judge({ raw: said, refined: text, brand: DEFAULT_BRAND_BIBLE, systemPrompt, language });
}

function endsOf(texts: typeof edited): SentenceEnds {
  const none = { right: 0, published: 0, wrong: 0 };
  return texts.reduce((sum, { published, text }) => {
    const { right, published: of, wrong } = compareEnds(published, text);
    return { right: sum.right + right, published: sum.published + of, wrong: sum.wrong + wrong };
  }, none);
}

describe('texts beside what an editor would publish', () => {
  it('are 48, in seven languages', () => {
    expect(edited).toHaveLength(48);
    expect(new Set(edited.map(({ language }) => language)).size).toBe(7);
  });

  it.each(edited)('lose no meaning: $language, $about', (pair) => {
    const { verdict, findings } = verdictOf(pair);
    expect({ verdict, findings: findings.filter(({ grade }) => grade !== 'NOTE') }).toEqual({
      verdict: 'PASS',
      findings: [],
    });
  });

  it.each(edited)('stay as they are when they are edited again: $language, $about', ({ text, language }) => {
    expect(editText({ text, language, rules: DEFAULT_BRAND_BIBLE }).text).toBe(text);
  });

  it.each([
    { about: 'English with punctuation', english: true, marked: true, least: 0.98, most: 0.07 },
    { about: 'English without punctuation', english: true, marked: false, least: 0.72, most: 0.12 },
    { about: 'other languages with punctuation', english: false, marked: true, least: 0.98, most: 0.03 },
    { about: 'other languages without punctuation', english: false, marked: false, least: 0.75, most: 0.12 },
  ])('end their sentences where they should: $about', ({ english, marked, least, most }) => {
    const texts = edited.filter(
      ({ language, said }) => (language === 'en') === english && /[.?!]/.test(said) === marked,
    );
    const { right, published, wrong } = endsOf(texts);
    expect(right / published).toBeGreaterThanOrEqual(least);
    expect(wrong / published).toBeLessThanOrEqual(most);
  });
});

describe('comparing sentence ends', () => {
  it('counts right, missing and wrong ends, whatever words only one text has', () => {
    expect(compareEnds('We left. It was late. Why?', 'Um we left. It was. Late why?')).toEqual({
      right: 2,
      published: 3,
      wrong: 1,
    });
  });
});
