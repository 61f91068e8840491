import type { Lexicon } from '../../lexicons/lexicon.js';
import { lexiconOf } from '../../lexicons/lexicons.js';
import { AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS } from '../../text/word-classes.js';

/** What the rules of disfluencies read of a language. */
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
>;

function list(text: string): string[] {
  return text.split(',').map((phrase) => phrase.trim().replace(/\s+/gu, ' '));
}

function rows(text: string): string[][] {
  return text.split(' ').map((name) => [name]);
}

/** English, while it has no lexicon of its own. */
const ENGLISH: SpeechLists = {
  hesitations: /^(u+m+|u+h+m*|u+g+h+|e+r+m*|a+h+|h+m+|m+h+m*|mm+)$/u,
  idlePhrases: list('you know, i mean, like, sort of, kind of, right, what was it, you see'),
  editTerms:
    list(`no, sorry, i mean, i meant, or rather, rather, make that, scratch that, wait, actually, excuse me, instead, oops, i'm sorry,
    never mind, let me say, correction, strike that, or no, or wait`),
  negations: new Set('not no never none nobody nothing nowhere neither nor cannot without'.split(' ')),
  months: rows('january february march april may june july august september october november december'),
  weekdays: rows('monday tuesday wednesday thursday friday saturday sunday'),
  pronouns: new Set(
    'i you he she it we they me him her us them this that these those there who what which someone anyone'.split(' '),
  ),
  determiners: DETERMINERS,
  prepositions: PREPOSITIONS,
  conjunctions: CONJUNCTIONS,
  auxiliaries: AUXILIARIES,
};

/** Null where nothing is known of the language. Takes any BCP 47 tag. */
export function speechListsOf(language: string | null): SpeechLists | null {
  const known = lexiconOf(language);
  return known ?? (language?.toLowerCase().split('-')[0] === 'en' ? ENGLISH : null);
}
