import { numberParts } from '../english/numbers/number-run.js';
import { AUXILIARIES } from '../text/word-classes.js';
import { isNominalHere, type TaggedText, word } from './tagged-text.js';

/** A word or figure of a number, `oh` included. */
export function isNumberAt(text: TaggedText, at: number): boolean {
  const here = word(text, at);
  return /^\d/.test(here) || here === 'oh' || numberParts(text.tokens[at]) !== null;
}

/** `units 204 and 206 are done`: the numbers around `and` are one subject. */
export function joinsNumbers(text: TaggedText, at: number): boolean {
  return isNumberAt(text, at - 1) && isNumberAt(text, at + 1);
}

/** `205 is not`: a number of two digits or more with its verb, after a word that can end a clause. */
export function numberClause(text: TaggedText, at: number): boolean {
  let verb = at;
  while (verb < at + 4 && isNumberAt(text, verb)) verb += 1;
  const long = verb > at + 1 || /^\d{2,}$/.test(word(text, at));
  if (!long || isNumberAt(text, at - 1) || text.tokens[verb + 1] === undefined) return false;
  const done = AUXILIARIES.has(word(text, at - 2)) && text.tags[at - 1]?.has('Noun') !== true;
  return /^(is|are|was|were)$/.test(word(text, verb)) && (done || !isNominalHere(text, at - 1));
}

/** `supplier says ten days`, after a number. */
export function newsClause(text: TaggedText, at: number): boolean {
  const number = /^\d/.test(word(text, at - 1)) || numberParts(text.tokens[at - 1]) !== null;
  return number && word(text, at + 1) === 'says' && isNominalHere(text, at);
}
