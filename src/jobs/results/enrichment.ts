/** A glossary term found in the transcript. */
export interface GlossaryHit {
  /** The canonical spelling. */
  readonly term: string;
  /** What was heard, as it stands in the transcript. */
  readonly heard: string;
  /** UTF-16 offsets in the raw transcript. */
  readonly start: number;
  readonly end: number;
}

/** The brand context of one transcript. */
export interface EnrichmentDocument {
  readonly language: string | null;
  readonly wordCount: number;
  readonly sentenceCount: number;
  readonly durationSeconds: number | null;
  /** Words a minute, null without a duration. */
  readonly speakingRate: number | null;
  readonly keyTerms: readonly KeyTerm[];
  readonly glossaryHits: readonly GlossaryHit[];
}

export interface KeyTerm {
  readonly term: string;
  readonly count: number;
}

/** What the ENRICHING stage stores. */
export interface Enrichment {
  readonly document: EnrichmentDocument;
  /** The exact system prompt the refiner will be given. */
  readonly systemPrompt: string;
  readonly brandBible: { readonly name: string; readonly version: number; readonly hash: string };
}
