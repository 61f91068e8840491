import type { JobHints } from '../record/job-hints.js';

/** A request for a new job, from whichever edge it came. */
export interface Submission {
  readonly userId: string;
  /** The caller's own name for the job, 1 to 128 characters, or null. */
  readonly clientJobId: string | null;
  /** Whose rules the text follows; null: the user's own brand, else the default one. */
  readonly brand: string | null;
  readonly hints: JobHints;
  /** Exactly one of: the object's path in the audio bucket, or where else the audio is. */
  readonly audio: { readonly objectPath: string } | { readonly url: string };
}
