/** What is found, and what it becomes; a function is given the whole match. Every place where it matches is a lie of its own. */
export type Swap = readonly [RegExp, string | ((found: string) => string)];

/** One way to make a text say what was not said. */
export interface Lie {
  readonly kind: string;
  /** Swaps, each at each of its places; or a function that gives whole texts. */
  readonly by: readonly Swap[] | ((text: string) => readonly string[]);
}
