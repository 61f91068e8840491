/** A glossary term found in the transcript. */
export interface GlossaryHit {
  /** The canonical spelling. */
  readonly term: string;
  /** The words as they are in the transcript. */
  readonly heard: string;
  /** UTF-16 offsets in the raw transcript. */
  readonly start: number;
  readonly end: number;
}

/** A named entity. Offsets are UTF-16, in the raw transcript. */
export interface TranscriptEntity {
  readonly kind: 'person' | 'organisation' | 'place' | 'date' | 'amount';
  /** As written in the transcript. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A key word, or pair of words, and its frequency. */
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
  /** Its topics: glossary terms that were heard, then key terms; at most ten. */
  readonly topics: readonly string[];
}
