import { describe, expect, it } from '@jest/globals';
import { CERTAIN } from '../../../src/language/annotate/annotation.js';
import { DOUBLED_WORDS } from '../../../src/language/annotate/disfluencies/doubled/doubled-words.js';
import { DISFLUENCY_RULES, findDisfluencies } from '../../../src/language/annotate/disfluencies/find-disfluencies.js';
import { leaveOut } from '../../../src/language/edit/leave-out.js';
import { readSpokenLines } from '../../../src/language/edit/spoken-lines.js';
import { render } from '../../../src/language/text/tokens.js';

function read(text: string, language: string) {
  const { tokens, punctuated } = readSpokenLines(text);
  return { tokens, found: findDisfluencies(tokens, { language, punctuated }) };
}

describe('the rules of disfluencies', () => {
  it.each(DISFLUENCY_RULES)('$kind, $rule: $fires', ({ rule, kind, example, fires: [said, left] }) => {
    const { tokens, found } = read(said, example);
    expect(found).toContainEqual(expect.objectContaining({ rule, kind }));
    expect(render(leaveOut(tokens, found))).toBe(left);
  });

  it.each(DISFLUENCY_RULES)('$kind, $rule is not certain: $spares', ({ rule, example, spares }) => {
    const { tokens, found } = read(spares, example);
    expect(found.filter(({ confidence, rule: by }) => confidence >= CERTAIN && by === rule)).toEqual([]);
    expect(render(leaveOut(tokens, found))).toBe(spares);
  });
});

describe('a word that is said twice', () => {
  it.each(DOUBLED_WORDS)('$language, $rule stays: $stays', ({ language, stays }) => {
    const { tokens, found } = read(stays, language);
    expect(render(leaveOut(tokens, found))).toBe(stays);
  });

  it.each(DOUBLED_WORDS)('$language, $rule is a stutter: $stutters', ({ language, stutters: [said, left] }) => {
    const { tokens, found } = read(said, language);
    expect(render(leaveOut(tokens, found))).toBe(left);
  });
});
