import type { Pair } from '../../../evaluation/read-set.js';

/** What is found, and what it becomes, at every place of it. */
export type Rewriting = readonly [RegExp, string | ((found: string) => string)];

/** One way in which a careful editor, or a model that does what it is told, writes the same text otherwise. */
export interface HonestEdit {
  readonly kind: string;
  /** Rewritings that are all made together; or a function that gives whole texts. It is given what was said too. */
  readonly by: readonly Rewriting[] | ((text: string, pair: Pair) => readonly string[]);
}
