import type { Coverage, Finding, Relation, Verdict } from '../../language/compare/verdict.js';
import type { ProviderUsage } from './provider-usage.js';

/** Something a check found in the refined text. The grade is absent only in what was stored before findings were graded. */
export type RefinementFinding = Omit<Finding, 'grade'> & Partial<Pick<Finding, 'grade'>>;

export type RefinementVerdict = Verdict;

/** What the verifier says of one pair of stretches. */
export interface PairOpinion {
  readonly rawSpan: readonly [number, number];
  /** Empty (`[n, n]`) where the stretch was lost. */
  readonly refinedSpan: readonly [number, number];
  readonly relation: Relation;
  /** Quotations from both stretches, as the model gave them. */
  readonly rawQuote: string;
  readonly refinedQuote: string;
  /** A quotation does not stand in its stretch: the opinion does not count. */
  readonly void: boolean;
}

/** What one model was asked about the text, and what it said. */
export interface SecondOpinion {
  readonly provider: string;
  readonly model: string;
  readonly usage: ProviderUsage;
  /** Pairs it was asked about. */
  readonly asked: number;
  /** Pairs with an opinion that counts. The rules alone decide on the others. */
  readonly judged: number;
  /** Opinions that do not count, because a quotation does not stand in the text. */
  readonly voided: number;
  readonly pairs: readonly PairOpinion[];
}

/** What the REFINING stage stores. */
export interface Refinement {
  readonly text: string;
  readonly provider: string;
  readonly model: string;
  readonly verdict: RefinementVerdict;
  /** The heaviest first; places count in the raw transcript and in `text`. */
  readonly findings: readonly RefinementFinding[];
  /** Absent only in what was stored before coverage was recorded. */
  readonly coverage?: Coverage;
  /** One for each model that was asked for a second opinion; absent or empty: none was. */
  readonly opinions?: readonly SecondOpinion[];
  /** What the checks found in the first answer, where a repair took its place; their places in that text are gone with it. */
  readonly repaired?: readonly RefinementFinding[];
  /** SHA-256 of the system prompt, hex. */
  readonly promptHash: string;
  /** Of the refiner and of the verifier. */
  readonly usage: readonly ProviderUsage[];
  /** The exact prompt, where it is another than the one the job's enrichment stored. */
  readonly systemPrompt?: string;
  /** The version of the Brand Bible that it follows. */
  readonly brandBible?: { readonly name: string; readonly version: number; readonly hash: string };
  /** SHA-256 of the raw transcript that it was made from, hex: the spans of the findings count in that one. */
  readonly transcriptHash?: string;
  /** The text that the checks rejected and this one replaces: stored before it, never current. */
  readonly rejected?: Refinement;
}
