import { ALL_LEXICONS, lexiconOf } from '../lexicons/lexicons.js';
import type { TextsToJudge } from './texts-to-judge.js';
import type { Coverage } from './verdict.js';

/** Share of the words that must be common ones of the language, and by how much it must lead. */
const LEAST_SHARE = 0.2;
const MARGIN = 1.3;
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

/** The language whose commonest words are most of the text's; null where none or two are as likely. */
function languageByWords(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const shares = ALL_LEXICONS.map(({ language, functionWords }) => {
    return {
      language,
      share: words.filter((word) => functionWords.has(word.replaceAll('’', "'"))).length / Math.max(1, words.length),
    };
  });
  const [best, next] = shares.toSorted((a, b) => b.share - a.share);
  return best!.share >= LEAST_SHARE && best!.share > next!.share * MARGIN ? best!.language : null;
}

/** The language that both texts are read in, and what is looked at in it. */
export function coverageOf({ raw, refined, language: given }: TextsToJudge): {
  readonly language: string | null;
  readonly coverage: Coverage;
} {
  const language = given ?? languageByWords(raw) ?? languageByWords(refined);
  const lexicon = lexiconOf(language);
  const checked = lexicon === null ? [...NEUTRAL] : [...NEUTRAL, ...BY_LANGUAGE];
  const coverage: Coverage = {
    language,
    languageFrom: given !== null ? 'given' : language === null ? 'unknown' : 'detected',
    checked,
    unchecked: lexicon === null ? [...BY_LANGUAGE] : [],
  };
  return { language, coverage };
}
