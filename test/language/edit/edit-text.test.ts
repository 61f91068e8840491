import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { editText } from '../../../src/language/edit/edit-text.js';
import { editTurns } from '../../../src/language/edit/edit-turns.js';
import { FIGURE_SHAPES } from '../../../src/language/edit/figure-shapes.js';
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

  it.each(FIGURE_SHAPES)('$rule: $writes', ({ writes: [said, written], spares }) => {
    expect(editEnglish(said, DEFAULT_BRAND_BIBLE)).toBe(written);
    expect(editEnglish(spares, DEFAULT_BRAND_BIBLE)).toBe(spares);
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

  it.each([
    ['Speaker 1: So how are you? Speaker 2: I am, um, fine. Speaker 1: Good.', 'Speaker 1|Speaker 2|Speaker 1'],
    ['Q: Where were you? A: At home. Q: Alone? A: Yes.', 'Q|A|Q|A'],
    ['Anna: Hello. Ben: Hi, how is it? Anna: Fine.', 'Anna|Ben|Anna'],
    ['The answer: we do not know. The question: who does?', ''],
  ])('gives each labelled turn of a line a paragraph: %s', (text, labels) => {
    const paragraphs = editTurns({ text, language: 'en', rules: DEFAULT_BRAND_BIBLE }).text.split('\n\n');
    expect(paragraphs.flatMap((paragraph) => /^[\w ]+(?=: [A-Z])/.exec(paragraph) ?? []).join('|')).toBe(labels);
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
