import { lexiconOf } from '../lexicons/lexicons.js';
import { identifyLanguage } from '../neutral/identify-language.js';
import type { TextsToJudge } from './texts-to-judge.js';
import type { Coverage } from './verdict.js';

/** What holds in every language. */
const NEUTRAL = ['markup', 'links', 'invisible characters', 'leaked prompt', 'length', 'figures in digits'] as const;
/** What needs the words of a language. */
const BY_LANGUAGE = [
  'sentences',
  'spoken figures',
  'names',
  'negations',
  'dates and units',
  'wording',
  'shades of meaning',
] as const;

/** The language of both texts, and what the rules check in it. */
export function coverageOf({ raw, refined, language: given, speakers = [] }: TextsToJudge): {
  readonly language: string | null;
  readonly coverage: Coverage;
} {
  const language = given ?? (identifyLanguage(raw) ?? identifyLanguage(refined))?.language ?? null;
  const lexicon = lexiconOf(language);
  const neutral = speakers.length > 1 ? [...NEUTRAL, 'speakers'] : NEUTRAL;
  const checked = lexicon === null ? [...neutral] : [...neutral, ...BY_LANGUAGE];
  const coverage: Coverage = {
    language,
    languageFrom: given !== null ? 'given' : language === null ? 'unknown' : 'detected',
    checked,
    unchecked: lexicon === null ? [...BY_LANGUAGE] : [],
  };
  return { language, coverage };
}
