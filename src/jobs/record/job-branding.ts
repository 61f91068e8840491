/** A version of a Brand Bible. */
export interface BrandBibleOfJob {
  readonly name: string;
  readonly version: number;
  /** SHA-256 of its content, hex. */
  readonly hash: string;
}

/** The brand whose rules a job's text follows. */
export interface JobBranding {
  /** The brand that was named at intake; null: none was. */
  readonly brand: string | null;
  /** The version that was last ordered for it, else the one it was enriched with; null before that. */
  readonly brandBible: BrandBibleOfJob | null;
}
