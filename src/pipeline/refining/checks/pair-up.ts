import type { Alignment } from '../text/alignment.js';

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
    return found.flatMap((other, to) => {
      const distance = Math.abs(other.at - place);
      return mayPair(one, other, distance) ? [{ from, to, distance }] : [];
    });
  });
  const [lost, added] = [new Set(said.keys()), new Set(found.keys())];
  for (const { from, to } of candidates.toSorted((a, b) => a.distance - b.distance)) {
    if (!lost.has(from) || !added.has(to)) continue;
    lost.delete(from);
    added.delete(to);
  }
  return { lost: said.filter((_, at) => lost.has(at)), added: found.filter((_, at) => added.has(at)) };
}
