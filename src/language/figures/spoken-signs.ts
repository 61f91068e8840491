/** The spoken names of the signs in addresses and codes, by language: words, and the sign. Letters with a name of two words are here too. */
const SIGNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    dot: '.',
    point: '.',
    at: '@',
    slash: '/',
    'forward slash': '/',
    stroke: '/',
    underscore: '_',
    dash: '-',
    hyphen: '-',
    plus: '+',
    colon: ':',
    tilde: '~',
    'question mark': '?',
    equals: '=',
  },
  de: {
    punkt: '.',
    dot: '.',
    at: '@',
    klammeraffe: '@',
    slash: '/',
    schrägstrich: '/',
    unterstrich: '_',
    bindestrich: '-',
    minus: '-',
    plus: '+',
    doppelpunkt: ':',
    fragezeichen: '?',
    gleichheitszeichen: '=',
  },
  es: {
    punto: '.',
    dot: '.',
    arroba: '@',
    at: '@',
    barra: '/',
    'guion bajo': '_',
    'guión bajo': '_',
    guion: '-',
    guión: '-',
    más: '+',
    'dos puntos': ':',
    'doble ve': 'w',
    'doble uve': 'w',
    'uve doble': 'w',
  },
  fr: {
    point: '.',
    dot: '.',
    arobase: '@',
    at: '@',
    slash: '/',
    'barre oblique': '/',
    'tiret bas': '_',
    underscore: '_',
    tiret: '-',
    plus: '+',
    'deux points': ':',
    'double v': 'w',
  },
  it: {
    punto: '.',
    dot: '.',
    chiocciola: '@',
    at: '@',
    barra: '/',
    slash: '/',
    'trattino basso': '_',
    underscore: '_',
    trattino: '-',
    più: '+',
    'due punti': ':',
    'doppia v': 'w',
    'doppia vu': 'w',
  },
  pt: {
    ponto: '.',
    dot: '.',
    arroba: '@',
    at: '@',
    barra: '/',
    underline: '_',
    sublinhado: '_',
    hífen: '-',
    traço: '-',
    mais: '+',
    'dois pontos': ':',
    dáblio: 'w',
  },
  nl: {
    punt: '.',
    dot: '.',
    apenstaartje: '@',
    at: '@',
    slash: '/',
    'schuine streep': '/',
    'liggend streepje': '_',
    underscore: '_',
    streepje: '-',
    koppelteken: '-',
    plus: '+',
    'dubbele punt': ':',
  },
};
const NONE: ReadonlyMap<string, string> = new Map();
const BY_LANGUAGE: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(SIGNS).map(([language, signs]) => [language, new Map(Object.entries(signs))]),
);

/** The spoken signs of a language by their words; empty where none are known. */
export function spokenSignsOf(language: string | null): ReadonlyMap<string, string> {
  return BY_LANGUAGE.get(language?.toLowerCase().split('-')[0] ?? '') ?? NONE;
}

/** The word between the two signs of `plus or minus`, `plus ou moins`. */
export const BETWEEN_SIGNS = /^(or|oder|ou|o|of)$/;

/** Whether a word is a spoken sign of arithmetic in a language. */
export function isPlus(language: string | null, word: string): boolean {
  return spokenSignsOf(language).get(word) === '+';
}
