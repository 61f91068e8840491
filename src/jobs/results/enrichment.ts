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
  /** In the order of the transcript; missing in documents from before there were any. */
  readonly entities?: readonly EnrichmentEntity[];
  /** What it is about: glossary terms that were heard, then key terms; ten at most. */
  readonly topics?: readonly string[];
}

/** Somebody or something that is named. Offsets are UTF-16, in the raw transcript. */
export interface EnrichmentEntity {
  readonly kind: 'person' | 'organisation' | 'place' | 'date' | 'amount';
  /** As it stands in the transcript. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
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
