import type { BrandBible } from '../../brand/brand-bible.js';
import type { TranscriptFacts } from '../../jobs/results/transcript-reader.js';
import type { DraftText } from './trial.js';

/** A transcript, and the Brand Bible to refine it under, which need not be the job's own. */
export interface AuthorTask {
  /** Not empty. */
  readonly transcript: string;
  readonly facts: TranscriptFacts;
  readonly brandBible: BrandBible;
  readonly signal: AbortSignal;
}

/** Writes refined texts with the same model, checks and limits as for jobs. Stores nothing. The pipeline implements it. */
export interface RefinementAuthor {
  /** @throws Fault of the model; the signal's reason when aborted */
  refine(task: AuthorTask): Promise<DraftText>;
}

/** Nest injection token of the RefinementAuthor. */
export const REFINEMENT_AUTHOR = Symbol('RefinementAuthor');
