import { isVerb } from '../../text/parts-of-speech.js';
import { PREPOSITIONS } from '../../text/word-classes.js';
import { isNumberAt } from '../number-clauses.js';
import { type TaggedText, word } from '../tagged-text.js';
import { MARKER, OPEN_END } from './clause-words.js';
import type { Current } from './current-sentence.js';
import { openingAt } from './openers.js';

const TAG_VERB =
  /^(?:isn't|aren't|wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|hadn't|can't|couldn't|won't|wouldn't|shouldn't)$/;
const TAG_SUBJECT = /^(?:it|you|he|she|they|we|i|there)$/;
/** Questions about a number. */
const COUNTS = /^(?:how (?:long|many|much|old|far|big|often)|what (?:time|age|year))$/;
const ABOUT = /^(?:about|around|nearly|almost|roughly|maybe|probably|over|just)$/;

/** The length in words of a tag question (`isn't it`, `don't you`) here, after a statement and before an answer, a new clause or the end; 0 for none. */
export function tagAt(text: TaggedText, at: number): number {
  if (!TAG_VERB.test(word(text, at)) || !TAG_SUBJECT.test(word(text, at + 1))) return 0;
  if (text.tokens[at - 1]?.after !== '' || text.tokens[at]!.after !== '') return 0;
  if (OPEN_END.test(word(text, at - 1)) || PREPOSITIONS.has(word(text, at - 1))) return 0;
  const next = word(text, at + 2);
  const ends = next === '' || text.tokens[at + 1]!.after !== '' || MARKER.test(next) || /^(?:yes|no|yeah)$/.test(next);
  return ends || openingAt(text, at + 2) !== null ? 2 : 0;
}

/** Whether the current question asks for a number. */
function asksNumber(text: TaggedText, from: number): boolean {
  return [0, 1, 2, 3, 4].some((step) => COUNTS.test(`${word(text, from + step)} ${word(text, from + step + 1)}`));
}

/** `how many hives do you have | um, at the moment`, `how long have you been doing this | about ten years`: an answer without a verb begins. */
export function answersAt(text: TaggedText, at: number, { from, asks }: Current): boolean {
  const before = word(text, at - 1);
  if (!asks || at - from < 4 || OPEN_END.test(before)) return false;
  if (text.tokens[at]!.hesitated === true)
    return !PREPOSITIONS.has(before) || /^(?:in|on|up|out|off|for|to|with|at)$/.test(before);
  if (!asksNumber(text, from) || PREPOSITIONS.has(before)) return false;
  const counted = isNumberAt(text, at) || (ABOUT.test(word(text, at)) && isNumberAt(text, at + 1));
  const object =
    isVerb(text.tags[at - 1]) && !/ing$/.test(before) && !/^(?:have|do|did|earn|charge|cost|get)$/.test(before);
  return counted && !isNumberAt(text, at - 1) && !object;
}
