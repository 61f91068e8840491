import type { Matching } from './matching.js';

/** Words that part two figures, by language: "two or three" is never 23, and "ten to twelve" never 1012. */
const PARTING: ReadonlyMap<string, readonly string[]> = new Map([
  ['en', ['or', 'to']],
  ['de', ['oder', 'bis']],
  ['es', ['o', 'u', 'a']],
  ['fr', ['ou', 'à']],
  ['it', ['o', 'od', 'a', 'ad']],
  ['pt', ['ou', 'a', 'até']],
  ['nl', ['of', 'tot']],
]);

/** Whether one figure without any sign between its digits is written for figures that a word parts. Both lists have item indices in order. */
export function joinsParted({ raw, refined }: Matching, said: readonly number[], written: readonly number[]): boolean {
  const text = written.length === 1 ? refined.items[written[0]!]! : null;
  if (text === null || text.figure === null || text.figure.class === 'electronic') return false;
  if (/\d\D+\d|\p{L}\d|\d\p{L}/u.test(text.words.join(' '))) return false;
  const words = PARTING.get(raw.annotated.language?.slice(0, 2) ?? '') ?? [];
  // "O tres" may also be the code O3: then the word is the first one of the figure.
  return raw.items
    .slice(said[0]! + 1, said.at(-1)! + 1)
    .some((item) => words.includes(item.words[0] ?? '') && (item.figure === null || item.words.length > 1));
}
