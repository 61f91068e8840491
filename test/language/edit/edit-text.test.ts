import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { editText } from '../../../src/language/edit/edit-text.js';
import { editEnglish } from './edit-english.js';

interface Pair {
  readonly about: string;
  readonly before: string;
  readonly after: string;
}

const pairs: readonly Pair[] = JSON.parse(readFileSync(new URL('./before-after.json', import.meta.url), 'utf8'));

describe('the copy-editor', () => {
  it.each(pairs)('$about: $before', ({ before, after }) => {
    expect(editEnglish(before, DEFAULT_BRAND_BIBLE)).toBe(after);
  });

  it.each(pairs)('changes nothing more: $after', ({ after }) => {
    expect(editEnglish(after, DEFAULT_BRAND_BIBLE)).toBe(after);
  });

  it('reads line breaks of unpunctuated speech as pauses', () => {
    const lines =
      'welcome back to evolution studios\nit was winter\nand ah it was very cold\nwe worked in\nthe big room';
    expect(editEnglish(lines, DEFAULT_BRAND_BIBLE)).toBe(
      'Welcome back to Evolution Studios. It was winter. And it was very cold. We worked in the big room.',
    );
  });

  it('edits what is safe in a language without rules, and says so', () => {
    const edited = editText({
      text: 'vi är på evolution  studios um, öh, vi är på plats',
      language: 'sv',
      rules: DEFAULT_BRAND_BIBLE,
    });
    expect(edited.text).toBe('vi är på Evolution Studios um vi är på plats');
    expect(edited.remarks).toEqual([expect.stringContaining('no rules for "sv"')]);
  });

  it('leaves out disfluencies in a language with a lexicon, and says what it did not look at', () => {
    const edited = editText({
      text: 'Wir sind, ähm, wir sind um zehn Uhr bei evolution studios.',
      language: 'de-AT',
      rules: DEFAULT_BRAND_BIBLE,
    });
    expect(edited.text).toBe('Wir sind um zehn Uhr bei Evolution Studios.');
    expect(edited.remarks).toHaveLength(1);
  });

  it('never takes an unknown language for English', () => {
    const edited = editText({ text: 'um dia no estúdio', language: null, rules: DEFAULT_BRAND_BIBLE });
    expect(edited).toEqual({
      text: 'um dia no estúdio',
      remarks: [expect.stringContaining('language is not known')],
    });
  });
});
