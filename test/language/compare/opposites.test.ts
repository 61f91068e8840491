import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';
import { OPPOSITES } from '../../../src/language/lexicons/opposites/opposites.js';

/** Speech in which any wording of a table may stand. */
const SPEECH: Readonly<Record<string, (wording: string) => string>> = {
  en: (wording) => `Ruth painted the door ${wording} Ravenna on the wall.`,
  de: (wording) => `Ruth malte das Wort ${wording} Ravenna an die Wand.`,
  es: (wording) => `Ruth pintó la palabra ${wording} Ravena en la pared.`,
  fr: (wording) => `Ruth peignait le mot ${wording} Ravenne sur le mur.`,
  it: (wording) => `Ruth dipinse la parola ${wording} Ravenna sul muro.`,
  pt: (wording) => `Ruth pintou a palavra ${wording} Ravena na parede.`,
  nl: (wording) => `Ruth schilderde het woord ${wording} Ravenna op de muur.`,
};

function check(language: string, raw: string, refined: string) {
  return judge({ raw, refined, language, brand: DEFAULT_BRAND_BIBLE, systemPrompt: '' });
}

describe.each(Object.entries(OPPOSITES))('opposites in %s', (language, pairs) => {
  const say = SPEECH[language]!;

  it.each(pairs.flatMap((sides) => sides.slice(1).map((side, at) => [sides[at]![0]!, side[0]!])))(
    'reject one for the other: %s, %s',
    (one, other) => {
      expect(check(language, say(one), say(one)).verdict).toBe('PASS');
      expect(check(language, say(one), say(other)).verdict).toBe('REJECT');
      expect(check(language, say(other), say(one)).verdict).not.toBe('PASS');
    },
  );

  it('are on one side of a pair each', () => {
    for (const sides of pairs) expect(new Set(sides.flat()).size).toBe(sides.flat().length);
  });
});

describe('opposites', () => {
  it.each([
    ['We closed the shop before the flood came.', 'The flood came after we closed the shop.'],
    ['I was up early and then, um, then up again late.', 'I was up early, and then up again late.'],
  ])('do not reject what was turned round: %s', (raw, refined) => {
    expect(check('en', raw, refined).verdict).not.toBe('REJECT');
  });
});
