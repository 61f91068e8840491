/**
 * The verdict on a refined text. PASS: it says the same as the speech. REVIEW: its meaning may have changed. REJECT: a fact changed, or it contains something that
 * was not said. UNCHECKED: no rule or model could judge it.
 */
export const VERDICTS = ['PASS', 'REVIEW', 'REJECT', 'UNCHECKED'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** REJECT: a changed fact. REVIEW: a possible change of meaning. NOTE: a change that is known to keep the meaning; it does not affect the verdict. */
export const GRADES = ['REJECT', 'REVIEW', 'NOTE'] as const;
export type Grade = (typeof GRADES)[number];

/** A finding of a check. Spans are UTF-16 offsets in the stored texts. */
export interface Finding {
  /** The check, e.g. `figures`. */
  readonly check: string;
  readonly grade: Grade;
  /** The difference, in a sentence for the reviewer. */
  readonly message: string;
  readonly rawSpan: readonly [number, number] | null;
  readonly refinedSpan: readonly [number, number] | null;
}

/** What was checked. */
export interface Coverage {
  /** BCP 47; null if unknown. */
  readonly language: string | null;
  /** Whether the recogniser named the language or the engine detected it in the text. */
  readonly languageFrom: 'given' | 'detected' | 'unknown';
  /** Names of the checks that ran (`figures`, `names`, `negations`, `sentences`, …). */
  readonly checked: readonly string[];
  /** Names of the checks that could not run on this text. */
  readonly unchecked: readonly string[];
}

/** A stretch of the speech and its refined sentence that still differ after annotation: the subject of a second opinion. */
export interface AlignedPair {
  readonly rawSpan: readonly [number, number];
  /** Empty (`[n, n]`) if the text lost it. */
  readonly refinedSpan: readonly [number, number];
  /** Indices of the findings in this pair. */
  readonly findings: readonly number[];
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  /** Most severe first. */
  readonly findings: readonly Finding[];
  readonly pairs: readonly AlignedPair[];
}

/** The answer of a second opinion on a pair. */
export const RELATIONS = ['same', 'weaker', 'stronger', 'changed', 'added', 'lost'] as const;
export type Relation = (typeof RELATIONS)[number];

/** A second opinion on one pair. It is void unless both quotations are in the pair word for word. */
export interface Opinion {
  /** Index of the pair. */
  readonly pair: number;
  readonly relation: Relation;
  readonly rawQuote: string;
  readonly refinedQuote: string;
}

/** The facts of a Brand Bible that the language rules need, as plain data. A `BrandBible` has this shape. */
export interface BrandFacts {
  readonly glossary: readonly { readonly term: string; readonly heardAs: readonly string[] }[];
  readonly banned: readonly { readonly banned: string; readonly preferred: string | null }[];
  readonly numberStyle: 'ten-and-above' | 'all-figures' | 'as-spoken';
  /** One sentence. If it asks for headings, lists or Markdown, such markup is not a finding. */
  readonly outputFormat: string;
  readonly voice: readonly string[];
  readonly style: readonly string[];
  readonly examples: readonly { readonly spoken: string; readonly written: string }[];
}
