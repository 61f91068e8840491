import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { endsSentenceAfter, type Item, isContent } from '../items/item.js';

/** How far, in items, the clauses on both sides of a connective are read. */
const CLAUSE = 6;
/** Within this many items of its place a connective was said. */
const NEAR = 25;
/** Classes of words that join two clauses in one direction: "because", "if", "before". */
const DIRECTED = /^(cause|condition|order)$/;

/** The content words before and after a connective, within its sentence. */
function clausesAt(items: readonly Item[], at: number): readonly [Set<string>, Set<string>] {
  const clauses = ([-1, 1] as const).map((step) => {
    const words = new Set<string>();
    for (let one = at + step; items[one] !== undefined && Math.abs(one - at) <= CLAUSE; one += step) {
      if (endsSentenceAfter(items[Math.min(one, one - step)]!)) break;
      if (isContent(items[one]!)) words.add(items[one]!.key);
    }
    return words;
  });
  return [clauses[0]!, clauses[1]!];
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => other.has(word)).length;
}

/** "I was silent because I cried" for "I cried because I was silent": the clauses on both sides of a connective changed places. */
export function turnedClauses({ raw, refined, partnersOfWritten }: Matching): Change[] {
  return refined.items.flatMap((item, at): Change[] => {
    const place = partnersOfWritten[at]!;
    if (item.kind !== 'shade' || !DIRECTED.test(item.shade ?? '') || place < 0) return [];
    const [before, after] = clausesAt(refined.items, at);
    const near = range(Math.max(0, place - NEAR), Math.min(raw.items.length, place + NEAR));
    const mentions = near.filter((one) => raw.items[one]!.key === item.key).map((one) => clausesAt(raw.items, one));
    const straight = Math.max(0, ...mentions.map(([left, right]) => shared(before, left) + shared(after, right)));
    const turned = mentions.some(([left, right]) => {
      const [ahead, behind] = [shared(before, right), shared(after, left)];
      return ahead > shared(before, left) && behind > shared(after, right) && ahead + behind > straight;
    });
    if (!turned) return [];
    const text = shown(refined.annotated.text, refined.items, [at]);
    const message = `What stands before and after "${text}" has changed places.`;
    return [{ check: 'exchanged', grade: 'REVIEW', message, said: [place], written: [at] }];
  });
}
