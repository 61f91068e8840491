import { lexiconOf } from '../../lexicons/lexicons.js';
import { sentenceWordsOf } from '../languages/sentence-languages.js';
import type { Vocabulary } from './vocabulary.js';

const FINITE =
  /^(am|is|are|was|were|have|has|had|do|does|did|can|could|will|would|shall|should|may|might|must|.*n't|i'm|i've|i'd|i'll|(we|they|you)'(re|ve|d|ll)|(he|she|it|that|there|what|who|where|here|how|let)'(s|d|ll))$/;
const SUBJECT = /^(i|we|he|she|they)$/;
/** Distances to a verb are counted up to here. */
const FARTHEST_VERB = 7;

/** Whether a word is, or may be, the finite verb of a clause. */
export type IsFinite = (word: string, before: string) => boolean;

/** The words of a text as numbers: what the features of the model are made of. Places outside the text read as 0. */
export interface WordKeys {
  /** The word, or the class of a word that is not known. */
  readonly words: Int32Array;
  /** The class of the word. */
  readonly kinds: Int32Array;
  /** 1 where the word is, or may be, the finite verb of a clause. */
  readonly finite: Uint8Array;
  /** The distance to the finite verb at or after a word, and to the one before it. */
  readonly ahead: Uint8Array;
  readonly behind: Uint8Array;
}

/** How a language shows its finite verbs. */
export function finiteIn(language: string): IsFinite {
  const rules = sentenceWordsOf(language);
  if (rules === null) return (word, before) => FINITE.test(word) || (SUBJECT.test(before) && word.length > 1);
  const auxiliaries = lexiconOf(language)?.auxiliaries ?? new Set();
  return (word, before) => {
    if (rules.finite.has(word) || auxiliaries.has(word) || rules.contracted?.test(word) === true) return true;
    if (rules.sureVerb?.test(word) === true && !rules.noVerbs.has(word)) return true;
    const led = rules.subjects.has(before) || rules.between.has(before);
    return led && rules.finiteEnding.test(word) && !rules.noVerbs.has(word);
  };
}

export function keysOf(units: readonly string[], vocabulary: Vocabulary, finite: IsFinite): WordKeys {
  const count = units.length;
  const keys = {
    words: new Int32Array(count),
    kinds: new Int32Array(count),
    finite: new Uint8Array(count),
    ahead: new Uint8Array(count + 1).fill(FARTHEST_VERB),
    behind: new Uint8Array(count + 1).fill(FARTHEST_VERB),
  };
  for (const [at, unit] of units.entries()) {
    const { key, kind, verb } = vocabulary.entry(unit);
    keys.words[at] = key;
    keys.kinds[at] = kind;
    keys.finite[at] = verb || finite(unit, units[at - 1] ?? '') ? 1 : 0;
    keys.behind[at + 1] = keys.finite[at] === 1 ? 0 : Math.min(FARTHEST_VERB, keys.behind[at]! + 1);
  }
  for (let at = count - 1; at >= 0; at -= 1)
    keys.ahead[at] = keys.finite[at] === 1 ? 0 : Math.min(FARTHEST_VERB, keys.ahead[at + 1]! + 1);
  return keys;
}
