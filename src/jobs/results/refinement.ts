import type { Coverage, Finding, Relation, Verdict } from '../../language/compare/verdict.js';
import type { ProviderUsage } from './provider-usage.js';

/** A finding of a check in the refined text. Only findings from older releases have no grade. */
export type RefinementFinding = Omit<Finding, 'grade'> & Partial<Pick<Finding, 'grade'>>;

export type RefinementVerdict = Verdict;

/** The verifier's opinion on one pair of stretches. */
export interface PairOpinion {
  readonly rawSpan: readonly [number, number];
  /** Empty (`[n, n]`) if the stretch was lost. */
  readonly refinedSpan: readonly [number, number];
  readonly relation: Relation;
  /** Quotations from both stretches, as the model returned them. */
  readonly rawQuote: string;
  readonly refinedQuote: string;
  /** A quotation is not in its stretch, so the opinion does not count. */
  readonly void: boolean;
}

/** The questions to one model about the text, and its answers. */
export interface SecondOpinion {
  readonly provider: string;
  readonly model: string;
  readonly usage: ProviderUsage;
  /** The number of pairs in the questions. */
  readonly asked: number;
  /** Pairs with an opinion that counts. For the others, the rules decide alone. */
  readonly judged: number;
  /** Opinions that do not count, because a quotation is not in the text. */
  readonly voided: number;
  readonly pairs: readonly PairOpinion[];
}

/** What the REFINING stage stores. */
export interface Refinement {
  readonly text: string;
  readonly provider: string;
  readonly model: string;
  readonly verdict: RefinementVerdict;
  /** The most severe first; offsets count in the raw transcript and in `text`. */
  readonly findings: readonly RefinementFinding[];
  /** Absent only in refinements from before coverage was recorded. */
  readonly coverage?: Coverage;
  /** One for each model that gave a second opinion; absent or empty if there was none. */
  readonly opinions?: readonly SecondOpinion[];
  /** The findings of the first answer, if a repair replaced it. They have no offsets, since that text is gone. */
  readonly repaired?: readonly RefinementFinding[];
  /** SHA-256 of the system prompt, hex. */
  readonly promptHash: string;
  /** The usage of the refiner and of the verifier. */
  readonly usage: readonly ProviderUsage[];
  /** The exact prompt, if it differs from the prompt that the job's enrichment stored. */
  readonly systemPrompt?: string;
  /** The version of the Brand Bible that the text follows. */
  readonly brandBible?: { readonly name: string; readonly version: number; readonly hash: string };
  /** SHA-256 of the raw transcript from which it was made, hex: the offsets of the findings count in that transcript. */
  readonly transcriptHash?: string;
  /** The rejected text that this one replaces: it is stored first and never becomes current. */
  readonly rejected?: Refinement;
}
