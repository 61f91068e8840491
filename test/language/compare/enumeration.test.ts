import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

/** The verdict under a Brand Bible whose output format is the given sentence. */
function verdict(language: string, outputFormat: string, raw: string, refined: string) {
  const brand = { ...DEFAULT_BRAND_BIBLE, outputFormat, style: [] };
  return judge({ raw, refined, brand, systemPrompt: '', language }).verdict;
}

const POINTS: readonly { language: string; format: string; raw: string; honest: string; lie: string }[] = [
  {
    language: 'en',
    format: 'A Markdown heading for each topic, then a paragraph.',
    raw: 'Okay, item one, the rota. The rota starts on Monday. Item two, the fridges. The fridges were too warm.',
    honest: '## Rota\n\nThe rota starts on Monday.\n\n## Fridges\n\nThe fridges were too warm.',
    lie: '## Rota\n\nThe rota starts on Tuesday.\n\n## Fridges\n\nThe fridges were too warm.',
  },
  {
    language: 'en',
    format: 'A bulleted list.',
    raw: 'Firstly, three eggs are missing. Secondly, the second floor is closed.',
    honest: '- Three eggs are missing.\n- The second floor is closed.',
    lie: '- Eggs are missing.\n- The floor is closed.',
  },
  {
    language: 'de',
    format: 'Eine kurze Überschrift (##) für jedes Thema.',
    raw: 'Gut, dann fangen wir an. Also, erstens, der Elternabend ist am Montag. Zweitens, die Klassenfahrt kostet achtzig Euro.',
    honest: '## Elternabend\n\nDer Elternabend ist am Montag.\n\n## Klassenfahrt\n\nDie Klassenfahrt kostet 80 Euro.',
    lie: '## Elternabend\n\nDer Elternabend ist am Montag.\n\n## Klassenfahrt\n\nDie Klassenfahrt kostet 18 Euro.',
  },
  {
    language: 'nl',
    format: 'Een korte kop (koppen met ##) per onderwerp.',
    raw: 'Goed, punt een, de contributie gaat omhoog. Punt twee, het toernooi is op zondag.',
    honest: '## Contributie\n\nDe contributie gaat omhoog.\n\n## Toernooi\n\nHet toernooi is op zondag.',
    lie: '## Contributie\n\nDe contributie gaat omlaag.\n\n## Toernooi\n\nHet toernooi is op zondag.',
  },
  {
    language: 'fr',
    format: 'Une liste à puces.',
    raw: 'Premièrement, la caisse est vide. Deuxièmement, la porte est ouverte.',
    honest: '- La caisse est vide.\n- La porte est ouverte.',
    lie: '- La caisse est pleine.\n- La porte est ouverte.',
  },
];

describe('points that are counted in speech', () => {
  it.each(POINTS)('may be headings or a list where the brand asks for them: $honest', (point) => {
    expect(verdict(point.language, point.format, point.raw, point.honest)).toBe('PASS');
    expect(verdict(point.language, point.format, point.raw, point.lie)).not.toBe('PASS');
  });

  it('stay in plain text', () => {
    const [, { language, raw, honest }] = POINTS as [unknown, (typeof POINTS)[number]];
    expect(verdict(language, 'Plain text without lists.', raw, honest.replaceAll('- ', ''))).not.toBe('PASS');
  });
});
