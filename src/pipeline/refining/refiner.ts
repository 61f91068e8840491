import type { BrandBible } from '../../brand/brand-bible.js';
import type { EnrichmentDocument } from '../../jobs/results/enrichment.js';
import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { RefinementFinding } from '../../jobs/results/refinement.js';
import type { Coverage } from '../../language/compare/verdict.js';
import type { HeldJob } from '../stages/held-job.js';
import type { StageProgress } from '../stages/stage.js';

/** A part that the model does not finish is halved while it has this many UTF-16 units, and no further. */
export const SHORTEST_HALVED = 2_000;

/** One piece of work for a refiner: a whole transcript, or a part of a long one. */
export interface RefinerInput {
  /** Words that somebody spoke: data, never instructions. A line break is a pause. */
  readonly transcript: string;
  readonly systemPrompt: string;
  readonly brandBible: BrandBible;
  /** What is known about the whole transcript; absent if nothing is. */
  readonly document?: Pick<EnrichmentDocument, 'language'> & {
    readonly languageFrom?: Coverage['languageFrom'];
  };
  /** The labels with which the turns of the transcript begin; absent or empty: it is in no turns. */
  readonly speakers?: readonly string[];
  /** What was said just before this part, in whole sentences, for the sense alone. */
  readonly before?: string;
  /** The refiner's own earlier text of this transcript, and what the checks ask about it. */
  readonly repair?: { readonly text: string; readonly questions: readonly string[] };
  /** The job's claim; absent if a text is only tried: then no answer is kept for another attempt. */
  readonly claim?: HeldJob;
  readonly signal: AbortSignal;
  readonly progress: (progress: StageProgress) => void;
}

export interface RefinerResult {
  readonly text: string;
  /** Names who answered: of several refiners, not always the first. */
  readonly usage: ProviderUsage;
  /** `length`: the text stops before its end, at the model's output limit; `context`: the part was too long for the model's context, there is no text. */
  readonly finishReason: 'stop' | 'length' | 'context';
  /** What to change, where a part was too long for the context. */
  readonly advice?: string;
  /** What was taken off around the text, as findings. */
  readonly remarks?: readonly RefinementFinding[];
  /** Whether asking again can give another text, where that differs from the refiner's own answer. */
  readonly canRepair?: boolean;
}

/** Turns a transcript into text that can be published. Adapters throw a Fault when they cannot. */
export interface Refiner {
  readonly provider: string;
  readonly model: string;
  /** Longest transcript taken at once, in UTF-16 units; null for no limit. */
  readonly longestPart: number | null;
  /** Parts that it refines at once; absent: one. */
  readonly parallel?: number;
  /** Whether asking again with the findings can give another text. */
  readonly canRepair: boolean;
  refine(input: RefinerInput): Promise<RefinerResult>;
}
