import { SPANISH } from '../../lexicons/es.js';
import type { NumberWords } from '../number-words.js';
import { andAtoms, atomTable, hundredsOf, longestOf, scalesOf, splitCompound } from './atoms.js';
import { ClockReader } from './clock.js';
import type { Atom } from './number-grammar.js';
import { ordinalRow } from './ordinal-row.js';
import { type NumberVocabulary, WordReader } from './word-reader.js';

const WORDS: ReadonlyMap<string, Atom> = new Map([
  ...atomTable({
    0: 'cero',
    1: 'uno un una ún',
    2: 'dos dós',
    3: 'tres trés',
    4: 'cuatro',
    5: 'cinco',
    6: 'seis séis',
    7: 'siete',
    8: 'ocho',
    9: 'nueve',
    10: 'diez',
    11: 'once',
    12: 'doce',
    13: 'trece',
    14: 'catorce',
    15: 'quince',
    16: 'dieciséis dieciseis',
    17: 'diecisiete',
    18: 'dieciocho',
    19: 'diecinueve',
    20: 'veinte',
    30: 'treinta',
    40: 'cuarenta',
    50: 'cincuenta',
    60: 'sesenta',
    70: 'setenta',
    80: 'ochenta',
    90: 'noventa',
    100: 'cientos',
    200: 'doscientos doscientas',
    300: 'trescientos trescientas',
    400: 'cuatrocientos cuatrocientas',
    500: 'quinientos quinientas',
    600: 'seiscientos seiscientas',
    700: 'setecientos setecientas',
    800: 'ochocientos ochocientas',
    900: 'novecientos novecientas',
    1000: 'mil',
    '1e6': 'millón millones millon',
    '1e9': 'millardo millardos',
    '1e12': 'billón billones billon',
    '1e18': 'trillón trillones trillon',
    '1e24': 'cuatrillón cuatrillones',
  }),
  ...hundredsOf('cien ciento'),
  ...andAtoms('y e'),
]);
/** Pieces of words written as one: `veintidós`, `treintaicinco`, `cuarentiún`. */
const PIECES: ReadonlyMap<string, Atom> = new Map([
  ...WORDS,
  ...atomTable({
    20: 'veinti',
    30: 'treinti',
    40: 'cuarenti',
    50: 'cincuenti',
    60: 'sesenti',
    70: 'setenti',
    80: 'ochenti',
    90: 'noventi',
  }),
  ...andAtoms('i y'),
]);
const LONGEST = longestOf(PIECES);
const FRACTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    terci: 'tres',
    cuart: 'cuatro',
    quint: 'cinco',
    sext: 'seis',
    séptim: 'siete',
    octav: 'ocho',
    noven: 'nueve',
    décim: 'diez',
    centésim: 'cien',
    milésim: 'mil',
  }),
);

function cardinal(word: string): readonly Atom[] | null {
  const atom = WORDS.get(word);
  if (atom !== undefined) return [atom];
  // Another compound than of tens and units is not written as one word.
  return /^(?:veint|treint|cuarent|cincuent|sesent|setent|ochent|novent)/u.test(word)
    ? splitCompound(word, PIECES, LONGEST)
    : null;
}

function denominator(word: string): readonly Atom[] | null {
  const plain = /^(.+?)[oa]s?$/u.exec(word)?.[1];
  const tenth = /^(.+)av[oa]s?$/u.exec(word)?.[1];
  const known = plain === undefined ? undefined : FRACTIONS.get(plain);
  if (known !== undefined) return cardinal(known);
  if (tenth === undefined || tenth === 'cent') return null;
  return splitCompound(tenth, PIECES, LONGEST) ?? splitCompound(`${tenth}a`, PIECES, LONGEST);
}

const ORDINALS = ordinalRow({
  units: {
    1: 'primer',
    2: 'segund',
    3: 'tercer',
    4: 'cuart',
    5: 'quint',
    6: 'sext',
    7: 'séptim septim',
    8: 'octav',
    9: 'noven',
  },
  tens: {
    10: 'décim decim',
    11: 'undécim',
    12: 'duodécim',
    20: 'vigésim vigesim',
    30: 'trigésim trigesim',
    40: 'cuadragésim',
    50: 'quincuagésim',
    60: 'sexagésim',
    70: 'septuagésim',
    80: 'octogésim',
    90: 'nonagésim',
  },
  hundreds: { 100: 'centésim', 200: 'ducentésim', 300: 'tricentésim', 1000: 'milésim' },
  joined: { 10: 'decimo', 20: 'vigesimo', 30: 'trigesimo' },
  short: { 1: 'primer', 3: 'tercer' },
});

const POINT: ReadonlySet<string> = new Set(['coma', 'punto']);

const VOCABULARY: NumberVocabulary = {
  order: 'ten-first',
  andAfter: { hundred: false, thousand: false, scale: false },
  vigesimal: false,
  tenAndUnit: true,
  cardinal,
  ordinal: () => null,
  denominator,
  ordinalRow: ORDINALS,
  articles: new Set(['un', 'una']),
  digitArticles: new Set(),
  halves: new Set(['medio', 'media', 'medios', 'medias']),
  point: POINT,
};

const READER = new WordReader(VOCABULARY, SPANISH);

const CLOCK = new ClockReader({
  leads: new Set(['las', 'la']),
  hours: new Set(['horas', 'hora', 'h', 'hs']),
  minutes: new Set(['minuto', 'minutos', 'min']),
  named: [
    ['mediodía', 12],
    ['medianoche', 24],
  ],
  portions: [
    ['un cuarto', 15],
    ['cuarto', 15],
    ['media', 30],
  ],
  and: new Set(['y', 'con']),
  less: new Set(['menos']),
  before: ['para las', 'para la'],
  after: [],
  halfTo: new Set(),
  dayParts: [
    ['a eme', 'am'],
    ['a m', 'am'],
    ['am', 'am'],
    ['a.m.', 'am'],
    ['pe eme', 'pm'],
    ['p m', 'pm'],
    ['pm', 'pm'],
    ['p.m.', 'pm'],
    ['de la mañana', 'am'],
    ['de la madrugada', 'am'],
    ['de la tarde', 'pm'],
    ['de la noche', 'night'],
  ],
  number: (words, at) => READER.cardinals(words, at)[0] ?? null,
});

const AND: ReadonlySet<string> = new Set(['y', 'con']);

/** The number words of Spanish: `noventa y siete mil millones`, `veintidós`, `vigésimo primero`, `tres cuartos`, `las dos menos cuarto`. */
export const SPANISH_NUMBERS: NumberWords = {
  language: 'es',
  read: (words, at) => READER.read(words, at),
  fraction: (words, at) => READER.fraction(words, at),
  figure: (words, at) => CLOCK.read(words, at),
  point: POINT,
  minus: new Set(['menos']),
  scales: scalesOf(WORDS),
  repeats: new Map([
    ['doble', 2],
    ['triple', 3],
  ]),
  dateLinks: new Set(['de', 'del']),
  per: new Set(['por', 'al']),
  and: AND,
};
