import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSet } from '../../../evaluation/read-set.js';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { WordDiff } from '../../../src/language/explain/word-diff.js';
import { editEnglish } from '../edit/edit-english.js';

const diff = new WordDiff(DEFAULT_BRAND_BIBLE);
const labelled = (raw: string, refined: string) =>
  diff.compare(raw, refined).map(({ label, before, after }) => [label, before, after]);

describe('the word diff', () => {
  it('says why each word changed', () => {
    const raw = 'um we we utilize four hundred and fifty songs at evolutions studios';
    expect(diff.compare(raw, 'We use 450 songs at Evolution Studios.').map(({ label }) => label)).not.toContain(
      'UNEXPLAINED',
    );
    expect(labelled('um we went', 'We went.')).toEqual([['FILLER', 'um', '']]);
    expect(labelled('i went i went home', 'I went home.')).toEqual([['REPETITION', 'i went', '']]);
    expect(labelled('we have twenty three songs', 'We have 23 songs.')).toEqual([
      ['NUMBER_FORMAT', 'twenty three', '23'],
    ]);
    expect(labelled('we utilize it', 'We use it.')).toEqual([['STYLE', 'utilize', 'use']]);
    expect(labelled("we don't go", 'We do not go.')).toEqual([['STYLE', "don't", 'do not']]);
    expect(labelled('a pod cast today', 'A podcast today.')).toEqual([['GLOSSARY', 'pod cast', 'podcast']]);
    expect(labelled('on monday sorry i mean tuesday', 'On Tuesday.')).toEqual([
      ['CORRECTION', 'monday sorry i mean', ''],
    ]);
    expect(labelled('we went home', 'We walked home.')).toEqual([['UNEXPLAINED', 'went', 'walked']]);
    expect(labelled('we have twenty three songs', 'We have 32 songs.')).toEqual([
      ['UNEXPLAINED', 'twenty three', '32'],
    ]);
    expect(labelled('we went home', 'We went home.')).toEqual([]);
  });

  it('knows what is spelt out in speech', () => {
    expect(labelled('write to john dot smith at example dot com', 'Write to john.smith@example.com.')).toEqual([
      ['STYLE', 'john dot smith at example dot com', 'john.smith@example.com'],
    ]);
    expect(labelled('write to john dot smith at example dot com', 'Write to jon.smith@example.com.')).toEqual([
      ['UNEXPLAINED', 'john dot smith at example dot com', 'jon.smith@example.com'],
    ]);
    expect(labelled('version two dot one dot zero', 'Version 2.1.0.')).toEqual([
      ['NUMBER_FORMAT', 'two dot one dot zero', '2.1.0'],
    ]);
    expect(labelled('he said quote never end quote', 'He said, “Never.”')).toEqual([
      ['STYLE', 'quote', ''],
      ['STYLE', 'end quote', ''],
    ]);
    expect(labelled('that is three pounds fifty', 'That is £3.50.')).toEqual([
      ['NUMBER_FORMAT', 'three pounds fifty', '£3.50'],
    ]);
    expect(labelled('that is three pounds fifty', 'That is £3.60.')[0]![0]).toBe('UNEXPLAINED');
  });

  it("leaves less than one word in a hundred of the copy-editor's changes unexplained, over the evaluation set", () => {
    const changes = readSet().flatMap(({ said }) => diff.compare(said, editEnglish(said, DEFAULT_BRAND_BIBLE)));
    const unexplained = changes.filter(({ label }) => label === 'UNEXPLAINED');
    expect(unexplained.map(({ before, after }) => [before, after])).toEqual([]);
    expect(changes.length).toBeGreaterThan(100);
  });

  it('has spans that are what it says, in order, for any two texts', () => {
    const text = fc.array(
      fc.constantFrom('we', 'um', 'two', '22', 'pod', 'cast', "don't", '.', 'Maria', '“no”', '\n'),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [raw, refined] = [one.join(' '), other.join(' ')];
        for (const { before, after, rawSpan, refinedSpan } of diff.compare(raw, refined)) {
          expect(raw.slice(...rawSpan)).toBe(before);
          expect(refined.slice(...refinedSpan)).toBe(after);
        }
      }),
    );
  });
});
