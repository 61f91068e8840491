import { lexiconOf } from '../lexicons/lexicons.js';
import { AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS } from '../text/word-classes.js';

const ENGLISH: ReadonlySet<string> = new Set(
  [AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS].flatMap((words) => [...words]),
);
const NONE: ReadonlySet<string> = new Set();

/** The function words of a language, which never belong to a code or an address. */
export function closedWordsOf(language: string | null): ReadonlySet<string> {
  const own = lexiconOf(language)?.functionWords;
  return own ?? (language?.toLowerCase().startsWith('en') ? ENGLISH : NONE);
}
