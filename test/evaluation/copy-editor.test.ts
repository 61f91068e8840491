import { describe, expect, it } from '@jest/globals';
import { measure } from '../../evaluation/measure.js';
import { readSet } from '../../evaluation/read-set.js';
import { composeSystemPrompt } from '../../src/brand/compose-system-prompt.js';
import { DEFAULT_BRAND_BIBLE } from '../../src/brand/default-brand-bible.js';

import { judge as judgeTexts } from '../../src/language/compare/judge.js';
import { editEnglish } from '../language/edit/edit-english.js';

const pairs = readSet();
const systemPrompt = composeSystemPrompt(
  DEFAULT_BRAND_BIBLE,
  { language: 'en', glossaryHits: [] },
  { tokenBudget: 2000 },
);

function judge(raw: string, refined: string) {
  return judgeTexts({ raw, refined, brand: DEFAULT_BRAND_BIBLE, systemPrompt, language: 'en' });
}

describe('the evaluation set', () => {
  it('has 110 pairs or more', () => expect(pairs.length).toBeGreaterThanOrEqual(110));

  it('is met by the copy-editor: every number, name and negation, every term, nothing banned, nothing obeyed', () => {
    const measured = measure(
      pairs,
      pairs.map(({ said }) => editEnglish(said, DEFAULT_BRAND_BIBLE)),
    );
    expect(measured.misses).toEqual([]);
  });

  it.each(pairs)("the checks pass the copy-editor's text: $group, $about", ({ said }) => {
    expect(judge(said, editEnglish(said, DEFAULT_BRAND_BIBLE))).toMatchObject({ verdict: 'PASS' });
  });

  it('raises false alarms on fewer than 5% of the honest texts, and rejects none', () => {
    const judged = pairs.map((pair) => ({ about: pair.about, ...judge(pair.said, pair.honest) }));
    const alarms = judged.filter(({ verdict }) => verdict !== 'PASS');
    expect(alarms.filter(({ verdict }) => verdict === 'REJECT')).toEqual([]);
    expect(alarms.length / pairs.length).toBeLessThan(0.05);
  });

  it('is itself right: the honest texts have every fact', () => {
    const measured = measure(
      pairs,
      pairs.map(({ honest }) => honest),
    );
    expect(measured.misses).toEqual([]);
  });
});
