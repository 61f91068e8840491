import { words } from '../../lexicons/word-list.js';

/** How speakers of a language dictate punctuation marks. */
export interface DictatedWords {
  readonly marks: ReadonlyMap<string, string>;
  /** The first word of each phrase. */
  readonly first: ReadonlySet<string>;
  /** Phrases that hardly ever mean anything else. */
  readonly sure: ReadonlySet<string>;
  /** Words that, right before a mark's name, make it an ordinary word: "the comma". */
  readonly before: RegExp;
  /** The same, together with the name itself: "trial period". */
  readonly within: RegExp;
  /** The same, with the word that follows: "period of", "colon slash". */
  readonly after: RegExp;
}

interface Rows {
  /** Phrases by mark, separated by commas. */
  readonly marks: Readonly<Record<string, string>>;
  /** Ambiguous phrases, separated by commas. */
  readonly doubtful: string;
  readonly before: string;
  readonly within?: RegExp;
  readonly after?: RegExp;
}

const NEVER = /(?!)/;

const ROWS: Readonly<Record<string, Rows>> = {
  en: {
    marks: {
      '.': 'full stop, period',
      ',': 'comma',
      '?': 'question mark',
      '!': 'exclamation mark, exclamation point',
      ':': 'colon',
      ';': 'semicolon, semi colon',
      '\n': 'new line, newline, next line, new paragraph, next paragraph',
    },
    doubtful: 'period, colon, next line, next paragraph',
    before:
      'a an the this that these those no any every each his her my your our their its of in per with without first second third last another long short same whole big for missing or and',
    within:
      /^(time|trial|grace|waiting|notice|cooling|transition|descending|ascending|sigmoid|transverse|left|right) (period|colon)$/,
    after: /^(period (of|costume|drama|when|in|between)|colon (slash|cancer|resection|polyps?|full))$/,
  },
  de: {
    marks: {
      '.': 'punkt',
      ',': 'komma',
      '?': 'fragezeichen',
      '!': 'ausrufezeichen',
      ':': 'doppelpunkt',
      ';': 'semikolon, strichpunkt',
      '\n': 'neue zeile, neuer absatz, nächste zeile, absatz',
    },
    doubtful: 'punkt, absatz, nächste zeile',
    before:
      'der die das den dem des ein eine einen einem einer kein keine keinen diesen dieser diesem dieses am im zum vom beim jeder jeden ersten zweiten letzten wichtiger wichtigste mein dein sein ihr unser ohne mit',
    after: /^(punkt (eins|zwei|drei|vier|fünf|[1-9]\d*))$/,
  },
  fr: {
    marks: {
      '.': 'point, point final',
      ',': 'virgule',
      '?': "point d'interrogation",
      '!': "point d'exclamation",
      ':': 'deux points',
      ';': 'point virgule, point-virgule',
      '\n': 'à la ligne, nouvelle ligne, nouveau paragraphe',
      '.\n': 'point à la ligne, point nouvelle ligne',
    },
    doubtful: 'point, deux points, à la ligne',
    before:
      'le la les un une des ce cet cette de du au aux quel à sur en ton mon son notre votre leur aucun chaque dernier premier second tel',
    after: /^point (de|du|des|où|par|sur|mort|fort|faible|com|fr|org|net)$|^deux points (de|à|en|par)$/,
  },
  es: {
    marks: {
      '.': 'punto, punto y seguido, punto final',
      ',': 'coma',
      '?': 'signo de interrogación, cierra interrogación',
      '!': 'signo de exclamación',
      ':': 'dos puntos',
      ';': 'punto y coma',
      '\n': 'nueva línea, nuevo párrafo, punto y aparte nuevo párrafo',
      '.\n': 'punto y aparte',
    },
    doubtful: 'punto, dos puntos',
    before:
      'el la los las un una en de del al este ese aquel cada ningún su mi tu nuestro primer segundo tercer último que a',
    after: /^punto (de|del|en|muerto|com|es|org|net|y)$|^dos puntos (de|en|por)$/,
  },
  it: {
    marks: {
      '.': 'punto, punto fermo',
      ',': 'virgola',
      '?': 'punto interrogativo',
      '!': 'punto esclamativo',
      ':': 'due punti',
      ';': 'punto e virgola',
      '\n': 'a capo, nuova riga, nuovo paragrafo',
      '.\n': 'punto e a capo, punto a capo',
    },
    doubtful: 'punto, due punti, a capo',
    before:
      'il lo la i gli le un una di del dal al nel questo quel ogni nessun suo mio tuo primo secondo ultimo che a da',
    after: /^punto (di|del|in|it|com|org|net|e)$|^due punti (di|in|per)$|^a capo (di|del|della)$/,
  },
  pt: {
    marks: {
      '.': 'ponto, ponto final',
      ',': 'vírgula',
      '?': 'ponto de interrogação',
      '!': 'ponto de exclamação',
      ':': 'dois pontos',
      ';': 'ponto e vírgula',
      '\n': 'nova linha, novo parágrafo, outro parágrafo',
      '.\n': 'ponto parágrafo, ponto e parágrafo',
    },
    doubtful: 'ponto, dois pontos',
    before:
      'o a os as um uma de do da no na ao em este esse aquele cada nenhum seu meu teu nosso primeiro segundo último que',
    after: /^ponto (de|do|da|em|com|pt|br|org|net|e)$|^dois pontos (de|em|por)$/,
  },
  nl: {
    marks: {
      '.': 'punt',
      ',': 'komma',
      '?': 'vraagteken',
      '!': 'uitroepteken',
      ':': 'dubbele punt',
      ';': 'puntkomma',
      '\n': 'nieuwe regel, nieuwe alinea, volgende regel',
    },
    doubtful: 'punt, volgende regel',
    before: 'de het een dit dat deze die elk geen mijn jouw zijn haar ons eerste tweede laatste op in van per',
    after: /^punt (van|nl|com|org|net|één|twee|drie)$/,
  },
};

function compiled({ marks, doubtful, before, within = NEVER, after = NEVER }: Rows): DictatedWords {
  const byPhrase = new Map(
    Object.entries(marks).flatMap(([mark, list]) => list.split(',').map((one): [string, string] => [one.trim(), mark])),
  );
  const unsure = new Set(doubtful.split(',').map((one) => one.trim()));
  return {
    marks: byPhrase,
    first: new Set([...byPhrase.keys()].map((one) => one.split(' ')[0]!)),
    sure: new Set([...byPhrase.keys()].filter((one) => !unsure.has(one))),
    before: new RegExp(`^(?:${[...words(before)].join('|')})$`),
    within,
    after,
  };
}

const BY_LANGUAGE = new Map(Object.entries(ROWS).map(([language, rows]) => [language, compiled(rows)]));

/** The words of a language; null where none are known. Takes any BCP 47 tag. */
export function dictatedWordsOf(language: string | null): DictatedWords | null {
  return BY_LANGUAGE.get((language ?? '').toLowerCase().split('-')[0]!) ?? null;
}
