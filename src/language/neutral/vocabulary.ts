import { LRUCache } from 'lru-cache';
import { numberWordsOf } from '../figures/number-words-of.js';
import { isPlus } from '../figures/spoken-signs.js';
import type { Lexicon } from '../lexicons/lexicon.js';
import { ALL_LEXICONS } from '../lexicons/lexicons.js';

/** Single words that a lexicon knows: function words, negations, months, words of shades. */
function wordsOf(lexicon: Lexicon): Set<string> {
  const phrases = [
    ...lexicon.functionWords,
    ...lexicon.negations,
    ...lexicon.pronouns,
    ...lexicon.determiners,
    ...lexicon.prepositions,
    ...lexicon.conjunctions,
    ...lexicon.auxiliaries,
    ...lexicon.titles,
    ...lexicon.months.map(([name]) => name!),
    ...lexicon.weekdays.map(([name]) => name!),
    ...Object.values(lexicon.shades).flatMap((table) => Object.keys(table)),
  ];
  return new Set(phrases.filter((phrase) => !phrase.includes(' ')));
}

const VOCABULARIES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  ALL_LEXICONS.map((lexicon) => [lexicon.language, wordsOf(lexicon)]),
);
const ELISIONS: ReadonlyMap<string, RegExp | null> = new Map(
  ALL_LEXICONS.map(({ language, elisions }) => [language, elisions]),
);

/** Languages that have a lexicon. */
export const KNOWN_LANGUAGES: readonly string[] = [...VOCABULARIES.keys()];

/** Whether a lower-case word is a known word or number word of a language, without an elided word before it. */
export function knows(language: string, word: string): boolean {
  return languagesOf(word).includes(language);
}

function isKnown(language: string, word: string): boolean {
  const words = VOCABULARIES.get(language)!;
  if (words.has(word) || isSign(language, word)) return true;
  if ((numberWordsOf(language)?.read([word], 0) ?? null) !== null) return true;
  const elided = ELISIONS.get(language)?.exec(word)?.[0];
  return elided !== undefined && (words.has(elided) || words.has(word.slice(elided.length)));
}

/** Whether a word is a spoken sign of arithmetic in a language: "plus or minus nought point one". */
function isSign(language: string, word: string): boolean {
  const numbers = numberWordsOf(language);
  if (numbers === null) return false;
  return numbers.minus.has(word) || numbers.point.has(word) || isPlus(language, word);
}

/** Words whose languages are kept: a text says most of its words many times. */
const MOST_KEPT = 4_000;
const languages = new LRUCache<string, readonly string[]>({
  max: MOST_KEPT,
  memoMethod: (word) => KNOWN_LANGUAGES.filter((language) => isKnown(language, word)),
});

/** The languages that know a word. */
export function languagesOf(word: string): readonly string[] {
  return languages.memo(word);
}
