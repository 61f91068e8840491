import type { BrandFacts } from './verdict.js';

/** A refined text with its transcript and the criteria by which it is judged. */
export interface TextsToJudge {
  readonly raw: string;
  readonly refined: string;
  /** BCP 47; null: the judge detects it in the text. */
  readonly language: string | null;
  readonly brand: BrandFacts;
  /** The labels with which turns of both texts begin (`Speaker 1`, or a name); absent or empty: the texts have no turns. */
  readonly speakers?: readonly string[];
  /** The prompt of the refiner, so that the judge can detect a leak of it. */
  readonly systemPrompt?: string;
}
