/** A version of a Brand Bible. */
export interface BrandBibleOfJob {
  readonly name: string;
  readonly version: number;
  /** SHA-256 of its content, hex. */
  readonly hash: string;
}

/** The brand that a job's text follows. */
export interface JobBranding {
  /** The brand that was named at intake; null if there was none. */
  readonly brand: string | null;
  /** The version of the last request for the job, else the one of its enrichment; null before that. */
  readonly brandBible: BrandBibleOfJob | null;
}
