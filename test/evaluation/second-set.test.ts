import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../src/brand/default-brand-bible.js';
import { judge } from '../../src/language/compare/judge.js';

interface SecondText {
  readonly id: string;
  readonly language: string;
  readonly raw: string;
  readonly light: string;
  readonly deep?: string;
  readonly lies: readonly {
    readonly kind: string;
    readonly harm: string;
    readonly said: string;
    readonly written: string;
  }[];
}

const FILE = new URL('../../evaluation/cases/second-texts.json', import.meta.url);
const { texts, uncovered } = JSON.parse(readFileSync(FILE, 'utf8')) as {
  readonly texts: readonly SecondText[];
  readonly uncovered: readonly { language: string; raw: string; honest: string; lies: readonly string[] }[];
};

function verdictOf(language: string, raw: string, refined: string): string {
  return judge({ raw, refined, language, brand: DEFAULT_BRAND_BIBLE, systemPrompt: '' }).verdict;
}

describe('the second set of cases', () => {
  it('lets every light edit pass', () => {
    const flagged = texts.filter(({ language, raw, light }) => verdictOf(language, raw, light) !== 'PASS');
    expect(flagged.map(({ id }) => id)).toEqual([]);
  });

  it('rejects at most one of the deep edits', () => {
    const rejected = texts.filter(
      ({ language, raw, deep }) => deep !== undefined && verdictOf(language, raw, deep) === 'REJECT',
    );
    expect(rejected.length).toBeLessThanOrEqual(1);
  });

  it('lets no lie pass, and rejects most that change a fact', () => {
    const told = texts.flatMap(({ id, language, raw, light, lies }) =>
      lies.map((lie) => ({
        ...lie,
        id,
        verdict: verdictOf(
          language,
          raw,
          light.replace(lie.said, () => lie.written),
        ),
      })),
    );
    expect(told.filter(({ verdict }) => verdict === 'PASS').map(({ id, kind }) => `${id} ${kind}`)).toEqual([]);
    const facts = told.filter(({ harm }) => harm === 'fact');
    const rejected = facts.filter(({ verdict }) => verdict === 'REJECT');
    expect(rejected.length / facts.length).toBeGreaterThanOrEqual(0.8);
  });

  it('lets nothing pass in a language without rules', () => {
    const verdicts = uncovered.flatMap(({ language, raw, honest, lies }) =>
      [honest, ...lies].map((refined) => verdictOf(language, raw, refined)),
    );
    expect(verdicts).not.toContain('PASS');
  });
});
