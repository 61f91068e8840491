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

/** Somebody or something that is named. Offsets are UTF-16, in the raw transcript. */
export interface TranscriptEntity {
  readonly kind: 'person' | 'organisation' | 'place' | 'date' | 'amount';
  /** As it stands in the transcript. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A word or a pair of words that the transcript speaks of, and how often. */
export interface KeyTerm {
  readonly term: string;
  readonly count: number;
}

/** What is known about a transcript. */
export interface TranscriptDescription {
  /** BCP 47; null if unknown. */
  readonly language: string | null;
  readonly wordCount: number;
  readonly sentenceCount: number;
  readonly durationSeconds: number | null;
  /** Words a minute, null without a duration. */
  readonly speakingRate: number | null;
  readonly keyTerms: readonly KeyTerm[];
  readonly glossaryHits: readonly GlossaryHit[];
  /** In the order of the transcript. */
  readonly entities: readonly TranscriptEntity[];
  /** What it is about: glossary terms that were heard, then key terms; ten at most. */
  readonly topics: readonly string[];
}
