import { isPlus } from '../../figures/spoken-signs.js';
import { carriesMeaning, type Item, isContent } from '../items/item.js';
import type { Matching } from './matching.js';

/** How far, in items, something may move within its sentence or into the next one. */
const FARTHEST = 40;

/** Two items that swapped places. */
export interface Exchange {
  /** Spoken, in the order of the speech. */
  readonly said: readonly [number, number];
  /** The written item at the place of each. */
  readonly written: readonly [number, number];
}

function moves({ kind, key }: Item): boolean {
  return (
    kind === 'word' ||
    kind === 'figure' ||
    kind === 'term' ||
    kind === 'shade' ||
    kind === 'negation' ||
    kind === 'idle' ||
    (kind === 'pronoun' && key !== 'person:it') ||
    kind === 'preposition'
  );
}

/** Gaps in which one content item replaces another. */
function slotsOf(matching: Matching): { readonly lost: number; readonly added: number }[] {
  const { raw, refined } = matching;
  const { language } = raw.annotated;
  // The "plus" of "plus two" is a sign that belongs to its figure.
  const isSign = (items: readonly Item[], at: number) =>
    items[at + 1]?.figure != null && isPlus(language, items[at]!.words[0] ?? '');
  const counts = (items: readonly Item[]) => (at: number) =>
    (carriesMeaning(items[at]!) && !isSign(items, at)) || items[at]!.kind === 'pronoun';
  return matching.gaps.flatMap((gap) => {
    const lost = matching.lostIn(gap).filter(counts(raw.items));
    const added = matching.addedIn(gap).filter(counts(refined.items));
    return lost.length === 1 && added.length === 1 ? [{ lost: lost[0]!, added: added[0]! }] : [];
  });
}

/** Finds swapped items: `login … export` for `export … login`. A clause that moved as a whole is not a swap. */
export function findExchanges(matching: Matching): Exchange[] {
  const { raw, refined } = matching;
  const slots = slotsOf(matching);
  const byKeys = new Map<string, number[]>();
  for (const [index, { lost, added }] of slots.entries()) {
    const key = `${raw.items[lost]!.key}\n${refined.items[added]!.key}`;
    byKeys.set(key, [...(byKeys.get(key) ?? []), index]);
  }
  const found: Exchange[] = [];
  const taken = new Set<number>();
  for (const [index, slot] of slots.entries()) {
    const key = `${refined.items[slot.added]!.key}\n${raw.items[slot.lost]!.key}`;
    const other = (byKeys.get(key) ?? []).find(
      (one) => one > index && !taken.has(one) && Math.abs(slots[one]!.lost - slot.lost) <= FARTHEST,
    );
    if (other === undefined || taken.has(index)) continue;
    taken.add(index).add(other);
    found.push({ said: [slot.lost, slots[other]!.lost], written: [slot.added, slots[other]!.added] });
  }
  return found.filter(
    (one) => !found.some((other) => other !== one && turns(one, other) && !isAnchored(matching, one, other)),
  );
}

/** How far, in items, the next content word may be after a swap. */
const NEXT = 3;

/** "He cooked the meals, I did the books": the persons swapped places and their actions did not, so no clause moved. */
function isAnchored({ raw, refined, partners }: Matching, one: Exchange, other: Exchange): boolean {
  return ([0, 1] as const).every((place) => {
    const [said, written] = [
      Math.max(one.said[place], other.said[place]),
      Math.max(one.written[place], other.written[place]),
    ];
    const next = raw.items.findIndex((item, at) => at > said && at <= said + NEXT && isContent(item));
    const partner = next < 0 ? -1 : partners[next]!;
    return partner > written && partner <= written + NEXT && isContent(refined.items[partner]!);
  });
}

/** Whether another swap is adjacent to this one at both places: then a whole clause moved. */
function turns(one: Exchange, other: Exchange): boolean {
  return [0, 1].every((place) => Math.abs(one.said[place as 0 | 1] - other.said[place as 0 | 1]) <= 3);
}

/** Whether a fact moved only within one thought. */
function isFact({ kind }: Item): boolean {
  return kind === 'figure' || kind === 'negation' || kind === 'term';
}

/** Of this many spoken items around a fact, one must be in the sentence that the fact moved to. */
const THOUGHT = 10;

function isSameThought({ raw, refined, partners }: Matching, at: number, written: number): boolean {
  const sentence = refined.sentences[written];
  for (let one = Math.max(0, at - THOUGHT); one <= Math.min(partners.length - 1, at + THOUGHT); one += 1) {
    const partner = partners[one]!;
    if (partner >= 0 && refined.sentences[partner] === sentence && isContent(raw.items[one]!)) return true;
  }
  return false;
}

/** How far, in items to either side, the second mention of a repeated name may be. */
const AGAIN = 3;

/** "Okafor, Okafor on the left": a repeated name, not a different one that moved. */
function isCopy({ raw: { items }, partners }: Matching, at: number): boolean {
  if (!items[at]!.name) return false;
  return items
    .slice(Math.max(0, at - AGAIN), at + AGAIN + 1)
    .some(({ key }, step) => key === items[at]!.key && partners[Math.max(0, at - AGAIN) + step]! >= 0);
}

/** Pairs items that moved within their sentence. */
export function matchMoves(matching: Matching): ReadonlySet<number> {
  const moved = new Set<number>();
  const { raw, refined } = matching;
  const byKey = new Map<string, number[]>();
  for (const gap of matching.gaps) {
    for (const at of matching.addedIn(gap)) {
      const item = refined.items[at]!;
      if (moves(item)) byKey.set(item.key, [...(byKey.get(item.key) ?? []), at]);
    }
  }
  for (const gap of matching.gaps) {
    for (const at of matching.lostIn(gap)) {
      const item = raw.items[at]!;
      const places = moves(item) ? byKey.get(item.key) : undefined;
      if (places === undefined || places.length === 0 || isCopy(matching, at)) continue;
      const place = matching.placeOf(at);
      const fitting = isFact(item) ? places.filter((one) => isSameThought(matching, at, one)) : places;
      if (fitting.length === 0) continue;
      const nearest = fitting.reduce((best, one) => (Math.abs(one - place) < Math.abs(best - place) ? one : best));
      const reach = item.kind === 'pronoun' || item.kind === 'preposition' || item.kind === 'negation' ? 10 : FARTHEST;
      if (Math.abs(nearest - place) > reach) continue;
      matching.pair(at, nearest);
      moved.add(at);
      byKey.set(
        item.key,
        places.filter((one) => one !== nearest),
      );
    }
  }
  return moved;
}
