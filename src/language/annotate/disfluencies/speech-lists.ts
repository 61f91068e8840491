import type { Lexicon } from '../../lexicons/lexicon.js';
import { lexiconOf } from '../../lexicons/lexicons.js';
import { AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS } from '../../text/word-classes.js';

/** The words of a language that the rules for disfluencies use. */
export type SpeechLists = Pick<
  Lexicon,
  | 'hesitations'
  | 'idlePhrases'
  | 'editTerms'
  | 'negations'
  | 'months'
  | 'weekdays'
  | 'pronouns'
  | 'determiners'
  | 'prepositions'
  | 'conjunctions'
  | 'auxiliaries'
  | 'units'
>;

/** The wider classes of English that its grammar uses: possessives are determiners, modals auxiliaries, `because` a conjunction. */
const ENGLISH_CLASSES = {
  determiners: DETERMINERS,
  prepositions: PREPOSITIONS,
  conjunctions: CONJUNCTIONS,
  auxiliaries: AUXILIARIES,
};

/** Null if the language has no rules. Takes any BCP 47 tag. */
export function speechListsOf(language: string | null): SpeechLists | null {
  const known = lexiconOf(language);
  return known?.language === 'en' ? { ...known, ...ENGLISH_CLASSES } : known;
}
