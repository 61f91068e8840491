import type { TranscriptDescription } from '../../language/describe/description.js';

/** The brand context of one transcript. Older documents lack entities and topics. */
export type EnrichmentDocument = Omit<TranscriptDescription, 'entities' | 'topics'> &
  Partial<Pick<TranscriptDescription, 'entities' | 'topics'>>;

/** What the ENRICHING stage stores. */
export interface Enrichment {
  readonly document: EnrichmentDocument;
  /** The exact system prompt for the refiner. */
  readonly systemPrompt: string;
  readonly brandBible: { readonly name: string; readonly version: number; readonly hash: string };
}
