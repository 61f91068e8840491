/** What kind of thing a figure is (the semiotic classes of inverse text normalisation). */
export type SemioticClass =
  | 'cardinal'
  | 'ordinal'
  | 'decimal'
  | 'fraction'
  | 'date'
  | 'time'
  | 'money'
  | 'measure'
  | 'telephone'
  | 'electronic'
  | 'code';

/**
 * A figure by its meaning. If speech is ambiguous ("twenty one fifty": 2150 or 21:50), `readings` has every reading: two figures
 * are the same if they share a reading and their units agree.
 */
export interface Figure {
  readonly class: SemioticClass;
  /**
   * Canonical values, never empty. A number is plain decimal notation without grouping (`21250`, `-19`, `0.5`, `2/3` for a fraction), a time
   * `T21:52`, a date `D2017-06`, `D--06-03` (ISO 8601 with the unknown parts left out), a string of digits or a code its characters (`S0205550123`, `SQ7X44P`),
   * an address in lower case.
   */
  readonly readings: readonly string[];
  /**
   * Canonical unit: an ISO 4217 currency (`EUR`; `EUR/100` for its hundredths, `¤/100` for those of an unknown currency), `%`, a unit symbol (`kg`, `km`,
   * `min`, `km/h`), a half of the day and a time zone (`am`, `pm EST`); null for none.
   */
  readonly unit: string | null;
  /** Other figures that the same words may express: `five pounds` is money or a weight, `a thirty six` a count or the code A36. */
  readonly others?: readonly Figure[];
  /** The list of figures that the same words may express instead: `twenty one fifty` may list 21 and 50. In order, two or more. */
  readonly parts?: readonly Figure[];
}

/** A written or spoken figure in a text: an annotation (language/annotate) of the tokens `from` to `to`, exclusive. */
export interface FigureAnnotation {
  readonly kind: 'figure';
  readonly from: number;
  readonly to: number;
  readonly figure: Figure;
  /** 1: no other reading is possible. */
  readonly confidence: number;
  /** The rule that read it. */
  readonly rule: string;
  /** BCP 47; `neutral` where the rule holds in every language. */
  readonly language: string;
}
