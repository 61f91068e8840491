import { DUTCH } from '../../lexicons/nl.js';
import type { FigureMatch, NumberWords } from '../number-words.js';
import { andAtoms, atomTable, longestOf, scalesOf, splitCompound } from './atoms.js';
import { ClockReader } from './clock.js';
import { countedAdjective } from './counted-adjectives.js';
import { mixedHalf } from './mixed-number.js';
import type { Atom } from './number-grammar.js';
import { type NumberVocabulary, WordReader } from './word-reader.js';

const PIECES: ReadonlyMap<string, Atom> = new Map([
  ...atomTable({
    0: 'nul',
    1: 'een één eén',
    2: 'twee',
    3: 'drie',
    4: 'vier',
    5: 'vijf',
    6: 'zes',
    7: 'zeven',
    8: 'acht',
    9: 'negen',
    10: 'tien',
    11: 'elf',
    12: 'twaalf',
    13: 'dertien',
    14: 'veertien',
    15: 'vijftien',
    16: 'zestien',
    17: 'zeventien',
    18: 'achttien',
    19: 'negentien',
    20: 'twintig',
    30: 'dertig',
    40: 'veertig',
    50: 'vijftig',
    60: 'zestig',
    70: 'zeventig',
    80: 'tachtig',
    90: 'negentig',
    100: 'honderd',
    1000: 'duizend',
    '1e6': 'miljoen miljoenen',
    '1e9': 'miljard miljarden',
    '1e12': 'biljoen biljoenen',
    '1e15': 'biljard biljarden',
    '1e18': 'triljoen triljoenen',
    '1e21': 'triljard triljarden',
  }),
  ...andAtoms('en ën'),
]);
const LONGEST = longestOf(PIECES);

function cardinal(word: string): readonly Atom[] | null {
  return splitCompound(word, PIECES, LONGEST);
}

function ordinal(word: string): readonly Atom[] | null {
  const special = /^(.*)(eerste|derde)n?$/u.exec(word);
  if (special !== null) return cardinal(`${special[1]}${special[2] === 'derde' ? 'drie' : 'een'}`);
  const stem = /^(.+?)(?:ste|de)n?$/u.exec(word)?.[1];
  return stem === undefined ? null : cardinal(stem);
}

function denominator(word: string): readonly Atom[] | null {
  return /^kwart(?:en)?$/u.test(word) ? cardinal('vier') : ordinal(word);
}

const POINT: ReadonlySet<string> = new Set(['komma', 'punt']);

const VOCABULARY: NumberVocabulary = {
  order: 'unit-first',
  andAfter: { hundred: true, thousand: true, scale: true },
  vigesimal: false,
  tenAndUnit: false,
  cardinal,
  ordinal,
  denominator,
  ordinalRow: null,
  articles: new Set(['een']),
  digitArticles: new Set(['een']),
  halves: new Set(['half', 'halve']),
  point: POINT,
};

const READER = new WordReader(VOCABULARY, DUTCH);

const CLOCK = new ClockReader({
  leads: new Set(),
  hours: new Set(['uur', 'u']),
  minutes: new Set(['minuut', 'minuten', 'min']),
  named: [['middernacht', 24]],
  portions: [['kwart', 15]],
  and: new Set(['en']),
  less: new Set(),
  before: ['voor'],
  after: ['over', 'na'],
  halfTo: new Set(['half']),
  dayParts: [
    ["'s ochtends", 'am'],
    ['s ochtends', 'am'],
    ["'s morgens", 'am'],
    ['s morgens', 'am'],
    ["'s middags", 'pm'],
    ['s middags', 'pm'],
    ["'s avonds", 'pm'],
    ['s avonds', 'pm'],
    ["'s nachts", 'night'],
    ['s nachts', 'night'],
  ],
  number: (words, at) => READER.cardinals(words, at)[0] ?? null,
});

/** `twee en een half`, `tweeënhalf`, `anderhalf`. */
function half(words: readonly string[], at: number): FigureMatch | null {
  const word = words[at] ?? '';
  if (/^anderhalve?$/u.test(word)) return mixedHalf('1', words, at, 1, DUTCH);
  const stem = /^(.+?)[eë]nhal(?:f|ve)$/u.exec(word)?.[1];
  const joined = stem === undefined ? [] : READER.cardinals([stem], 0);
  if (joined.length > 0) return mixedHalf(joined[0]!.value, words, at, 1, DUTCH);
  const apart = READER.cardinals(words, at).find(
    ({ length }) =>
      words.slice(at + length, at + length + 2).join(' ') === 'en een' &&
      VOCABULARY.halves.has(words[at + length + 2] ?? ''),
  );
  return apart === undefined ? null : mixedHalf(apart.value, words, at, apart.length + 3, DUTCH);
}

const COUNTED = {
  stems: { daags: 'd', jarig: 'yr', urig: 'h', maands: 'mo', wekelijks: 'wk', koppig: null, delig: null, baans: null },
  endings: /e[rn]?$/u,
};

/** `de zestienjarige`, `een tweedaagse cursus`. */
function counted(words: readonly string[], at: number): FigureMatch | null {
  return countedAdjective(words, at, COUNTED, (word) => READER.cardinals([word], 0)[0]?.value ?? null);
}

/** `met z'n vieren`: how many they are. */
function together(words: readonly string[], at: number): FigureMatch | null {
  const stem = /^(z'n|hun|ons)$/.test(words[at - 1] ?? '') ? /^(.+)en$/u.exec(words[at] ?? '')?.[1] : undefined;
  const singular = stem === undefined ? [] : [stem, stem.replace(/v$/, 'f').replace(/ss$/, 's'), `${stem}e`];
  const value = singular.map((word) => READER.cardinals([word.replace(/ë$/, '')], 0)[0]?.value).find(Boolean);
  return value === undefined ? null : { length: 1, figure: { class: 'cardinal', readings: [value], unit: null } };
}

/** `negentienvierentachtig`: a year in two halves, as one word. */
function year(words: readonly string[], at: number): FigureMatch | null {
  const [, first = '', second = ''] = /^(achttien|negentien|twintig)(.+)$/u.exec(words[at] ?? '') ?? [];
  const [century, rest] = [first, second].map((word) => READER.cardinals([word], 0)[0]?.value);
  if (century === undefined || rest === undefined || !/^\d\d$/.test(rest)) return null;
  const value = century + rest;
  return { length: 1, figure: { class: 'date', readings: [`D${value}`, value], unit: null } };
}

/** The number words of Dutch: `tweeëntwintigduizend`, `twee en twintig`, `de derde`, `drie kwart`, `half drie`. */
export const DUTCH_NUMBERS: NumberWords = {
  language: 'nl',
  read: (words, at) => READER.read(words, at),
  fraction: (words, at) => READER.fraction(words, at),
  figure: (words, at) =>
    half(words, at) ?? counted(words, at) ?? year(words, at) ?? together(words, at) ?? CLOCK.read(words, at),
  point: POINT,
  minus: new Set(['min', 'minus']),
  scales: scalesOf(PIECES),
  repeats: new Map([['dubbel', 2]]),
  dateLinks: new Set(['van']),
  per: new Set(['per']),
  and: new Set(['en']),
};
