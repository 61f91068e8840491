import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import { endsSentenceAfter, type Item, isContent, isSetOffAfter } from '../items/item.js';
import { lostRuns } from './excuse-lost.js';

/** How far, in items, the spelled letters of a word may be from it, and their minimum number. */
const SPELLED_NEAR = 6;
const LEAST_LETTERS = 3;
/** How far back, in items, a figure may be that the speaker repeats and corrects. */
const NAMED_BACK = 25;
/** Maximum distance, in items, between a figure and a more exact one. */
const BETTER = 8;

/** Verbs that introduce speech. */
const SAYS = /^(say|go|think|be|tell|like)$/;
/** Introduces a figure that corrects an earlier one. */
const CLOSER =
  /^(closer|nearer|rather|eher|plutôt|más bien|piuttosto|anzi|eerder|or rather|more like|actually|well|na ja|enfin|bueno|beh|bom|nou)$/;
const NAMES_AGAIN = /^(said|gesagt|dit|dicho|dije|detto|disse|gezegd|zei)$/;
const MEANS = /^(meant|mean|meine|meinte|voulais|quería|quise|volevo|queria|bedoelde|bedoel)$/;

function isLost({ partners, excusedLost }: Matching, at: number): boolean {
  return partners[at]! < 0 && excusedLost[at] === null;
}

/** "Acacia, that's a c a c i a": the letters of a word that the text has. */
function excuseSpelled(matching: Matching): void {
  const { items } = matching.raw;
  const isLetter = (at: number) => /^\p{L}$/u.test(items[at]?.words.join('') ?? '');
  for (let from = 0; from < items.length; from += 1) {
    if (!isLetter(from)) continue;
    let to = from;
    while (isLetter(to)) to += 1;
    const word = items
      .slice(from, to)
      .map(({ words }) => words[0])
      .join('');
    const near = range(Math.max(0, from - SPELLED_NEAR), Math.min(items.length, to + SPELLED_NEAR));
    const stands = near.some((at) => matching.partners[at]! >= 0 && items[at]!.words.join('') === word);
    if (to - from >= LEAST_LETTERS && stands)
      matching.excuse(
        range(from, to).filter((at) => isLost(matching, at)),
        [],
        'spelling',
      );
    from = to;
  }
}

/** "He said, he goes, you're late": the speaker is named again with another verb of speech. */
function isQuotativeAgain({ raw: { items }, partners }: Matching, from: number, to: number): boolean {
  const verbs = (start: number, end: number) => items.slice(start, end).filter((item) => isContent(item));
  const run = verbs(from, to);
  const next = verbs(to, to + 3);
  const says = ({ key }: Item | { key: string }) => SAYS.test(key);
  const same = range(to, to + 2).some((at) => partners[at]! >= 0 && items[at]?.kind === 'pronoun');
  return run.length === 1 && says(run[0]!) && next[0] !== undefined && says(next[0]) && same;
}

/** "A hundred, I think it was a hundred and four": the first words of the figure. */
function isBegun({ figure: first, words }: Item, { figure: whole, words: all }: Item): boolean {
  const begins = words.length < all.length && words.every((word, step) => word === all[step]);
  return begins && (first!.unit === null || first!.unit === whole!.unit);
}

/** "A third of them, well, closer to forty percent": a figure before a more exact one. */
function isBettered(matching: Matching, at: number): boolean {
  const { items } = matching.raw;
  const next = range(at + 1, Math.min(items.length, at + BETTER)).find((one) => items[one]!.figure !== null);
  if (next === undefined || matching.partners[next]! < 0) return false;
  const between = items.slice(at + 1, next);
  if (between.some(endsSentenceAfter) || ![items[at]!, ...between].some(isSetOffAfter)) return false;
  if (isSetOffAfter(items[at]!) && isBegun(items[at]!, items[next]!)) return true;
  return between
    .slice(-4)
    .some(
      ({ words }, step, all) =>
        CLOSER.test(words.join(' ')) || CLOSER.test([words, all[step + 1]?.words ?? []].flat().join(' ')),
    );
}

/** "Sold forty boxes, sorry, I said forty, I meant fourteen": the figure that the speaker repeats. */
function excuseNamedAgain(matching: Matching): void {
  const { items } = matching.raw;
  for (const [at, item] of items.entries()) {
    const named =
      item.figure !== null &&
      items.slice(Math.max(0, at - 2), at).some(({ words }) => NAMES_AGAIN.test(words[0] ?? ''));
    const means = items.slice(at + 1, at + 5).some(({ words }) => words.some((word) => MEANS.test(word)));
    const meant = range(at + 1, Math.min(items.length, at + 6)).some(
      (one) => items[one]!.figure !== null && matching.partners[one]! >= 0,
    );
    if (!named || !means || !meant) continue;
    const first = range(Math.max(0, at - NAMED_BACK), at).filter(
      (one) => items[one]!.key === item.key && isLost(matching, one),
    );
    matching.excuse([...first, ...(isLost(matching, at) ? [at] : [])], [], 'correction');
  }
}

/** Excuses abandoned starts, figures before a more exact one, and spelled letters of a word. */
export function excuseBegun(matching: Matching): void {
  excuseSpelled(matching);
  excuseNamedAgain(matching);
  for (const [from, to] of lostRuns(matching))
    if (isQuotativeAgain(matching, from, to)) matching.excuse(range(from, to), [], 'restart');
  for (const [at, { figure }] of matching.raw.items.entries())
    if (figure !== null && isLost(matching, at) && isBettered(matching, at)) matching.excuse([at], [], 'correction');
}
