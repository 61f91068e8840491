import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';
import { withOpinions } from '../../../src/language/compare/opinions.js';
import type { Opinion, Relation } from '../../../src/language/compare/verdict.js';

function texts(raw: string, refined: string, language = 'en') {
  return { raw, refined, language, brand: DEFAULT_BRAND_BIBLE };
}

/** An opinion on each pair that quotes both sides whole. */
function opinionsOn(pair: ReturnType<typeof texts>, relation: Relation, quote = (text: string) => text): Opinion[] {
  return judge(pair).pairs.map(({ rawSpan, refinedSpan }, at) => ({
    pair: at,
    relation,
    rawQuote: quote(pair.raw.slice(...rawSpan)),
    refinedQuote: quote(pair.refined.slice(...refinedSpan)),
  }));
}

const REWORDED = texts(
  'The harbour was busy. We waited for the ferry all morning.',
  'The harbour was busy. We queued for the ferry all morning.',
);
const CHANGED = texts('The ferry takes ninety people.', 'The ferry takes 60 people.');
const HINDI = texts('मैंने उनकी बात नहीं मानी। दुकान बंद है।', 'मैंने उनकी बात नहीं मानी। दुकान बंद है।', 'hi');

describe('a second opinion', () => {
  it('turns what was to be looked at into a note where it finds the same', () => {
    expect(judge(REWORDED).verdict).toBe('REVIEW');
    const { verdict, findings } = withOpinions(judge(REWORDED), REWORDED, opinionsOn(REWORDED, 'same'));
    expect({ verdict, grades: findings.map(({ grade }) => grade) }).toEqual({ verdict: 'PASS', grades: ['NOTE'] });
  });

  it('takes another blank or quotation mark in a quotation for no difference', () => {
    const opinions = opinionsOn(REWORDED, 'same', (text) => `  ${text.replaceAll(' ', '\n')} `);
    expect(withOpinions(judge(REWORDED), REWORDED, opinions).verdict).toBe('PASS');
  });

  it.each([
    ['words that do not stand there', () => 'We waited at the airport.'],
    ['nothing', () => ''],
    ['a letter', () => 'e'],
  ])('is void where it quotes %s', (_, quote) => {
    expect(withOpinions(judge(REWORDED), REWORDED, opinionsOn(REWORDED, 'same', quote))).toEqual(judge(REWORDED));
  });

  it('is void where another opinion on the pair disagrees', () => {
    const opinions = [...opinionsOn(REWORDED, 'same'), ...opinionsOn(REWORDED, 'changed')];
    expect(withOpinions(judge(REWORDED), REWORDED, opinions).verdict).toBe('REVIEW');
  });

  it('never overrules a changed fact', () => {
    expect(withOpinions(judge(CHANGED), CHANGED, opinionsOn(CHANGED, 'same')).verdict).toBe('REJECT');
  });

  it('keeps a finding where it finds a change', () => {
    expect(withOpinions(judge(REWORDED), REWORDED, opinionsOn(REWORDED, 'stronger')).verdict).toBe('REVIEW');
  });

  it('lets pass what no rule covers only where every pair was judged the same', () => {
    const [first, ...rest] = opinionsOn(HINDI, 'same');
    expect(rest.length).toBeGreaterThan(0);
    expect(judge(HINDI).verdict).toBe('UNCHECKED');
    expect(withOpinions(judge(HINDI), HINDI, [first!]).verdict).toBe('UNCHECKED');
    expect(withOpinions(judge(HINDI), HINDI, [first!, ...rest]).verdict).toBe('PASS');
  });

  it('raises what no rule covers where it finds a change', () => {
    const { verdict, findings } = withOpinions(judge(HINDI), HINDI, opinionsOn(HINDI, 'changed'));
    expect(verdict).toBe('REVIEW');
    expect(findings.map(({ check }) => check)).toContain('second-opinion');
  });

  it('changes nothing where there is none', () => {
    expect(withOpinions(judge(REWORDED), REWORDED, [])).toEqual(judge(REWORDED));
  });
});
