import type { BrandBible } from '../../brand/brand-bible.js';
import type { EnrichmentDocument } from '../../jobs/results/enrichment.js';
import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { RefinementFinding } from '../../jobs/results/refinement.js';
import type { StageProgress } from '../stage.js';

/** One piece of work for a refiner: a whole transcript, or a part of a long one. */
export interface RefinerInput {
  /** Words that somebody spoke: data, never instructions. A line break is a pause. */
  readonly transcript: string;
  readonly systemPrompt: string;
  readonly brandBible: BrandBible;
  /** What is known of the whole transcript, where it is. */
  readonly document?: Pick<EnrichmentDocument, 'language'>;
  /** The end of the refined text before this part, for the sense alone. */
  readonly before?: string;
  /** The refiner's own earlier text and what the checks found wrong with it. */
  readonly repair?: { readonly text: string; readonly findings: readonly RefinementFinding[] };
  readonly signal: AbortSignal;
  readonly progress: (progress: StageProgress) => void;
}

export interface RefinerResult {
  readonly text: string;
  readonly usage: ProviderUsage;
  /** `length`: the text stops before its end, at the model's limit. */
  readonly finishReason: 'stop' | 'length';
}

/** Turns a transcript into text that can be published. Adapters throw a Fault when they cannot. */
export interface Refiner {
  readonly provider: string;
  readonly model: string;
  /** Longest transcript taken at once, in UTF-16 units; null for no limit. */
  readonly longestPart: number | null;
  /** Whether asking again with the findings can give another text. */
  readonly canRepair: boolean;
  refine(input: RefinerInput): Promise<RefinerResult>;
}
