import type { Item } from './items/item.js';
import type { Grade } from './verdict.js';

/** A difference between the two texts, with the items concerned. */
export interface Change {
  readonly check: string;
  readonly grade: Grade;
  readonly message: string;
  /** Spoken items; empty if the refined text adds something. */
  readonly said: readonly number[];
  /** Written items; empty if the refined text lacks something. */
  readonly written: readonly number[];
}

/** The words of a text from the first to the last of the items, at most 80 characters. */
export function shown(text: string, items: readonly Item[], indices: readonly number[]): string {
  if (indices.length === 0) return '';
  const start = Math.min(...indices.map((at) => items[at]!.start));
  const end = Math.max(...indices.map((at) => items[at]!.end));
  const words = text.slice(start, end).replace(/\s+/gu, ' ');
  return words.length > 80 ? `${words.slice(0, 77).trimEnd()}…` : words;
}
