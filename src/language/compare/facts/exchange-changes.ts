import type { Lexicon } from '../../lexicons/lexicon.js';
import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import type { Exchange } from '../align/moves.js';
import { type Change, shown } from '../finding.js';
import { endsSentenceAfter, type Item, isContent, isSetOffAfter } from '../items/item.js';
import { inOneSet } from './closed-sets.js';
import { areOpposites } from './opposite-changes.js';

/** Maximum distance, in items, between the two sides of a contrast or a comparison. */
const CONTRAST = 8;
const THAN = /^(than|als|dan|que|di|do)$/;

/** Swapped figures, names, members of closed sets and sides of a contrast change a fact; other swapped words may change the meaning. */
export function exchangeChanges(matching: Matching, lexicon: Lexicon | null, exchanges: readonly Exchange[]): Change[] {
  const { raw } = matching;
  return exchanges.map((exchange): Change => {
    const { said, written } = exchange;
    const texts = said.map((at) => shown(raw.annotated.text, raw.items, [at]));
    matching.excuse(said, written, 'exchanged');
    const fact =
      areFacts(matching, lexicon, exchange) || isContrast(matching, exchange) || isNegatedContrast(matching, exchange);
    const message = `"${texts[0]}" and "${texts[1]}" have changed places.`;
    return { check: fact ? 'figures' : 'exchanged', grade: fact ? 'REJECT' : 'REVIEW', message, said, written };
  });
}

function areFacts({ raw, refined }: Matching, lexicon: Lexicon | null, { said, written }: Exchange): boolean {
  const [one, two] = [raw.items[said[0]]!, raw.items[said[1]]!];
  if (one.figure !== null && two.figure !== null) return true;
  // What was said in the one place is written in the other.
  const named = ([0, 1] as const).every(
    (side) => raw.items[said[side]]!.name || refined.items[written[side === 0 ? 1 : 0]]!.name,
  );
  const labels = [one, two].every(({ after }) => after.startsWith(':'));
  return named || labels || inOneSet(lexicon, one.words, two.words) || areOpposites(lexicon, one.words, two.words);
}

/** "The fridge, not the freezer" and "more women than men": a "not" or "than" stays in its place between the swapped words. */
function isContrast({ raw, partners }: Matching, { said, written }: Exchange): boolean {
  const [from, to] = [Math.min(...said), Math.max(...said)];
  if (to - from > CONTRAST) return false;
  const [first, last] = [Math.min(...written), Math.max(...written)];
  return range(from + 1, to).some((at) => {
    const { kind, words } = raw.items[at]!;
    const partner = partners[at]!;
    return (kind === 'negation' || THAN.test(words[0] ?? '')) && partner > first && partner < last;
  });
}

/** "It's not the steepness, it's the length": one of two words is negated, and in the text the other one is. */
function isNegatedContrast({ raw, refined }: Matching, { said, written }: Exchange): boolean {
  const [first, second] = said.map((at) => negationBefore(raw.items, at));
  const [one, other] = written.map((at) => negationBefore(refined.items, at));
  return Math.abs(said[0] - said[1]) <= CONTRAST && first !== second && first === one && second === other;
}

/** Whether a negation precedes an item in its clause. */
function negationBefore(items: readonly Item[], at: number): boolean {
  for (let one = at - 1; one >= Math.max(0, at - BESIDE) && !isSetOffAfter(items[one]!); one -= 1) {
    if (items[one]!.kind === 'negation') return true;
    if (isContent(items[one]!)) return false;
  }
  return false;
}

/** Maximum distance, in items, between "not" and what it negates or contrasts. */
const BESIDE = 3;

/** The affirmed and the negated side of a contrast with "not" between them: "mornings, not evenings". */
function contrastAt(items: readonly Item[], at: number): readonly [string, string] | null {
  const start = range(Math.max(0, at - BESIDE), at).findLast((one) => isContent(items[one]!));
  if (start === undefined) return null;
  const cut = items.slice(start, at).some(endsSentenceAfter) || !isSetOffAfter(items[start]!);
  const other = items.slice(at + 1, at + 1 + BESIDE).find((item) => isContent(item));
  // "No salt, no sugar": both are negated, in any order.
  const listed = items
    .slice(Math.max(0, start - BESIDE), start)
    .some((item) => item.kind === 'negation' && !isSetOffAfter(item));
  return other === undefined || cut || listed ? null : [items[start]!.key, other.key];
}

/** What opens the second side of "it's not the price, it's the noise". */
const BUT = /^(but|sondern|sino|mais|ma|bensì|mas|maar)$/;

/** The negated side of a contrast and the affirmed side after it: "it's not the price, it's the noise". */
function negatedThenSo(items: readonly Item[], at: number): readonly [string, string] | null {
  const not = range(at + 1, Math.min(items.length, at + 1 + BESIDE)).find((one) => isContent(items[one]!));
  if (not === undefined) return null;
  let turned = false;
  for (
    let one = not + 1;
    one < Math.min(items.length, not + CONTRAST) && !endsSentenceAfter(items[one - 1]!);
    one += 1
  ) {
    const { kind, words, key } = items[one]!;
    if (kind === 'negation') return null;
    turned ||= kind === 'auxiliary' || BUT.test(words[0] ?? '');
    if (isContent(items[one]!)) return turned ? [items[not]!.key, key] : null;
  }
  return null;
}

/** Contrasts that the text reverses: "mornings, not evenings" as "evenings, not mornings". */
export function turnedContrasts({ raw, refined }: Matching): Change[] {
  return [contrastAt, negatedThenSo].flatMap((pairAt) => {
    const said = new Map<string, number>();
    for (const [at, { kind }] of raw.items.entries()) {
      const pair = kind === 'negation' ? pairAt(raw.items, at) : null;
      if (pair !== null) said.set(pair.join('\n'), at);
    }
    return refined.items.flatMap(({ kind }, at): Change[] => {
      const pair = kind === 'negation' ? pairAt(refined.items, at) : null;
      const turned = pair === null ? undefined : said.get(pair.toReversed().join('\n'));
      if (turned === undefined || said.has(pair!.join('\n'))) return [];
      const around = [at - 1, at, at + 1].filter((one) => refined.items[one] !== undefined);
      const message = `The affirmed and the denied side have swapped places in "${shown(refined.annotated.text, refined.items, around)}".`;
      return [{ check: 'negations', grade: 'REJECT', message, said: [turned], written: [at] }];
    });
  });
}
