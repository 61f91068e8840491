import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { editText } from '../../../src/language/edit/edit-text.js';
import { SENTENCE_LANGUAGES } from '../../../src/language/edit/languages/sentence-languages.js';

type Rows = Readonly<Record<string, readonly (readonly [before: string, after: string])[]>>;

function rowsOf(file: string): { language: string; before: string; after: string }[] {
  const rows: Rows = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
  return Object.entries(rows).flatMap(([language, pairs]) =>
    pairs.map(([before, after]) => ({ language, before, after })),
  );
}

function edit(text: string, language: string): string {
  return editText({ text, language, rules: DEFAULT_BRAND_BIBLE }).text;
}

describe('spoken forms of other languages than English', () => {
  it.each(rowsOf('./spoken-forms.json'))('$language: $before', ({ language, before, after }) => {
    expect(edit(before, language)).toBe(after);
  });
});

describe('sentence ends of other languages than English', () => {
  const rows = rowsOf('./sentence-ends.json');

  it.each(rows)('$language: $before', ({ language, before, after }) => {
    expect(edit(before, language)).toBe(after);
  });

  it.each(rows)('changes nothing more: $after', ({ language, after }) => {
    expect(edit(after, language)).toBe(after);
  });

  it('has examples of every language', () => {
    expect(new Set(rows.map(({ language }) => language))).toEqual(
      new Set(SENTENCE_LANGUAGES.map(({ language }) => language)),
    );
  });
});
