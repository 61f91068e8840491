import type { Figure } from '../../figures/figure.js';
import type { Form } from './word-keys.js';

/**
 * The role of a word in its sentence, as far as a comparison needs it. `light`: articles, links and demonstratives. `idle`: may be dropped without a
 * loss. `marker`: opens a clause and adds no meaning. `noise`: a hesitation.
 */
export type ItemKind =
  | 'word'
  | 'figure'
  | 'term'
  | 'negation'
  | 'shade'
  | 'pronoun'
  | 'auxiliary'
  | 'preposition'
  | 'light'
  | 'idle'
  | 'marker'
  | 'noise';

/** A unit of comparison: a word, a phrase with one meaning, or a figure. Two items with the same key mean the same. */
export interface Item {
  readonly kind: ItemKind;
  readonly key: string;
  /** Lower-case words, contractions written out. */
  readonly words: readonly string[];
  readonly figure: Figure | null;
  /** For a shade: its class, e.g. `hedge`. */
  readonly shade: string | null;
  readonly form: Form;
  readonly plural: boolean;
  /** A name, shown by a capital within a sentence. */
  readonly name: boolean;
  readonly quoted: boolean;
  /** Tokens, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** The text between it and the next item: spaces, punctuation, line breaks. */
  readonly after: string;
}

/** Whether the item carries meaning of its own. */
export function isContent({ kind }: Item): boolean {
  return kind === 'word' || kind === 'figure' || kind === 'term';
}

/** Whether the item carries meaning or, like a hedge, changes that of other items. */
export function carriesMeaning(item: Item): boolean {
  return isContent(item) || item.kind === 'shade';
}

/** Whether a sentence ends after the item. */
export function endsSentenceAfter({ after }: Item): boolean {
  return /[.!?…।。！？]|\n/u.test(after);
}

/** Whether punctuation that sets words off follows the item. */
export function isSetOffAfter({ after }: Item): boolean {
  return /[.!?…।。！？,;:\n—–]|-(\s|$)/u.test(after);
}

/** Within this many items around a stretch, speech that is punctuated at all has a comma. */
const NEAR = 10;

/** Whether a comma or dash sets words off near a stretch within its sentence: there, words that are not set off are hardly a slip. */
export function isCommaNear(items: readonly Item[], from: number, to: number): boolean {
  const near = items.slice(Math.max(0, from - NEAR), to + NEAR);
  return near.some((item) => isSetOffAfter(item) && !endsSentenceAfter(item));
}
