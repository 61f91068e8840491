import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

function verdict(language: string, raw: string, refined: string) {
  return judge({ raw, refined, brand: DEFAULT_BRAND_BIBLE, systemPrompt: '', language }).verdict;
}

/** How a figure, a label or a negation is said, an honest edit of it, and a text that looks like one and says something else. */
const KINDS: readonly {
  readonly about: string;
  readonly language: string;
  readonly raw: string;
  readonly honest: string;
  readonly lie: string;
}[] = [
  {
    about: 'a dose and how often',
    language: 'fr',
    raw: 'un gramme trois fois par jour',
    honest: '1 g trois fois par jour.',
    lie: '3 g une fois par jour.',
  },
  {
    about: 'a dose and how often, in English',
    language: 'en',
    raw: 'she takes one gram three times a day',
    honest: 'She takes 1 g three times a day.',
    lie: 'She takes 1 g two times a day.',
  },
  {
    about: 'opening hours in Portuguese',
    language: 'pt',
    raw: 'das das nove e meia às às doze e trinta',
    honest: 'Das 9h30 às 12h30.',
    lie: 'Das 9h15 às 12h30.',
  },
  {
    about: 'a half hour without a word of the clock',
    language: 'es',
    raw: 'abrimos de nueve y media a una',
    honest: 'Abrimos de 9:30 a una.',
    lie: 'Abrimos de 9:15 a una.',
  },
  {
    about: 'a comma within a number',
    language: 'en',
    raw: 'The fee is four thousand, five hundred pounds, and sixteen pence.',
    honest: 'The fee is £4,500.16.',
    lie: 'The fee is £5,400.16.',
  },
  {
    about: 'a comma within a number that is one word',
    language: 'de',
    raw: 'Das kostet hundertachtzigtausend, zweihundertvierzig Euro.',
    honest: 'Das kostet 180.240 Euro.',
    lie: 'Das kostet 180.420 Euro.',
  },
  {
    about: 'a stutter within a time',
    language: 'fr',
    raw: 'on ouvre à neuf heures et demie du du matin',
    honest: 'On ouvre à 9 h 30 du matin.',
    lie: 'On ouvre à 9 h 30 du soir.',
  },
  {
    about: 'the link of a blood pressure said twice',
    language: 'en',
    raw: 'Her pressure was one forty-two over, over eighty-four today.',
    honest: 'Her pressure was 142/84 today.',
    lie: 'Her pressure was 142/94 today.',
  },
  {
    about: 'a time denied and said again in one breath',
    language: 'en',
    raw: 'so from monday it starts at at six thirty not not seven six thirty',
    honest: 'So from Monday it starts at 6.30, not 7.',
    lie: 'So from Monday it starts at 7, not 6.30.',
  },
  {
    about: 'a negation said again at the end of its clause',
    language: 'it',
    raw: "Si dà a marzo, mai d'estate, mai. Circa quaranta grammi.",
    honest: "Si dà a marzo, mai d'estate. Circa 40 grammi.",
    lie: "Si dà a marzo, d'estate. Circa 40 grammi.",
  },
  {
    about: 'the title of a programme',
    language: 'de',
    raw: 'herzlich willkommen zur neuen folge von feierabend heute geht es ums schlafen',
    honest: 'Herzlich willkommen zur neuen Folge von „Feierabend“. Heute geht es ums Schlafen.',
    lie: 'Herzlich willkommen zur neuen Folge von „Mittagspause“. Heute geht es ums Schlafen.',
  },
  {
    about: 'labels on a screen',
    language: 'en',
    raw: 'so you click on save as and then press ok and the manager smiled',
    honest: 'So you click on "Save as" and then press "OK", and the manager smiled.',
    lie: 'So you click on save as and then press OK, and "the manager" smiled.',
  },
  {
    about: 'speech that another says again',
    language: 'en',
    raw: "the bear said who is in my bed can you do the voice who is in my bed brilliant that's it",
    honest: 'The bear said, "Who is in my bed?" Can you do the voice?\n\n"Who is in my bed?"\n\nBrilliant, that\'s it.',
    lie: 'The bear said, "Who is in my bed?" Can you do the voice?\n\nWho is in my bed?\n\n"Brilliant", that\'s it.',
  },
];

describe('kinds of figures and labels', () => {
  it.each(KINDS)('an honest edit passes, and its lie does not: $about', ({ language, raw, honest, lie }) => {
    expect(verdict(language, raw, honest)).toBe('PASS');
    expect(verdict(language, raw, lie)).not.toBe('PASS');
  });
});
