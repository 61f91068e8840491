import { isNominal, isVerb } from '../../text/parts-of-speech.js';
import { DETERMINERS, PREPOSITIONS } from '../../text/word-classes.js';
import { isKnownName } from '../casing.js';
import { isNumberAt } from '../number-clauses.js';
import { type TaggedText, word } from '../tagged-text.js';
import {
  CONTRACTED,
  FINITE_AUX,
  MARKER,
  MIDDLE_ADVERB,
  NOMINATIVE,
  OPEN_SUBJECT,
  SUBORDINATOR,
} from './clause-words.js';

/** A subject with its verb. */
export interface Nucleus {
  /** Where the subject begins. */
  readonly from: number;
  readonly verb: number;
  /** The verb is clearly finite and the subject clearly a subject: no other reading is likely. */
  readonly pronoun: boolean;
}

/** Maximum length of a subject, in words. */
const LONGEST_SUBJECT = 9;
const NO_VERB =
  /^(and|but|or|so|in|on|at|of|to|for|with|from|by|me|him|us|them|who|that|which|what|a|an|the|my|your|his|her|our|their|as|than|because|myself|i|we|he|she|they|it|you|there)$/;

function skipAdverbs(text: TaggedText, from: number): number {
  let at = from;
  while (at < from + 3 && (MIDDLE_ADVERB.test(word(text, at)) || /ly$/.test(word(text, at)))) at += 1;
  return at;
}

/** Whether no mark separates the two words. */
function together(text: TaggedText, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (text.tokens[at]!.after !== '' || text.tokens[at + 1]?.gap === '\n\n') return false;
  return true;
}

/** Whether a word other than an auxiliary is the verb of a subject in the third person. */
function agreesWith(text: TaggedText, at: number, plural: boolean): boolean {
  const here = word(text, at);
  const tags = text.tags[at];
  if (CONTRACTED.test(here) || NOMINATIVE.test(here) || OPEN_SUBJECT.test(here)) return false;
  if (FINITE_AUX.test(here)) return true;
  if (MARKER.test(here) || /^(like|please|own|back|set|use|set|put)$/.test(here)) return false;
  if (tags === undefined || !isVerb(tags) || tags.has('Gerund') || /ing$/.test(here)) return false;
  if (tags.has('PastTense')) return true;
  if (tags.has('Noun')) return false;
  return plural ? tags.has('PresentTense') && !here.endsWith('s') : here.endsWith('s') && tags.has('PresentTense');
}

/** `I (really) went`, `it was`, `everybody says`, `there are`. */
function pronounNucleus(text: TaggedText, at: number): Nucleus | null {
  const here = word(text, at);
  if (CONTRACTED.test(here)) return { from: at, verb: at, pronoun: true };
  const verb = skipAdverbs(text, at + 1);
  const next = word(text, verb);
  if (next === '' || !together(text, at, verb)) return null;
  if (NOMINATIVE.test(here)) {
    const finite = FINITE_AUX.test(next) || (!NO_VERB.test(next) && !MARKER.test(next) && !/ing$/.test(next));
    return finite ? { from: at, verb, pronoun: true } : null;
  }
  if (here === 'there') {
    const finite =
      /^(is|was|are|were|will|has|have|had|might|may|could|would|should|must|isn't|wasn't|aren't|weren't|won't)$/.test(
        next,
      );
    return finite ? { from: at, verb, pronoun: true } : null;
  }
  if (!OPEN_SUBJECT.test(here) || NO_VERB.test(next)) return null;
  // "The pain that started": a relative clause.
  if (here === 'that' && isNominal(text.tags[at - 1])) return null;
  return agreesWith(text, verb, /^(you|these|those|people)$/.test(here)) ? { from: at, verb, pronoun: true } : null;
}

function isNounPart(text: TaggedText, at: number): boolean {
  const here = word(text, at);
  if (here === 'people')
    return /^(most|many|some|all|few|these|those|young|old|other|more|the)$/.test(word(text, at - 1));
  if (
    here === '' ||
    OPEN_SUBJECT.test(here) ||
    NOMINATIVE.test(here) ||
    SUBORDINATOR.test(here) ||
    CONTRACTED.test(here)
  )
    return false;
  if (DETERMINERS.has(here) || MARKER.test(here)) return false;
  if (/^(me|him|us|them|mine|yours|here|there|please|today|yesterday|tomorrow|now|then|last|next)$/.test(here))
    return here === 'last' || here === 'next';
  return (
    isNominal(text.tags[at]) ||
    isNumberAt(text, at) ||
    text.tokens[at]!.locked === true ||
    /^\p{Lu}/u.test(text.tokens[at]!.text)
  );
}

/** A word that can be the first of a subject: a determiner, a number, a name. */
function opensNoun(text: TaggedText, at: number): boolean {
  const here = word(text, at);
  if (here === 'one') return word(text, at + 1) === 'of';
  if (here === 'no') return false;
  if (/^(about|around|nearly|almost|over)$/.test(here))
    return isNumberAt(text, at + 1) || /^(all|half|every)$/.test(word(text, at + 1));
  if (DETERMINERS.has(here) || /^(all|most|many|both|another|other|neither|half|none|nobody)$/.test(here)) return true;
  if (/^(mr|mrs|ms|dr)$/.test(here)) return true;
  if (text.tokens[at]?.locked === true) return true;
  return isNumberAt(text, at) || isKnownName(text.tags[at], here);
}

/** `the landlord has …`, `one of them went …`, `mrs Lang says …`, `the toilets on this floor are …`. */
function nounNucleus(text: TaggedText, at: number): Nucleus | null {
  if (!opensNoun(text, at)) return null;
  let seen = !DETERMINERS.has(word(text, at));
  let last = at;
  for (let here = at + 1; here <= at + LONGEST_SUBJECT; here += 1) {
    const next = word(text, here);
    if (next === '' || !together(text, at, here)) return null;
    const plural = /(s|people|children|men|women|police)$/.test(word(text, last)) || isMany(word(text, at));
    const verb = skipAdverbs(text, here);
    // "Eleven times in one week | did you …": the verb opens a question, and its subject follows.
    const asks =
      FINITE_AUX.test(word(text, verb)) &&
      (/^(you|i|we|he|she|they)$/.test(word(text, verb + 1)) ||
        (/^(do|does|did)$/.test(word(text, verb)) && /^(it|that|this)$/.test(word(text, verb + 1))) ||
        (word(text, verb) === "don't" && /^(minutes|hours|days|seconds|times)$/.test(word(text, last))));
    if (seen && asks) return null;
    if (seen && agreesWith(text, verb, plural) && !(isNominal(text.tags[verb]) && !FINITE_AUX.test(word(text, verb))))
      return { from: at, verb, pronoun: false };
    if (PREPOSITIONS.has(next) && seen && !/^(than|as|like)$/.test(next)) {
      if (/^(them|us|it|these|those|you)$/.test(word(text, here + 1))) here += 1;
      continue;
    }
    if (next === 'and' && seen && (isNounPart(text, here + 1) || DETERMINERS.has(word(text, here + 1)))) continue;
    // "Your car's ready": the noun and its verb in one word.
    if (/\p{L}'s$/u.test(next) && isContractedVerb(text, here)) return { from: at, verb: here, pronoun: false };
    // "The side that faces the moon is easy": a restrictive clause, and then the verb.
    if (/^(that|who|which)$/.test(next) && seen) return relativeSubject(text, at, here);
    // "The Netherlands | Spain is flat": two adjacent places are not one subject.
    if (isPlace(text, here) && isPlace(text, here - 1)) return null;
    if (isNounPart(text, here)) {
      seen = true;
      last = here;
    } else if (!DETERMINERS.has(next) || !PREPOSITIONS.has(word(text, here - 1))) return null;
  }
  return null;
}

/** `car's` in `your car's ready`, and not in `your car's engine`. */
function isContractedVerb(text: TaggedText, at: number): boolean {
  return /^(been|gone|not|ready|fine|done|dead|broken|got|going|coming|still|always|never|really|very|too|a|the|in|on|at)$/.test(
    word(text, at + 1),
  );
}

/** The main verb `to be` or `to have` after a relative clause without an object of its own clause. */
function relativeSubject(text: TaggedText, from: number, relative: number): Nucleus | null {
  if (from !== relative - 2 || !DETERMINERS.has(word(text, from)) || !isVerb(text.tags[relative + 1])) return null;
  for (let at = relative + 3; at <= relative + 6; at += 1) {
    if (CONTRACTED.test(word(text, at)) || NOMINATIVE.test(word(text, at)) || SUBORDINATOR.test(word(text, at)))
      return null;
    if (/^(is|are|was|were|has)$/.test(word(text, at))) return { from, verb: at, pronoun: false };
  }
  return null;
}

/** Whether a word is tagged as a place, with it a country, a city or a region. */
export function isPlace(text: TaggedText, at: number): boolean {
  return text.tags[at]?.has('Place') === true;
}

function isMany(word: string): boolean {
  return /^(all|most|many|both|some|these|those|two|three|four|five|six|seven|eight|nine|ten)$/.test(word);
}

/** The subject with its verb that begins at a word; null for none. */
export function nucleusAt(text: TaggedText, at: number): Nucleus | null {
  if (text.tokens[at]?.quoted === true) return null;
  return pronounNucleus(text, at) ?? nounNucleus(text, at);
}
