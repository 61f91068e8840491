import { describe, expect, it } from '@jest/globals';
import { readSet } from '../../evaluation/read-set.js';
import { type KindRate, measureHonest, measureLies, total } from '../../evaluation/red-team.js';
import { composeSystemPrompt } from '../../src/brand/compose-system-prompt.js';
import { DEFAULT_BRAND_BIBLE } from '../../src/brand/default-brand-bible.js';
import { judge as judgeTexts } from '../../src/language/compare/judge.js';
import { MODEL_EDITS } from './honest/model-edits.js';
import { HONEST_FIGURES } from './honest/of-figures.js';
import { HONEST_SENTENCES } from './honest/of-sentences.js';
import { HONEST_SPEECH } from './honest/of-speech.js';
import { LIES_OF_FORM } from './lies/of-form.js';
import { LIES_OF_NAMES } from './lies/of-names.js';
import { LIES_OF_NEGATIONS } from './lies/of-negations.js';
import { LIES_OF_NUMBERS } from './lies/of-numbers.js';
import { LIES_OF_SENTENCES } from './lies/of-sentences.js';
import { LIES_OF_WORDING } from './lies/of-wording.js';

const pairs = readSet();
/** Texts of one kind of lie: enough to see a hole, few enough for half a minute in all. */
const MOST = 8;
const systemPrompt = composeSystemPrompt(
  DEFAULT_BRAND_BIBLE,
  { language: 'en', glossaryHits: [] },
  { tokenBudget: 2000 },
);

function judge(raw: string, refined: string) {
  return judgeTexts({ raw, refined, brand: DEFAULT_BRAND_BIBLE, systemPrompt, language: 'en' });
}

/** Kinds below a rate, with the texts that got through. */
function below(rates: readonly KindRate[], least: number) {
  return rates
    .filter(({ of, right }) => right < of * least)
    .map(({ kind, of, right, wrong }) => ({ kind, of, right, texts: wrong.slice(0, 3).map(({ text }) => text) }));
}

describe('the checks against lies', () => {
  it.each([
    ['numbers', LIES_OF_NUMBERS, 0.98],
    ['negations', LIES_OF_NEGATIONS, 0.98],
    ['names and quotations', LIES_OF_NAMES, 0.97],
    ['single words', LIES_OF_WORDING, 0.97],
    ['whole sentences', LIES_OF_SENTENCES, 0.97],
    ['form', LIES_OF_FORM, 1],
  ])('catch those of %s, and name their places', (_, lies, least) => {
    const rates = measureLies(pairs, lies, judge, MOST);
    expect(rates.filter(({ of }) => of === 0)).toEqual([]);
    expect(below(rates, 0.8)).toEqual([]);
    const { of, right, placed } = total(rates);
    expect(right / of).toBeGreaterThanOrEqual(least);
    expect(placed / right).toBeGreaterThan(0.98);
  });
});

describe('the checks on honest edits', () => {
  const rates = measureHonest(pairs, [...HONEST_FIGURES, ...HONEST_SPEECH, ...HONEST_SENTENCES], judge, 20);

  it('raise a false alarm on fewer than one in fifty', () => {
    const { of, right } = total(rates);
    expect(of).toBeGreaterThan(300);
    expect(below(rates, 0.7)).toEqual([]);
    expect(1 - right / of).toBeLessThan(0.02);
  });

  it('pass what faithful models write', () => {
    const alarmed = MODEL_EDITS.filter(([said, written]) => judge(said, written).verdict !== 'PASS');
    expect(alarmed.length / MODEL_EDITS.length).toBeLessThan(0.07);
  });

  it('reject fewer than one in a hundred', () => {
    const rejected = rates.flatMap(({ wrong }) => wrong).filter(({ judged }) => judged.verdict === 'REJECT');
    expect(rejected.length / total(rates).of).toBeLessThan(0.01);
  });
});
