import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';
import { DUTCH_PAIRS } from './dutch.js';
import { FRENCH_PAIRS } from './french.js';
import { GERMAN_PAIRS } from './german.js';
import { ITALIAN_PAIRS } from './italian.js';
import type { Pair } from './pair.js';
import { PORTUGUESE_PAIRS } from './portuguese.js';
import { SPANISH_PAIRS } from './spanish.js';

const LANGUAGES: readonly (readonly [string, readonly Pair[]])[] = [
  ['de', GERMAN_PAIRS],
  ['es', SPANISH_PAIRS],
  ['fr', FRENCH_PAIRS],
  ['it', ITALIAN_PAIRS],
  ['pt', PORTUGUESE_PAIRS],
  ['nl', DUTCH_PAIRS],
];

describe.each(LANGUAGES)('texts in %s', (language, pairs) => {
  const brand = DEFAULT_BRAND_BIBLE;
  const honest = pairs.map(({ raw, honest: refined }) => [refined, raw] as const);
  const lies = pairs.flatMap(({ raw, lies: texts }) =>
    Object.entries(texts).map(([kind, refined]) => [kind, refined, raw] as const),
  );

  it.each(honest)('pass where a careful editor wrote them: %s', (refined, raw) => {
    const { verdict, findings } = judge({ raw, refined, language, brand });
    expect(findings.filter(({ grade }) => grade !== 'NOTE')).toEqual([]);
    expect(verdict).toBe('PASS');
  });

  it.each(honest)('pass where nobody names their language: %s', (refined, raw) => {
    const { verdict, coverage } = judge({ raw, refined, language: null, brand });
    expect(coverage).toMatchObject({ language, languageFrom: 'detected' });
    expect(verdict).toBe('PASS');
  });

  it.each(lies)('do not pass with a change of the kind %s: %s', (_kind, refined, raw) => {
    expect(judge({ raw, refined, language, brand }).verdict).toMatch(/^(REVIEW|REJECT)$/);
  });
});
