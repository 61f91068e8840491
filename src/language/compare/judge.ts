import type { BrandBible } from '../../brand/brand-bible.js';
import { runChecks } from './run-checks.js';
import type { BrandFacts, Judgement } from './verdict.js';

/** A refined text with the transcript it was made from and what it is measured by. */
export interface TextsToJudge {
  readonly raw: string;
  readonly refined: string;
  /** BCP 47; null: it is found in the text, or stays unknown. */
  readonly language: string | null;
  readonly brand: BrandFacts;
  /** The prompt that the refiner was given, so that a leak of it is seen. */
  readonly systemPrompt?: string;
}

/** Compares a refined text with what was said. Pure: the same texts give the same judgement. */
export function judge({ raw, refined, language, brand, systemPrompt = '' }: TextsToJudge): Judgement {
  const brandBible = brand as BrandBible;
  const { verdict, findings } = runChecks({ raw, refined, brandBible, systemPrompt, language });
  const grade = verdict === 'REJECT' ? 'REJECT' : 'REVIEW';
  return {
    verdict,
    coverage: { language, languageFrom: language === null ? 'unknown' : 'given', checked: [], unchecked: [] },
    findings: findings.map((finding) => ({ ...finding, grade })),
    pairs: [],
  };
}
