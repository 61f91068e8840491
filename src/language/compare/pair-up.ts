import type { Alignment } from '../text/alignment.js';
import { firstIndex } from './first-index.js';

/** Something at a token. */
export interface Placed {
  /** Index of its token. */
  readonly at: number;
}

/** What found no partner. */
export interface Unpaired<T> {
  readonly lost: readonly T[];
  readonly added: readonly T[];
}

/** Words beyond which nothing pairs, whatever the caller allows: so the time grows with the text and no faster. */
const FARTHEST = 40;

/**
 * Pairs what was said with what was written by where the alignment expects it, the nearest first.
 * @param mayPair whether two can be one, so many words apart
 */
export function pairUp<T extends Placed>(
  said: readonly T[],
  found: readonly T[],
  { placeOf }: Alignment,
  mayPair: (said: T, found: T, distance: number) => boolean,
): Unpaired<T> {
  const candidates = said.flatMap((one, from) => {
    const place = placeOf(one.at);
    const near: { from: number; to: number; distance: number }[] = [];
    const first = firstIndex(found.length, (at) => found[at]!.at >= place - FARTHEST);
    for (let to = first; to < found.length && found[to]!.at <= place + FARTHEST; to += 1) {
      const distance = Math.abs(found[to]!.at - place);
      if (mayPair(one, found[to]!, distance)) near.push({ from, to, distance });
    }
    return near;
  });
  const [lost, added] = [new Set(said.keys()), new Set(found.keys())];
  for (const { from, to } of candidates.toSorted((a, b) => a.distance - b.distance)) {
    if (!lost.has(from) || !added.has(to)) continue;
    lost.delete(from);
    added.delete(to);
  }
  return { lost: said.filter((_, at) => lost.has(at)), added: found.filter((_, at) => added.has(at)) };
}
