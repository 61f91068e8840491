/** A name or term with its one right spelling. */
export interface GlossaryEntry {
  /** The canonical spelling. */
  readonly term: string;
  /** Known misrecognitions of the term: each is corrected wherever it occurs. */
  readonly heardAs: readonly string[];
  readonly notes: string | null;
}

/** Wording the brand does not use. */
export interface BannedWording {
  readonly banned: string;
  /** The replacement; null if a person must choose it. */
  readonly preferred: string | null;
}

/** A passage as it was spoken and as the brand would print it. */
export interface BrandExample {
  readonly spoken: string;
  readonly written: string;
}

/** Words below ten and figures from ten; figures for all; or as spoken. */
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
