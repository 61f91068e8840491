/** A name or term with its one right spelling. */
export interface GlossaryEntry {
  /** The canonical spelling. */
  readonly term: string;
  /** What recognisers make of it: each is put right wherever it is heard. */
  readonly heardAs: readonly string[];
  readonly notes: string | null;
}

/** Wording the brand does not use. */
export interface BannedWording {
  readonly banned: string;
  /** What stands in its place; null where a person must find it. */
  readonly preferred: string | null;
}

/** A passage as it was spoken and as the brand would print it. */
export interface BrandExample {
  readonly spoken: string;
  readonly written: string;
}

/** Words below ten and figures from ten on; figures for all; or as they were spoken. */
export const NUMBER_STYLES = ['ten-and-above', 'all-figures', 'as-spoken'] as const;
export type BrandNumberStyle = (typeof NUMBER_STYLES)[number];

/** One version of a brand's rules. Immutable: a change is a new version. */
export interface BrandBible {
  readonly name: string;
  readonly version: number;
  /** SHA-256 of everything but the version, hex: equal content has an equal hash. */
  readonly contentHash: string;
  readonly voice: readonly string[];
  readonly style: readonly string[];
  readonly glossary: readonly GlossaryEntry[];
  readonly banned: readonly BannedWording[];
  readonly examples: readonly BrandExample[];
  readonly numberStyle: BrandNumberStyle;
  /** What the result must look like, in one sentence. */
  readonly outputFormat: string;
}
