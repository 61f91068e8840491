import type { KeyTerm } from './description.js';
import { STOP_WORDS } from './stop-words.js';

/** Terms that are kept: what a reader takes in at a glance. */
const MOST = 15;
/** A pair of words is a term of its own when it was said so often. */
const LEAST_PAIR = 2;

function isTerm(word: string): boolean {
  return word.length >= 3 && !STOP_WORDS.has(word) && !/\d/.test(word);
}

function count(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** The words and word pairs a text speaks of most, by frequency, then by alphabet: the same text gives the same list. */
export function keyTermsOf(text: string): KeyTerm[] {
  const phrases = text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}'\s-]+|\n+/u);
  const words = phrases.map((phrase) => phrase.split(/\s+/u).map((word) => word.replace(/^['-]+|'s$|['-]+$/g, '')));
  const single = count(words.flat().filter(isTerm));
  const pairs = words.flatMap((line) =>
    line.slice(1).flatMap((word, at) => (isTerm(line[at]!) && isTerm(word) ? [`${line[at]} ${word}`] : [])),
  );
  for (const [pair, times] of count(pairs)) {
    if (times < LEAST_PAIR) continue;
    for (const word of pair.split(' ')) if (single.get(word) === times) single.delete(word);
    single.set(pair, times);
  }
  return [...single]
    .toSorted(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([term, times]) => ({ term, count: times }));
}
