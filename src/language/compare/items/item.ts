import type { Figure } from '../../figures/figure.js';
import type { Form } from './word-keys.js';

/**
 * What a word does in its sentence, as far as a comparison needs it. `light`: articles, links and words that only point. `idle`: may go without a
 * loss. `marker`: opens a clause and says nothing in it. `noise`: a hesitation.
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

/** A unit of comparison: a word, a phrase with one meaning, or a figure. Two items of the same key say the same. */
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
  /** A name by its capital within a sentence. */
  readonly name: boolean;
  readonly quoted: boolean;
  /** Tokens, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** What stands between it and the next item: blanks, punctuation, line breaks. */
  readonly after: string;
}

/** Whether the item carries meaning of its own. */
export function isContent({ kind }: Item): boolean {
  return kind === 'word' || kind === 'figure' || kind === 'term';
}

/** Whether the item carries meaning of its own or changes that of others, as a hedge does. */
export function carriesMeaning(item: Item): boolean {
  return isContent(item) || item.kind === 'shade';
}

/** Whether a sentence ends after the item. */
export function endsSentenceAfter({ after }: Item): boolean {
  return /[.!?…।。！？]|\n/u.test(after);
}

/** Whether anything that sets words off stands after the item. */
export function isSetOffAfter({ after }: Item): boolean {
  return /[.!?…।。！？,;:\n—–]|-(\s|$)/u.test(after);
}

/** Items around a stretch in which a comma stands where speech is set off at all. */
const NEAR = 10;

/** Whether a comma or dash sets words off within the sentence near a stretch: there, what is not set off is hardly a slip. */
export function isCommaNear(items: readonly Item[], from: number, to: number): boolean {
  const near = items.slice(Math.max(0, from - NEAR), to + NEAR);
  return near.some((item) => isSetOffAfter(item) && !endsSentenceAfter(item));
}
