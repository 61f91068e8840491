import type { BrandBible } from '../../brand/brand-bible.js';
import type { TranscriptFacts } from '../../jobs/results/transcript-reader.js';
import type { DraftText } from './trial.js';

/** A transcript to be refined under a Brand Bible that its job need not use. */
export interface AuthorTask {
  /** Not empty. */
  readonly transcript: string;
  readonly facts: TranscriptFacts;
  readonly brandBible: BrandBible;
  readonly signal: AbortSignal;
}

/** Who writes refined texts: the same model, checks and limits as for jobs. Stores nothing. The pipeline implements it. */
export interface RefinementAuthor {
  /** @throws Fault of the model; the signal's reason when aborted */
  refine(task: AuthorTask): Promise<DraftText>;
}

/** Nest injection token of the RefinementAuthor. */
export const REFINEMENT_AUTHOR = Symbol('RefinementAuthor');
