import { ITALIAN } from '../../lexicons/it.js';
import type { FigureMatch, NumberWords } from '../number-words.js';
import { andAtoms, atomTable, longestOf, scalesOf, splitCompound } from './atoms.js';
import { ClockReader } from './clock.js';
import type { Atom } from './number-grammar.js';
import { type NumberVocabulary, WordReader } from './word-reader.js';

const PIECES: ReadonlyMap<string, Atom> = new Map([
  ...atomTable({
    0: 'zero',
    1: 'uno un una',
    2: 'due',
    3: 'tre tré',
    4: 'quattro',
    5: 'cinque',
    6: 'sei',
    7: 'sette',
    8: 'otto',
    9: 'nove',
    10: 'dieci',
    11: 'undici',
    12: 'dodici',
    13: 'tredici',
    14: 'quattordici',
    15: 'quindici',
    16: 'sedici',
    17: 'diciassette',
    18: 'diciotto',
    19: 'diciannove',
    20: 'venti vent',
    30: 'trenta trent',
    40: 'quaranta quarant',
    50: 'cinquanta cinquant',
    60: 'sessanta sessant',
    70: 'settanta settant',
    80: 'ottanta ottant',
    90: 'novanta novant',
    100: 'cento cent',
    1000: 'mille mila',
    '1e6': 'milione milioni',
    '1e9': 'miliardo miliardi',
    '1e12': 'bilione bilioni',
    '1e15': 'biliardo biliardi',
    '1e18': 'trilione trilioni',
  }),
  ...andAtoms('e'),
]);
const LONGEST = longestOf(PIECES);
/** Pieces that are never a word of their own: the vowel before `uno` and `otto` is lost. */
const BOUND = new Set(['vent', 'trent', 'quarant', 'cinquant', 'sessant', 'settant', 'ottant', 'novant', 'cent']);
const TO_TEN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    prim: 'uno',
    second: 'due',
    terz: 'tre',
    quart: 'quattro',
    quint: 'cinque',
    sest: 'sei',
    settim: 'sette',
    ottav: 'otto',
    non: 'nove',
    decim: 'dieci',
  }),
);

function cardinal(word: string): readonly Atom[] | null {
  return BOUND.has(word) ? null : splitCompound(word, PIECES, LONGEST);
}

function ordinal(word: string): readonly Atom[] | null {
  const stem = /^(.+?)[oaie]$/u.exec(word)?.[1];
  const known = stem === undefined ? undefined : TO_TEN.get(stem);
  if (known !== undefined) return cardinal(known);
  const compound = /^(.+)esim[oaie]$/u.exec(word)?.[1];
  if (compound === undefined) return null;
  const whole = compound === 'mill' ? 'mille' : compound.replace(/mill$/u, 'mila');
  for (const ending of ['', 'o', 'e', 'i', 'a']) {
    const atoms = cardinal(whole + ending);
    if (atoms !== null) return atoms;
  }
  return null;
}

function denominator(word: string): readonly Atom[] | null {
  return /^(?:prim|second)/u.test(word) ? null : ordinal(word);
}

const BEFORE_VERB = new Set('tu ci ti non che dove chi come se mi già mai quando perché'.split(' '));
const AFTER_VERB = new Set(
  'stato stata un una il la lo tu sempre così molto già qui lì sicuro sicura bravo brava stanco stanca pronto pronta contento contenta andato andata venuto venuta'.split(
    ' ',
  ),
);

/** Whether `sei` is a form of `essere`. */
function isYouAre(words: readonly string[], at: number): boolean {
  if (words[at] !== 'sei') return false;
  return BEFORE_VERB.has(words[at - 1] ?? '') || AFTER_VERB.has(words[at + 1] ?? '');
}

const POINT: ReadonlySet<string> = new Set(['virgola', 'punto']);

const VOCABULARY: NumberVocabulary = {
  order: 'ten-first',
  andAfter: { hundred: false, thousand: true, scale: true },
  vigesimal: false,
  tenAndUnit: false,
  cardinal,
  ordinal,
  denominator,
  ordinalRow: null,
  articles: new Set(['un', 'una', 'uno']),
  digitArticles: new Set(['uno']),
  isOther: isYouAre,
  halves: new Set(['mezzo', 'mezza', 'mezzi', 'mezze']),
  point: POINT,
};

const READER = new WordReader(VOCABULARY, ITALIAN);

const CLOCK = new ClockReader({
  leads: new Set(['le', 'alle', 'dalle', 'ore', 'alla', 'delle']),
  hours: new Set(['ore', 'h']),
  minutes: new Set(['minuto', 'minuti', 'min']),
  named: [
    ['mezzogiorno', 12],
    ['mezzanotte', 24],
    ["l'una", 1],
    ["all'una", 1],
  ],
  portions: [
    ['tre quarti', 45],
    ['un quarto', 15],
    ['quarto', 15],
    ['mezza', 30],
    ['mezzo', 30],
  ],
  and: new Set(['e']),
  less: new Set(['meno']),
  before: [],
  after: [],
  halfTo: new Set(),
  dayParts: [
    ['di mattina', 'am'],
    ['del mattino', 'am'],
    ['di notte', 'night'],
    ['del pomeriggio', 'pm'],
    ['di pomeriggio', 'pm'],
    ['di sera', 'pm'],
    ['della sera', 'pm'],
  ],
  number: (words, at) => READER.cardinals(words, at)[0] ?? null,
});

const AND: ReadonlySet<string> = new Set(['e']);

/** `mezz'ora` as one word. */
function halfHour(words: readonly string[], at: number): FigureMatch | null {
  const half = /^mezz['’]ora$/u.test(words[at] ?? '');
  return half ? { length: 1, figure: { class: 'measure', readings: ['1/2', '0.5'], unit: 'h' } } : null;
}

/** The number words of Italian: `duecentocinquantaquattro`, `ventunomila`, `ventitreesimo`, `tre quarti`, `le sette e mezza`. */
export const ITALIAN_NUMBERS: NumberWords = {
  language: 'it',
  read: (words, at) => READER.read(words, at),
  fraction: (words, at) => READER.fraction(words, at),
  figure: (words, at) => halfHour(words, at) ?? CLOCK.read(words, at),
  point: POINT,
  minus: new Set(['meno']),
  scales: scalesOf(PIECES),
  repeats: new Map([
    ['doppio', 2],
    ['triplo', 3],
  ]),
  dateLinks: new Set(['di', 'del']),
  per: new Set(['al', "all'", 'per']),
  and: AND,
};
