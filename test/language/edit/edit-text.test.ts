import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { editEnglish, editOther } from '../../../src/language/edit/edit-text.js';

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

  it('only spells the glossary right in another language', () => {
    expect(editOther('wir sind bei evolution  studios um zehn uhr', DEFAULT_BRAND_BIBLE)).toBe(
      'wir sind bei Evolution Studios um zehn uhr',
    );
  });
});
