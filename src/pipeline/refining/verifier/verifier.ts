import type { ProviderUsage } from '../../../jobs/results/provider-usage.js';
import type { Relation } from '../../../language/compare/verdict.js';
import type { HeldJob } from '../../stages/held-job.js';

/** A stretch of speech with what was written for it. Either may be empty: then something was added or lost. */
export interface PairText {
  readonly said: string;
  readonly written: string;
}

/** Pairs of one part of a text, to be judged by their meaning. */
export interface VerifierInput {
  readonly pairs: readonly PairText[];
  /** BCP 47, null if it is not known. */
  readonly language: string | null;
  /** The job's claim; absent if a text is only tried: then no answer is kept for another attempt. */
  readonly claim?: HeldJob;
  readonly signal: AbortSignal;
}

/** What was said of one pair. */
export interface GivenOpinion {
  /** Index in the pairs that were asked about. */
  readonly pair: number;
  readonly relation: Relation;
  readonly rawQuote: string;
  readonly refinedQuote: string;
}

/** Opinions on some or all of the pairs; a pair without one is decided by the rules alone. */
export interface VerifierResult {
  readonly opinions: readonly GivenOpinion[];
  /** Names who answered. */
  readonly usage: ProviderUsage;
}

/** A second reader of refined texts. Adapters throw a Fault when they cannot answer. */
export interface Verifier {
  readonly provider: string;
  readonly model: string;
  verify(input: VerifierInput): Promise<VerifierResult>;
}
