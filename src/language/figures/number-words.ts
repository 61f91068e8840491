import type { Figure } from './figure.js';

/** A number in words that the grammar of a language found. */
export interface NumberMatch {
  /** Plain decimal notation of a whole number, any size. */
  readonly value: string;
  /** Other values the same words may have: `two million five` is 2000005 or 2500000. */
  readonly alternatives?: readonly string[];
  /** How many words it takes. */
  readonly length: number;
  readonly ordinal: boolean;
}

/**
 * The number words of a language. Words are lower case, with plain apostrophes and hyphens taken apart (`vingt-et-un` is three words), and nothing
 * that separates figures (a comma, the end of a sentence) stands between them. Each call takes time bounded by the length of the number it finds.
 */
export interface NumberWords {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** The longest cardinal or ordinal that starts at a word; null for none. Decimals, signs and digit strings are put together by the caller. */
  read(words: readonly string[], at: number): NumberMatch | null;
  /** Words of the decimal separator: `point`, `komma`, `virgule`. */
  readonly point: ReadonlySet<string>;
  /** Words of the minus sign. */
  readonly minus: ReadonlySet<string>;
  /** Scale words that may follow figures (`1,2 Millionen`), each with its power of ten. */
  readonly scales: ReadonlyMap<string, number>;
  /** Further digits of codes and telephone numbers: English `oh` is `0`, Portuguese `meia` is `6`. */
  readonly digits?: ReadonlyMap<string, string>;
  /** `double`, `triple`. */
  readonly repeats?: ReadonlyMap<string, number>;
  /** Words that may occur between day, month and year: `of`, `de`. */
  readonly dateLinks?: ReadonlySet<string>;
  /** `per` of rates such as `kilometres per hour`, as words. */
  readonly per?: ReadonlySet<string>;
  /** `half`, `two thirds`: a fraction below one, numerator and denominator in plain notation. */
  fraction?(words: readonly string[], at: number): FractionMatch | null;
  /** Articles that count one of a unit: `a dollar fifty`. */
  readonly articles?: ReadonlySet<string>;
  /** Words between a fraction and its whole, as lists of words: `half a percent`, `three quarters of an hour`. */
  readonly partLinks?: readonly (readonly string[])[];
  /** `and` of a mixed number: `two and a half`. */
  readonly and?: ReadonlySet<string>;
  /** Forms with a grammar of their own, such as `halb zwölf`, `las dos menos cuarto`. They win if they are longer than other matches. */
  figure?(words: readonly string[], at: number): FigureMatch | null;
}

export interface FractionMatch {
  readonly numerator: string;
  readonly denominator: string;
  readonly length: number;
}

export interface FigureMatch {
  readonly figure: Figure;
  readonly length: number;
}
