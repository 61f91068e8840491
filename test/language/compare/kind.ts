import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

/** What was said, an honest edit of it, and a text that looks like one and says something else. */
export interface Kind {
  readonly about: string;
  readonly language: string;
  readonly raw: string;
  readonly honest: string;
  readonly lie: string;
}

/** The verdict of the rules under the default Brand Bible. */
export function verdictOf(language: string, raw: string, refined: string) {
  return judge({ raw, refined, brand: DEFAULT_BRAND_BIBLE, systemPrompt: '', language }).verdict;
}
