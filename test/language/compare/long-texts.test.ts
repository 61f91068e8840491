import { describe, expect, it } from '@jest/globals';
import { readSet } from '../../../evaluation/read-set.js';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

// A pair that is doubtful by itself would be found over and over.
const pairs = readSet().filter(({ said, honest }) => check(said, honest).verdict === 'PASS');

/** Speech of so many words or a few more, with what an honest editor makes of it: the passages of the evaluation set, over and over. */
function speechOf(words: number) {
  const [said, honest]: [string[], string[]] = [[], []];
  for (let count = 0, at = 0; count < words; at += 1) {
    const pair = pairs[at % pairs.length]!;
    said.push(`${pair.said.replace(/[.?!]$/, '')}.`);
    honest.push(pair.honest);
    count += pair.said.split(' ').length;
  }
  return { raw: said.join(' '), refined: honest.join(' ') };
}

function check(raw: string, refined: string) {
  return judge({ raw, refined, brand: DEFAULT_BRAND_BIBLE, language: 'en' });
}

/** The worst for the checks: something to find in nearly every sentence. */
function spoilt(text: string): string {
  return text.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10)).replace(/ (in|at|the|and) /g, ' $1 Michael ');
}

describe('the checks on an hour of speech', () => {
  const { raw, refined } = speechOf(10_000);

  it('find the one word that was changed in its middle, where it stands, and nothing else', () => {
    const at = refined.indexOf('at least', refined.length / 2);
    const changed = `${refined.slice(0, at)}at most${refined.slice(at + 'at least'.length)}`;
    const { verdict, findings } = check(raw, changed);
    expect(verdict).toBe('REJECT');
    expect(findings).toHaveLength(1);
    const [start, end] = findings[0]!.refinedSpan!;
    expect(changed.slice(start, end)).toBe('at most');
    expect(raw.slice(...findings[0]!.rawSpan!)).toBe('at least');
  });

  it('come to an end where nearly every sentence is wrong, with findings that stand where they say', () => {
    const changed = spoilt(refined);
    const { verdict, findings } = check(raw, changed);
    expect(verdict).toBe('REJECT');
    expect(findings.length).toBeGreaterThan(100);
    for (const { rawSpan, refinedSpan } of findings) {
      expect(rawSpan === null || rawSpan[1] <= raw.length).toBe(true);
      expect(refinedSpan === null || refinedSpan[1] <= changed.length).toBe(true);
    }
    expect(findings.some(({ refinedSpan }) => refinedSpan && changed.slice(...refinedSpan).includes('Michael'))).toBe(
      true,
    );
  });
});
