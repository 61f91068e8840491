import { lexiconOf } from '../lexicons/lexicons.js';
import { segmentsOf } from '../text/segments.js';
import type { KeyTerm } from './description.js';
import { stopWordsOf } from './stop-words.js';

/** Maximum number of terms: what a reader takes in at a glance. */
const MOST = 15;
/** Minimum frequency of a pair of words. */
const LEAST_PAIR = 2;

/** Minimum length of a term in letters: in scripts without spaces a word has two characters on average. */
const LEAST_LETTERS = 3;
const LEAST_SIGNS = 2;
const SIGNS = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u;

function termTest(language: string | null): (word: string) => boolean {
  const stopWords = stopWordsOf(language);
  const noises = lexiconOf(language)?.hesitations;
  return (word) =>
    word.length >= (SIGNS.test(word) ? LEAST_SIGNS : LEAST_LETTERS) &&
    !stopWords.has(word) &&
    !/\d/.test(word) &&
    noises?.test(word) !== true;
}

function count(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** The words of each phrase without elided articles, possessives and attached punctuation. */
function phrasesOf(text: string, language: string | null): string[][] {
  const elisions = lexiconOf(language)?.elisions;
  const phrases = text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{M}\p{N}'\s-]+|\n+/u);
  return phrases.map((phrase) =>
    phrase
      .split(/\s+/u)
      .flatMap((stretch) => segmentsOf(stretch).map(({ piece }) => piece))
      .map((word) => word.replace(/^['-]+|'s$|(?<!['-])['-]+$/g, ''))
      .map((word) => (elisions ? word.replace(elisions, '') : word)),
  );
}

/**
 * The most frequent words and word pairs of a text, by frequency, then alphabetically: the same text gives the same list. Null counts as English.
 */
export function keyTermsOf(text: string, language: string | null = null): KeyTerm[] {
  const isTerm = termTest(language);
  const words = phrasesOf(text, language);
  const single = count(words.flat().filter(isTerm));
  const members = new Map<string, readonly [string, string]>();
  const pairs = words.flatMap((line) =>
    line.slice(1).flatMap((word, at) => {
      const first = line[at]!;
      if (!isTerm(first) || !isTerm(word)) return [];
      const pair = `${first}${SIGNS.test(first) && SIGNS.test(word) ? '' : ' '}${word}`;
      members.set(pair, [first, word]);
      return [pair];
    }),
  );
  for (const [pair, times] of count(pairs)) {
    if (times < LEAST_PAIR) continue;
    for (const word of members.get(pair)!) if (single.get(word) === times) single.delete(word);
    single.set(pair, times);
  }
  return [...single]
    .toSorted(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([term, times]) => ({ term, count: times }));
}
