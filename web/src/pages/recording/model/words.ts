/** A word of a text. Offsets are in UTF-16, as the engine's spans are. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** For comparing: without case, accents of writing and apostrophes. */
  readonly key: string;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;

export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    key: word.toLowerCase().replace(/['’]/g, ''),
  }));
}

/** The first of the sorted numbers that is above the limit: its place, or the length where none is. */
export function firstAbove(count: number, numberAt: (index: number) => number, limit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberAt(middle) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
