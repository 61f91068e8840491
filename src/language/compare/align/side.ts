import type { AnnotatedText } from '../../annotate/annotation.js';
import { endsSentenceAfter, type Item } from '../items/item.js';

/** One of the two texts in the form that is compared. */
export interface Side {
  readonly annotated: AnnotatedText;
  /** Without hesitations. */
  readonly items: readonly Item[];
  /** The index of each item's sentence, from 0. */
  readonly sentences: readonly number[];
}

/** Prepares a text for comparison: its items without hesitations. */
export function sideOf(annotated: AnnotatedText, items: readonly Item[]): Side {
  const read = items.filter(({ kind }) => kind !== 'noise');
  const sentences: number[] = [];
  let sentence = 0;
  for (const item of read) {
    sentences.push(sentence);
    if (endsSentenceAfter(item)) sentence += 1;
  }
  return { annotated, items: read, sentences };
}
