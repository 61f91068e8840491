import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

function check(language: string, raw: string, refined: string) {
  return judge({ raw, refined, language, brand: DEFAULT_BRAND_BIBLE, systemPrompt: '' });
}

/** Language, speech that puts a fact right, the text with what was meant, the text with what was taken back. */
const CORRECTIONS = [
  ['en', 'Turn left, no, sorry, right at the church.', 'Turn right at the church.', 'Turn left at the church.'],
  [
    'en',
    'It is on the right, I mean, the left of the door.',
    'It is on the left of the door.',
    'It is on the right of the door.',
  ],
  ['de', 'Es steht oben, nein, Entschuldigung, unten im Regal.', 'Es steht unten im Regal.', 'Es steht oben im Regal.'],
  [
    'en',
    'The van comes on Monday, no, sorry, Thursday, with the piano.',
    'The van comes on Thursday with the piano.',
    'The van comes on Monday with the piano.',
  ],
  [
    'en',
    'We need sixty litres, no wait, eighty litres of paint.',
    'We need 80 litres of paint.',
    'We need 60 litres of paint.',
  ],
  [
    'en',
    'It was painted by Harriet, I mean, by Yusuf in the spring.',
    'It was painted by Yusuf in the spring.',
    'It was painted by Harriet in the spring.',
  ],
  [
    'de',
    'Der Kurs beginnt am Montag, nein, Entschuldigung, am Freitag um neun.',
    'Der Kurs beginnt am Freitag um neun.',
    'Der Kurs beginnt am Montag um neun.',
  ],
  [
    'es',
    'Vinieron treinta personas, no, perdón, cuarenta personas a la boda.',
    'Vinieron 40 personas a la boda.',
    'Vinieron 30 personas a la boda.',
  ],
  [
    'fr',
    'Le train part lundi, non, pardon, jeudi du quai principal.',
    'Le train part jeudi du quai principal.',
    'Le train part lundi du quai principal.',
  ],
  [
    'it',
    'La festa è in maggio, no, scusa, in giugno al lago.',
    'La festa è in giugno al lago.',
    'La festa è in maggio al lago.',
  ],
  [
    'pt',
    'Compramos quinze mesas, não, desculpa, dezoito mesas para a sala.',
    'Compramos 18 mesas para a sala.',
    'Compramos 15 mesas para a sala.',
  ],
  [
    'nl',
    'De winkel sluit op maandag, nee, sorry, op vrijdag om zes uur.',
    'De winkel sluit op vrijdag om zes uur.',
    'De winkel sluit op maandag om zes uur.',
  ],
] as const;

describe('a fact that its speaker put right', () => {
  it.each(CORRECTIONS)('is what was meant, in %s: %s', (language, raw, meant, undone) => {
    expect(check(language, raw, meant).verdict).toBe('PASS');
    const { verdict, findings } = check(language, raw, undone);
    expect(verdict).toBe('REJECT');
    expect(findings.filter(({ check: name }) => name === 'corrections')).toHaveLength(1);
  });

  it.each([
    ['We painted it on Monday, no, on Monday and Tuesday.', 'We painted it on Monday and Tuesday.'],
    ['Nobody, no, nobody sold sixty chairs in one day.', 'Nobody sold sixty chairs in one day.'],
    ['She has two dogs. No, she said, the three cats are mine.', 'She has two dogs. She said the three cats are mine.'],
  ])('is not taken for undone where both were meant: %s', (raw, refined) => {
    expect(check('en', raw, refined).findings.map(({ check: name }) => name)).not.toContain('corrections');
  });
});
