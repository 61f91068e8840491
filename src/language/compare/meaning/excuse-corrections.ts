import type { Lexicon } from '../../lexicons/lexicon.js';
import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import { carriesMeaning, endsSentenceAfter, type Item, isContent, isSetOffAfter } from '../items/item.js';
import { putsRight, repairStands } from './edit-term-places.js';
import { termsIn } from './edit-terms-in.js';

/** How many items before "no, wait" may be retracted, and how far after it a copy of the kept words may be. */
const TAKEN_BACK = 14;
const REPAIR = 8;
/** The lost words before an edit term, back to the last word that was meant: a weighty word that was kept and that the repair does not repeat. */
function takenBack(
  { raw, partners, excusedLost }: Matching,
  start: number,
  from: number,
  again: ReadonlySet<string>,
): number[] {
  const lost: number[] = [];
  for (let at = from - 1; at >= start; at -= 1) {
    const item = raw.items[at]!;
    if (partners[at]! < 0 && excusedLost[at] === null) lost.unshift(at);
    if (partners[at]! >= 0 && carriesMeaning(item) && !again.has(item.key)) break;
  }
  return lost;
}

/**
 * How many items before an edit term its slip may have. A negation that is also an edit term ("não") corrects only a slip directly
 * before it: an earlier stutter does not turn a lost negation into a correction.
 */
function slipsBefore({ raw, partners }: Matching, start: number, from: number): number[] {
  if (raw.items[from]!.kind !== 'negation') return range(start, from);
  let first = from;
  while (first > start && partners[first - 1]! < 0) first -= 1;
  return range(first, from).some((at) => isContent(raw.items[at]!)) ? range(first, from) : [];
}

/** "if there's, if there are": a word that opens a clause twice retracts nothing. */
function isStutter(items: readonly Item[], at: number): boolean {
  const { key, kind } = items[at]!;
  return kind === 'shade' && items.slice(Math.max(0, at - 3), at).some((item) => item.key === key);
}

/** Whether a weak term is set off from the words after it: "no, it's 40". The answer "No." is a sentence of its own. */
function isAside(items: readonly Item[], from: number, to: number): boolean {
  const last = items[to - 1]!;
  return from > 0 && isSetOffAfter(last) && !endsSentenceAfter(last) && items[from]!.kind !== 'negation';
}

/** "Myself, no, sorry, not myself": the slip is denied after the edit term. */
function excuseDenied({ raw: { items }, partners, excusedLost }: Matching, term: number, to: number): void {
  if (items[to]?.kind !== 'negation') return;
  let from = term;
  while (from > 0 && /^(no|sorry|wait)$/.test(items[from - 1]!.words.join(' '))) from -= 1;
  const length = [1, 2, 3].find((count) =>
    range(0, count).every((step) => items[from - count + step]?.key === items[to + 1 + step]?.key),
  );
  if (length === undefined) return;
  const denied = range(to, to + 1 + length);
  if (
    [...range(from - length, from), ...denied].some(
      (at) => (length === 1 || isContent(items[at]!)) && partners[at]! >= 0,
    )
  )
    return;
  for (const at of denied) if (partners[at]! < 0) excusedLost[at] ??= 'correction';
}

/** "no, sorry" and "no, wait" mean the same without their "no". */
function excuseNo(matching: Matching): void {
  const { raw, partners } = matching;
  for (const [at, { words }] of raw.items.entries()) {
    const beside = [raw.items[at + 1], partners[at - 1]! < 0 ? raw.items[at - 1] : undefined];
    if (words[0] === 'no' && partners[at]! < 0 && beside.some((item) => /^(sorry|wait)$/.test(item?.words[0] ?? '')))
      matching.excuse([at], [], 'correction');
  }
}

/** Excuses words that an edit term retracts and that the text lacks ("the red, no wait, the blue one"), and the copy at the start of the repair. */
export function excuseCorrections(matching: Matching, lexicon: Lexicon | null): void {
  if (lexicon === null) return;
  const { raw, partners, excusedLost } = matching;
  excuseNo(matching);
  const terms = termsIn(matching, lexicon);
  const said = new Set(terms.flatMap(({ from, to }) => range(from, to)));
  for (const { from, to, weak } of terms) {
    excuseDenied(matching, from, to);
    let start = from;
    while (start > 0 && from - start < TAKEN_BACK && !endsSentenceAfter(raw.items[start - 1]!)) start -= 1;
    const before = range(start, from);
    const kept = new Set(before.filter((at) => partners[at]! >= 0).map((at) => raw.items[at]!.key));
    const repair = range(to, Math.min(partners.length, to + REPAIR));
    const copies = repair.filter((at) => partners[at]! < 0 && kept.has(raw.items[at]!.key));
    const again = new Set(copies.map((at) => raw.items[at]!.key));
    const lost = takenBack(matching, start, from, again);
    // "No teníamos, no teníamos": a repeated negation corrects nothing.
    if (raw.items[from]!.kind === 'negation' && lost.some((at) => raw.items[at]!.key === raw.items[from]!.key))
      continue;
    const weighty = lost.some((at) => carriesMeaning(raw.items[at]!) && !isStutter(raw.items, at));
    const begun = repair.filter((at) => range(to, at + 1).every((one) => copies.includes(one)));
    // If the text keeps the slip, its repair was lost: only the start of the repair may be a copy of the kept words.
    const gone = before.some((at) => partners[at]! < 0 && isContent(raw.items[at]!) && !said.has(at));
    if (!gone && copies.some((at) => isContent(raw.items[at]!) && !begun.includes(at))) continue;
    const slipped =
      weighty ||
      slipsBefore(matching, start, from).some((at) =>
        /^(repetition|restart|correction)$/.test(excusedLost[at] ?? ''),
      ) ||
      copies.some((at) => isContent(raw.items[at]!));
    if (!repairStands(raw.items, partners, to) || (weak && !slipped && !isAside(raw.items, from, to))) continue;
    if (weak && !putsRight(raw.items, lost, to)) continue;
    const meant = (at: number) => !gone && raw.items[at]!.kind === 'negation' && !begun.includes(at);
    matching.excuse([...lost, ...range(from, to), ...copies.filter((at) => !meant(at))], [], 'correction');
  }
}
