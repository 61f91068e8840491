import type { Facts } from './facts.js';

/** An invariant, as hazards and issue name it: it says what it found wrong, one sentence for each. */
export interface Invariant {
  readonly id: string;
  readonly title: string;
  readonly check: (facts: Facts) => { readonly looked: number; readonly wrong: readonly string[] };
}

/** Looks at each item; what is null is right. */
export function each<Item>(items: readonly Item[], problem: (item: Item) => string | null) {
  const wrong = items.flatMap((item) => problem(item) ?? []);
  return { looked: items.length, wrong };
}
