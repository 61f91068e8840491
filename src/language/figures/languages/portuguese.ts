import { PORTUGUESE } from '../../lexicons/pt.js';
import { dateReadings } from '../calendar-readings.js';
import type { FigureMatch, NumberWords } from '../number-words.js';
import { andAtoms, atomTable, hundredsOf, longestOf, scalesOf, splitCompound } from './atoms.js';
import { ClockReader } from './clock.js';
import type { Atom } from './number-grammar.js';
import { ordinalRow } from './ordinal-row.js';
import { type NumberVocabulary, WordReader } from './word-reader.js';

const WORDS: ReadonlyMap<string, Atom> = new Map([
  ...atomTable({
    0: 'zero',
    1: 'um uma',
    2: 'dois duas',
    3: 'três tres',
    4: 'quatro',
    5: 'cinco',
    6: 'seis',
    7: 'sete',
    8: 'oito',
    9: 'nove',
    10: 'dez',
    11: 'onze',
    12: 'doze',
    13: 'treze',
    14: 'catorze quatorze',
    15: 'quinze',
    16: 'dezesseis dezasseis',
    17: 'dezessete dezassete',
    18: 'dezoito',
    19: 'dezenove dezanove',
    20: 'vinte',
    30: 'trinta',
    40: 'quarenta',
    50: 'cinquenta cinqüenta',
    60: 'sessenta',
    70: 'setenta',
    80: 'oitenta',
    90: 'noventa',
    200: 'duzentos duzentas',
    300: 'trezentos trezentas',
    400: 'quatrocentos quatrocentas',
    500: 'quinhentos quinhentas',
    600: 'seiscentos seiscentas',
    700: 'setecentos setecentas',
    800: 'oitocentos oitocentas',
    900: 'novecentos novecentas',
    1000: 'mil',
    '1e6': 'milhão milhões',
    '1e9': 'bilhão bilhões',
    '1e12': 'trilhão trilhões bilião biliões',
    '1e15': 'quatrilhão quatrilhões',
    '1e18': 'quintilhão quintilhões trilião triliões',
    '1e21': 'sextilhão sextilhões',
  }),
  ...hundredsOf('cem cento'),
  ...andAtoms('e'),
]);
const LONGEST = longestOf(WORDS);
const FRACTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    terç: 'três',
    quart: 'quatro',
    quint: 'cinco',
    sext: 'seis',
    sétim: 'sete',
    oitav: 'oito',
    non: 'nove',
    décim: 'dez',
    centésim: 'cem',
    milésim: 'mil',
  }),
);

function cardinal(word: string): readonly Atom[] | null {
  const atom = WORDS.get(word);
  return atom === undefined ? null : [atom];
}

/** `cinco oitavos`, `onze doze avos`: the denominator above ten is a cardinal before `avos`. */
function denominator(word: string): readonly Atom[] | null {
  const stem = /^(.+?)[oa]s?$/u.exec(word)?.[1];
  const known = stem === undefined ? undefined : FRACTIONS.get(stem);
  if (known !== undefined) return cardinal(known);
  const joined = /^(.+)avos?$/u.exec(word)?.[1];
  return joined === undefined ? null : splitCompound(joined, WORDS, LONGEST);
}

const ORDINALS = ordinalRow({
  units: {
    1: 'primeir',
    2: 'segund',
    3: 'terceir',
    4: 'quart',
    5: 'quint',
    6: 'sext',
    7: 'sétim',
    8: 'oitav',
    9: 'non',
  },
  tens: {
    10: 'décim',
    20: 'vigésim',
    30: 'trigésim',
    40: 'quadragésim',
    50: 'quinquagésim',
    60: 'sexagésim',
    70: 'septuagésim setuagésim',
    80: 'octogésim',
    90: 'nonagésim',
  },
  hundreds: { 100: 'centésim', 200: 'ducentésim', 300: 'trecentésim', 1000: 'milésim' },
  joined: {},
  short: {},
});

const POINT: ReadonlySet<string> = new Set(['vírgula', 'virgula', 'ponto']);

const VOCABULARY: NumberVocabulary = {
  order: 'ten-first',
  andAfter: { hundred: true, thousand: true, scale: true },
  vigesimal: false,
  tenAndUnit: false,
  cardinal,
  ordinal: () => null,
  denominator,
  ordinalRow: ORDINALS,
  articles: new Set(['um', 'uma']),
  digitArticles: new Set(['um']),
  halves: new Set(['meio', 'meia', 'meios', 'meias']),
  point: POINT,
};

const READER = new WordReader(VOCABULARY, PORTUGUESE);

const CLOCK = new ClockReader({
  leads: new Set(['às', 'as', 'à', 'das', 'pelas']),
  hours: new Set(['hora', 'horas', 'h']),
  minutes: new Set(['minuto', 'minutos', 'min']),
  named: [
    ['o meio dia', 12],
    ['meio dia', 12],
    ['a meia noite', 24],
    ['meia noite', 24],
  ],
  portions: [
    ['meia hora', 30],
    ['um quarto', 15],
    ['meia', 30],
    ['meio', 30],
  ],
  and: new Set(['e']),
  less: new Set(['menos']),
  before: ['para as', 'para a', 'para o', 'pras', 'pra', 'pro'],
  after: [],
  halfTo: new Set(),
  dayParts: [
    ['da manhã', 'am'],
    ['da madrugada', 'am'],
    ['da tarde', 'pm'],
    ['da noite', 'pm'],
  ],
  number: (words, at) => READER.cardinals(words, at)[0] ?? null,
});

/** `trinta e um do doze de dois mil e trinta`: day, month by number, and year. */
function numericDate(words: readonly string[], at: number): FigureMatch | null {
  const [day] = READER.cardinals(words, at);
  if (day === undefined || Number(day.value) > 31 || words[at + day.length] !== 'do') return null;
  const [month] = READER.cardinals(words, at + day.length + 1);
  if (month === undefined || Number(month.value) < 1 || Number(month.value) > 12) return null;
  const to = at + day.length + 1 + month.length;
  const year = words[to] === 'de' ? READER.cardinals(words, to + 1)[0] : undefined;
  const years = year === undefined || year.value.length !== 4 ? [] : [Number(year.value)];
  const readings = dateReadings(years, Number(month.value), Number(day.value));
  return {
    figure: { class: 'date', readings, unit: null },
    length: to - at + (years.length > 0 ? year!.length + 1 : 0),
  };
}

const AND: ReadonlySet<string> = new Set(['e', 'com']);

/** The number words of Portuguese: `dois mil e vinte e dois`, `vigésimo segundo`, `três quartos`, `dez para as duas`. */
export const PORTUGUESE_NUMBERS: NumberWords = {
  language: 'pt',
  // `Quinta-feira` is Thursday, not a fifth.
  read: (words, at) => (/^feiras?$/u.test(words[at + 1] ?? '') ? null : READER.read(words, at)),
  fraction: (words, at) => READER.fraction(words, at),
  figure: (words, at) => numericDate(words, at) ?? CLOCK.read(words, at),
  point: POINT,
  minus: new Set(['menos']),
  scales: scalesOf(WORDS),
  digits: new Map([['meia', '6']]),
  repeats: new Map([
    ['duplo', 2],
    ['triplo', 3],
  ]),
  dateLinks: new Set(['de', 'do']),
  per: new Set(['por', 'ao']),
  and: AND,
};
