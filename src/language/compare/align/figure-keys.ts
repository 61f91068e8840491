import type { Figure } from '../../figures/figure.js';
import type { Item } from '../items/item.js';

/** Gives figures of both texts that share a reading the same key, so that they align in any spelling. */
export function withSharedKeys(one: readonly Item[], other: readonly Item[]): [Item[], Item[]] {
  const root = new Map<string, string>();
  const find = (reading: string): string => {
    let at = reading;
    while (root.get(at) !== undefined && root.get(at) !== at) at = root.get(at)!;
    return at;
  };
  for (const { figure } of [...one, ...other]) {
    const [first, ...rest] = figure === null ? [] : readingsOf(figure);
    if (first === undefined) continue;
    if (!root.has(first)) root.set(first, first);
    for (const reading of rest) root.set(find(reading), find(first));
  }
  const keyed = (item: Item): Item =>
    item.figure === null ? item : { ...item, key: `#${find(item.figure.readings[0]!)}` };
  return [one.map(keyed), other.map(keyed)];
}

/** Every value that a figure may have. */
export function readingsOf({ readings, others = [] }: Figure): string[] {
  return [...readings, ...others.flatMap((other) => other.readings)];
}

/** The numbers that a figure can be read as. */
export function numbersOf({ figure }: Item): number[] {
  return (figure === null ? [] : readingsOf(figure)).map(Number).filter((value) => Number.isFinite(value));
}
