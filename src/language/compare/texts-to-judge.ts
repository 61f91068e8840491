import type { BrandFacts } from './verdict.js';

/** A refined text with the transcript it was made from and what it is measured by. */
export interface TextsToJudge {
  readonly raw: string;
  readonly refined: string;
  /** BCP 47; null: it is found in the text, or stays unknown. */
  readonly language: string | null;
  readonly brand: BrandFacts;
  /** The labels with which turns of both texts begin (`Speaker 1`, or a name); absent or empty: the texts are in no turns. */
  readonly speakers?: readonly string[];
  /** The prompt that the refiner was given, so that a leak of it is seen. */
  readonly systemPrompt?: string;
}
