import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { BrandBible } from '../../src/brand/brand-bible.js';
import { DEFAULT_BRAND_BIBLE } from '../../src/brand/default-brand-bible.js';
import { judge } from '../../src/language/compare/judge.js';

interface Text {
  readonly id: string;
  readonly language: string;
  readonly raw: string;
  readonly light?: string;
  readonly deep?: string;
  /** Fields of the Brand Bible that the text follows; the default one where there is none. */
  readonly brandBible?: Partial<BrandBible>;
  readonly lies: readonly {
    readonly kind: string;
    readonly harm: string;
    readonly said: string;
    readonly written: string;
  }[];
}

interface Cases {
  readonly texts: readonly Text[];
  /** Texts under a Brand Bible of their own. */
  readonly bibles?: readonly Text[];
  /** Speech that puts itself right, or says the same words in their plain meaning. */
  readonly corrections?: readonly {
    language: string;
    raw: string;
    honest: readonly string[];
    lies: readonly string[];
  }[];
  readonly uncovered: readonly { language: string; raw: string; honest: string; lies: readonly string[] }[];
}

const FOLDER = new URL('../../evaluation/cases/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Cases;

function verdictOf(language: string, raw: string, refined: string, brandBible: Partial<BrandBible> = {}): string {
  const brand = { ...DEFAULT_BRAND_BIBLE, ...brandBible };
  return judge({ raw, refined, language, brand, systemPrompt: '' }).verdict;
}

/** Texts with every lie that is told of them. */
function liesOf(texts: readonly Text[]) {
  return texts.flatMap(({ id, language, raw, light = '', lies, brandBible }) =>
    lies.map((lie) => ({
      id: `${id} ${lie.kind}: ${lie.written}`,
      harm: lie.harm,
      verdict: verdictOf(
        language,
        raw,
        light.replace(lie.said, () => lie.written),
        brandBible,
      ),
    })),
  );
}

/** Verdicts of one file, each text judged once. */
function judged({ texts, bibles = [], corrections = [], uncovered }: Cases) {
  return {
    light: texts.flatMap(({ id, language, raw, light }) =>
      light === undefined ? [] : [{ id, verdict: verdictOf(language, raw, light) }],
    ),
    deep: texts.flatMap(({ id, language, raw, deep }) =>
      deep === undefined ? [] : [{ id, verdict: verdictOf(language, raw, deep) }],
    ),
    own: bibles.map(({ id, language, raw, light = '', brandBible }) => ({
      id,
      verdict: verdictOf(language, raw, light, brandBible),
    })),
    lies: [...liesOf(texts), ...liesOf(bibles)],
    corrected: corrections.flatMap(({ language, raw, honest }) =>
      honest.map((text) => ({ id: text, verdict: verdictOf(language, raw, text) })),
    ),
    miscorrected: corrections.flatMap(({ language, raw, lies }) =>
      lies.map((text) => ({ id: text, verdict: verdictOf(language, raw, text) })),
    ),
    uncovered: uncovered.flatMap(({ language, raw, honest, lies }) =>
      [honest, ...lies].map((refined) => verdictOf(language, raw, refined)),
    ),
  };
}

/** What of a set came out otherwise, and how much of it may. */
function wrong(some: readonly { readonly id: string; readonly verdict: string }[], is: (verdict: string) => boolean) {
  return some.filter(({ verdict }) => is(verdict)).map(({ id, verdict }) => `${verdict} ${id}`);
}

describe.each<{
  file: string;
  light: number;
  rejected?: number;
  own?: number;
  lies: number;
  deep: number;
  facts: number;
}>([
  // Light edits that do not pass, lies that pass, and deep edits that are rejected: at most so many. Facts: the share of their lies that is rejected.
  { file: 'second-texts.json', light: 0, lies: 0, deep: 1, facts: 0.88 },
  { file: 'third-texts.json', light: 2, lies: 0, deep: 0, facts: 0.81 },
  { file: 'fourth-texts.json', light: 0, lies: 0, deep: 0, facts: 0.94 },
  { file: 'fifth-texts.json', light: 4, lies: 1, deep: 1, facts: 0.85 },
  { file: 'sixth-texts.json', light: 2, lies: 0, deep: 0, facts: 0.9 },
  { file: 'seventh-texts.json', light: 5, lies: 1, deep: 2, facts: 0.88 },
  // Of g16, a code that is taken back and spelled again, the light edit is rejected.
  { file: 'eighth-texts.json', light: 10, rejected: 1, own: 2, lies: 2, deep: 0, facts: 0.9 },
])('the cases of $file', ({ file, ...most }) => {
  const { light, deep, own, lies, corrected, miscorrected, uncovered } = judged(read(file));

  it('let light edits pass', () => {
    const flagged = wrong(light, (verdict) => verdict !== 'PASS');
    expect(flagged.length > most.light ? flagged : []).toEqual([]);
    const rejected = wrong(light, (verdict) => verdict === 'REJECT');
    expect(rejected.length > (most.rejected ?? 0) ? rejected : []).toEqual([]);
  });

  it('let most texts pass that follow a Brand Bible of their own', () => {
    expect(wrong(own, (verdict) => verdict !== 'PASS').length).toBeLessThanOrEqual(most.own ?? 1);
    expect(wrong(own, (verdict) => verdict === 'REJECT')).toEqual([]);
  });

  it('reject at most one of the deep edits', () => {
    const rejected = wrong(deep, (verdict) => verdict === 'REJECT');
    expect(rejected.length > most.deep ? rejected : []).toEqual([]);
  });

  it('let no lie pass, and reject most that change a fact', () => {
    const passed = wrong(lies, (verdict) => verdict === 'PASS');
    expect(passed.length > most.lies ? passed : []).toEqual([]);
    const facts = lies.filter(({ harm }) => harm === 'fact');
    const rejected = facts.filter(({ verdict }) => verdict === 'REJECT');
    expect(rejected.length / facts.length).toBeGreaterThanOrEqual(most.facts);
  });

  it('excuse by a correction only what the speaker took back', () => {
    expect(wrong(corrected, (verdict) => verdict !== 'PASS')).toEqual([]);
    const passed = wrong(miscorrected, (verdict) => verdict === 'PASS');
    expect(passed.length > miscorrected.length * 0.05 ? passed : []).toEqual([]);
  });

  it('let nothing pass in a language without rules', () => {
    expect(uncovered).not.toContain('PASS');
  });
});
