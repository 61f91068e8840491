import { GERMAN } from '../../lexicons/de.js';
import type { FigureMatch, NumberWords } from '../number-words.js';
import { andAtoms, atomTable, longestOf, scalesOf, splitCompound } from './atoms.js';
import { ClockReader } from './clock.js';
import { countedAdjective } from './counted-adjectives.js';
import { mixedHalf } from './mixed-number.js';
import type { Atom } from './number-grammar.js';
import { type NumberVocabulary, WordReader } from './word-reader.js';

const PIECES: ReadonlyMap<string, Atom> = new Map([
  ...atomTable({
    0: 'null',
    1: 'ein eins eine einer einen einem',
    2: 'zwei zwo',
    3: 'drei',
    4: 'vier',
    5: 'fünf fuenf',
    6: 'sechs',
    7: 'sieben',
    8: 'acht',
    9: 'neun',
    10: 'zehn',
    11: 'elf',
    12: 'zwölf zwoelf',
    13: 'dreizehn',
    14: 'vierzehn',
    15: 'fünfzehn fuenfzehn',
    16: 'sechzehn',
    17: 'siebzehn siebenzehn',
    18: 'achtzehn',
    19: 'neunzehn',
    20: 'zwanzig',
    30: 'dreißig dreissig',
    40: 'vierzig',
    50: 'fünfzig fuenfzig',
    60: 'sechzig',
    70: 'siebzig',
    80: 'achtzig',
    90: 'neunzig',
    100: 'hundert',
    1000: 'tausend',
    '1e6': 'million millionen',
    '1e9': 'milliarde milliarden',
    '1e12': 'billion billionen',
    '1e15': 'billiarde billiarden',
    '1e18': 'trillion trillionen',
    '1e21': 'trilliarde trilliarden',
    '1e24': 'quadrillion quadrillionen',
  }),
  ...andAtoms('und'),
]);
const LONGEST = longestOf(PIECES);
/** Ordinals that change the stem of their number. */
const IRREGULAR: readonly (readonly [RegExp, string])[] = [
  [/erst$/u, 'ein'],
  [/dritt$/u, 'drei'],
  [/siebt$/u, 'sieben'],
  [/acht$/u, 'acht'],
];

function cardinal(word: string): readonly Atom[] | null {
  return splitCompound(word, PIECES, LONGEST);
}

function ordinal(word: string): readonly Atom[] | null {
  const stem = /^(.*t)e[nmrs]?$/u.exec(word)?.[1];
  if (stem === undefined) return null;
  for (const [ending, number] of IRREGULAR) {
    if (ending.test(stem)) return cardinal(stem.replace(ending, number));
  }
  return cardinal(stem.replace(/s?t$/u, ''));
}

function denominator(word: string): readonly Atom[] | null {
  const stem = /^(.+)teln?$/u.exec(word)?.[1];
  if (stem === undefined) return null;
  if (stem === 'drit') return cardinal('drei');
  if (stem === 'sieb') return cardinal('sieben');
  if (stem === 'ach') return cardinal('acht');
  return cardinal(stem.replace(/s$/u, '')) ?? cardinal(stem);
}

const POINT: ReadonlySet<string> = new Set(['komma', 'punkt']);

const VOCABULARY: NumberVocabulary = {
  order: 'unit-first',
  andAfter: { hundred: true, thousand: true, scale: true },
  vigesimal: false,
  tenAndUnit: false,
  cardinal,
  ordinal,
  denominator,
  ordinalRow: null,
  articles: new Set(['ein', 'eine', 'einer', 'einen', 'einem']),
  digitArticles: new Set(),
  halves: new Set(['halb', 'halbe', 'halber', 'halbes', 'halben', 'halbem']),
  point: POINT,
};

const READER = new WordReader(VOCABULARY, GERMAN);

const CLOCK = new ClockReader({
  leads: new Set(),
  hours: new Set(['uhr']),
  minutes: new Set(['minute', 'minuten', 'min']),
  named: [['mitternacht', 24]],
  portions: [
    ['dreiviertel', 45],
    ['drei viertel', 45],
    ['einviertel', 15],
    ['viertel', 15],
  ],
  and: new Set(['und']),
  less: new Set(),
  before: ['vor'],
  after: ['nach'],
  halfTo: new Set(['halb', 'halber']),
  dayParts: [
    ['morgens', 'am'],
    ['früh', 'am'],
    ['vormittags', 'am'],
    ['mittags', 'pm'],
    ['nachmittags', 'pm'],
    ['abends', 'pm'],
    ['nachts', 'night'],
    ['am morgen', 'am'],
    ['am vormittag', 'am'],
    ['am nachmittag', 'pm'],
    ['am abend', 'pm'],
    ['in der nacht', 'night'],
  ],
  number: (words, at) => READER.cardinals(words, at)[0] ?? null,
});

/** `zwei ein halb`, `zweieinhalb`, `anderthalb`. */
function half(words: readonly string[], at: number): FigureMatch | null {
  const word = words[at] ?? '';
  if (/^(?:anderthalb|eineinhalb)e?$/u.test(word)) return mixedHalf('1', words, at, 1, GERMAN);
  const stem = /^(.+?)(?:und)?einhalb$/u.exec(word)?.[1];
  const joined = stem === undefined ? [] : READER.cardinals([stem], 0);
  if (joined.length > 0) return mixedHalf(joined[0]!.value, words, at, 1, GERMAN);
  const apart = READER.cardinals(words, at).find(
    ({ length }) => words[at + length] === 'ein' && VOCABULARY.halves.has(words[at + length + 1] ?? ''),
  );
  return apart === undefined ? null : mixedHalf(apart.value, words, at, apart.length + 2, GERMAN);
}

/** `vierundzwanziguhr` as one word. */
function joinedHour(words: readonly string[], at: number): FigureMatch | null {
  const stem = /^(.+)uhr$/u.exec(words[at] ?? '')?.[1];
  if (stem === undefined || READER.cardinals([stem], 0).length === 0) return null;
  const time = CLOCK.read([stem, 'uhr', ...words.slice(at + 1)], 0);
  return time === null ? null : { ...time, length: time.length - 1 };
}

const COUNTED = {
  stems: {
    sekündig: 's',
    minütig: 'min',
    stündig: 'h',
    tägig: 'd',
    wöchig: 'wk',
    monatig: 'mo',
    jährig: 'yr',
    prozentig: '%',
    köpfig: null,
    seitig: null,
    stellig: null,
    teilig: null,
    stöckig: null,
    spurig: null,
    bändig: null,
  },
  endings: /(e[nmrs]?)$/u,
};

/** `fünfzehnminütiges`, `ein Achtzehnjähriger`. */
function counted(words: readonly string[], at: number): FigureMatch | null {
  return countedAdjective(words, at, COUNTED, (word) => READER.cardinals([word], 0)[0]?.value ?? null);
}

/** `neunzehnachtundneunzig`: a year in two halves, as one word. */
function year(words: readonly string[], at: number): FigureMatch | null {
  const [, first = '', second = ''] =
    /^(sechzehn|siebzehn|achtzehn|neunzehn|zwanzig)(.+)$/u.exec(words[at] ?? '') ?? [];
  const [century, rest] = [first, second].map((word) => READER.cardinals([word], 0)[0]?.value);
  if (century === undefined || rest === undefined || !/^\d\d$/.test(rest)) return null;
  const value = century + rest;
  return { length: 1, figure: { class: 'date', readings: [`D${value}`, value], unit: null } };
}

const GROUPS = ['zweit', 'dritt', 'viert', 'fünft', 'sechst', 'siebt', 'acht', 'neunt', 'zehnt', 'elft', 'zwölft'];

/** `zu dritt`: how many they are. */
function together(words: readonly string[], at: number): FigureMatch | null {
  const value = words[at - 1] === 'zu' ? GROUPS.indexOf(words[at] ?? '') + 2 : 1;
  return value < 2 ? null : { length: 1, figure: { class: 'cardinal', readings: [String(value)], unit: null } };
}

/** The number words of German: `zweiundzwanzigtausend`, `sieben und neunzig`, `am dritten`, `drei Viertel`, `halb zwölf`. */
export const GERMAN_NUMBERS: NumberWords = {
  language: 'de',
  read: (words, at) => READER.read(words, at),
  fraction: (words, at) => READER.fraction(words, at),
  figure: (words, at) =>
    half(words, at) ??
    joinedHour(words, at) ??
    counted(words, at) ??
    year(words, at) ??
    together(words, at) ??
    CLOCK.read(words, at),
  point: POINT,
  minus: new Set(['minus']),
  scales: scalesOf(PIECES),
  repeats: new Map([['doppel', 2]]),
  dateLinks: new Set(['der', 'des']),
  per: new Set(['pro', 'je']),
  and: new Set(['und']),
};
