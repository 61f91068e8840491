import type { BrandBible } from './brand-bible.js';

/** Finds the Brand Bible that a job is refined by. */
export interface BrandBibles {
  /** The active version for the job's user; the default where they have none. */
  activeFor(job: { readonly userId: string }): Promise<BrandBible>;
}

/** Nest injection token of the BrandBibles. */
export const BRAND_BIBLES = Symbol('BrandBibles');
