import type { JobHints } from '../record/job-hints.js';

/** A request for a new job, from any edge. */
export interface Submission {
  readonly userId: string;
  /** The caller's name for the job, 1 to 128 characters, or null. */
  readonly clientJobId: string | null;
  /** The brand whose rules the text follows; null: the user's brand, or else the default one. */
  readonly brand: string | null;
  readonly hints: JobHints;
  /** The audio: either the path of an object in the audio bucket, or an address. */
  readonly audio: { readonly objectPath: string } | { readonly url: string };
}
