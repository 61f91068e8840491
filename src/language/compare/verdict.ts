/**
 * What a refined text is worth. PASS: it says what was said. REVIEW: its meaning may have moved. REJECT: a fact changed, or something stands in it that was
 * not said. UNCHECKED: no rule or model could judge it.
 */
export const VERDICTS = ['PASS', 'REVIEW', 'REJECT', 'UNCHECKED'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** REJECT: a changed fact. REVIEW: meaning that may have moved. NOTE: a change that is known to keep the meaning; it does not count. */
export const GRADES = ['REJECT', 'REVIEW', 'NOTE'] as const;
export type Grade = (typeof GRADES)[number];

/** Something a check found. Spans are UTF-16 offsets of the stored texts. */
export interface Finding {
  /** The check, e.g. `figures`. */
  readonly check: string;
  readonly grade: Grade;
  /** What is different, in a sentence for the person who decides. */
  readonly message: string;
  readonly rawSpan: readonly [number, number] | null;
  readonly refinedSpan: readonly [number, number] | null;
}

/** What was looked at. */
export interface Coverage {
  /** BCP 47; null where it is not known. */
  readonly language: string | null;
  /** Whether the language was told by the recogniser or found in the text. */
  readonly languageFrom: 'given' | 'detected' | 'unknown';
  /** Names of what was looked at (`figures`, `names`, `negations`, `sentences`, …). */
  readonly checked: readonly string[];
  /** Names of what no rule covers in this text. */
  readonly unchecked: readonly string[];
}

/** A stretch of what was said and the sentence made of it that are not the same after annotation: what a second opinion is asked about. */
export interface AlignedPair {
  readonly rawSpan: readonly [number, number];
  /** Empty (`[n, n]`) where it was lost. */
  readonly refinedSpan: readonly [number, number];
  /** Indices of the findings that stand in this pair. */
  readonly findings: readonly number[];
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  /** The heaviest first. */
  readonly findings: readonly Finding[];
  readonly pairs: readonly AlignedPair[];
}

/** What a second reader says of a pair. */
export const RELATIONS = ['same', 'weaker', 'stronger', 'changed', 'added', 'lost'] as const;
export type Relation = (typeof RELATIONS)[number];

/** A second opinion on one pair. Both quotations must stand word for word in the pair, or the opinion is void. */
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
  /** One sentence; where it asks for headings, lists or Markdown, that markup is no finding. */
  readonly outputFormat: string;
  readonly voice: readonly string[];
  readonly style: readonly string[];
  readonly examples: readonly { readonly spoken: string; readonly written: string }[];
}
