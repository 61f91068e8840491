import { FRENCH } from '../../lexicons/fr.js';
import type { NumberWords } from '../number-words.js';
import { andAtoms, atomTable, scalesOf } from './atoms.js';
import { ClockReader } from './clock.js';
import type { Atom } from './number-grammar.js';
import { type NumberVocabulary, WordReader } from './word-reader.js';

const PIECES: ReadonlyMap<string, Atom> = new Map([
  ...atomTable({
    0: 'zéro zero',
    1: 'un une',
    2: 'deux',
    3: 'trois',
    4: 'quatre',
    5: 'cinq',
    6: 'six',
    7: 'sept',
    8: 'huit',
    9: 'neuf',
    10: 'dix',
    11: 'onze',
    12: 'douze',
    13: 'treize',
    14: 'quatorze',
    15: 'quinze',
    16: 'seize',
    20: 'vingt vingts',
    30: 'trente',
    40: 'quarante',
    50: 'cinquante',
    60: 'soixante',
    70: 'septante',
    80: 'huitante octante',
    90: 'nonante',
    100: 'cent cents',
    1000: 'mille mil',
    '1e6': 'million millions',
    '1e9': 'milliard milliards',
    '1e12': 'billion billions',
    '1e15': 'billiard billiards',
    '1e18': 'trillion trillions',
    '1e21': 'trilliard trilliards',
  }),
  ...andAtoms('et'),
]);
/** Stems of ordinals that are not their number without its final `e`. */
const STEMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cinqu: 'cinq',
    neuv: 'neuf',
    un: 'un',
    mill: 'mille',
    vingt: 'vingt',
  }),
);

function cardinal(word: string): readonly Atom[] | null {
  const atom = PIECES.get(word);
  return atom === undefined ? null : [atom];
}

function ordinal(word: string): readonly Atom[] | null {
  if (/^premi(?:er|ère)s?$/u.test(word)) return cardinal('un');
  if (/^seconde?s?$/u.test(word)) return cardinal('deux');
  const stem = /^(.+)i[èe]mes?$/u.exec(word)?.[1];
  if (stem === undefined) return null;
  return cardinal(STEMS.get(stem) ?? stem) ?? cardinal(`${stem}e`);
}

function denominator(word: string): readonly Atom[] | null {
  if (word === 'tiers') return cardinal('trois');
  if (/^quarts?$/u.test(word)) return cardinal('quatre');
  return /i[èe]mes?$/u.test(word) ? ordinal(word) : null;
}

const POINT: ReadonlySet<string> = new Set(['virgule', 'point']);

const VOCABULARY: NumberVocabulary = {
  order: 'ten-first',
  andAfter: { hundred: false, thousand: false, scale: false },
  vigesimal: true,
  tenAndUnit: true,
  cardinal,
  ordinal,
  denominator,
  ordinalRow: null,
  articles: new Set(['un', 'une']),
  digitArticles: new Set(['un']),
  halves: new Set(['demi', 'demie', 'demis', 'demies']),
  point: POINT,
};

const READER = new WordReader(VOCABULARY, FRENCH);

const CLOCK = new ClockReader({
  leads: new Set(),
  hours: new Set(['heure', 'heures', 'h']),
  minutes: new Set(['minute', 'minutes', 'min', 'mn']),
  named: [
    ['midi', 12],
    ['minuit', 24],
  ],
  portions: [
    ['le quart', 15],
    ['un quart', 15],
    ['quart', 15],
    ['demie', 30],
    ['demi', 30],
  ],
  and: new Set(['et']),
  less: new Set(['moins']),
  before: [],
  after: [],
  halfTo: new Set(),
  dayParts: [
    ['du matin', 'am'],
    ["de l'après midi", 'pm'],
    ['du soir', 'pm'],
  ],
  number: (words, at) => READER.cardinals(words, at)[0] ?? null,
});

const AND: ReadonlySet<string> = new Set(['et']);

/** The number words of French, of Belgium and Switzerland too: `quatre-vingt-dix-sept`, `septante et un`, `troisième`, `trois quarts`, `huit heures et demie`. */
export const FRENCH_NUMBERS: NumberWords = {
  language: 'fr',
  read: (words, at) => READER.read(words, at),
  fraction: (words, at) => READER.fraction(words, at),
  figure: (words, at) => CLOCK.read(words, at),
  point: POINT,
  minus: new Set(['moins']),
  scales: scalesOf(PIECES),
  repeats: new Map([
    ['double', 2],
    ['triple', 3],
  ]),
  dateLinks: new Set(['de']),
  per: new Set(['par']),
  and: AND,
};
