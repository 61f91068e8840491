import { isNominal, isVerb } from '../../text/parts-of-speech.js';
import { CONJUNCTIONS, DETERMINERS } from '../../text/word-classes.js';
import { isNumberAt } from '../number-clauses.js';
import { type TaggedText, word } from '../tagged-text.js';
import { CONTRACTED, FINITE_AUX, INTRANSITIVE, NOMINATIVE, SUBORDINATOR } from './clause-words.js';
import { type Nucleus, nucleusAt } from './clauses-at.js';

/** A clause after these is restrictive: "all I know", "the first time we met". */
const SAYS_WHICH =
  /^(all|everything|anything|something|nothing|everyone|one|only|first|last|best|way|reason|time|moment|day|year|thing|things|kind|place|part|every|ones)$/;
const COUNTED = /^(all|most|first|last|only|two|three|four|five|those|these)$/;
const BEFORE_VERB =
  /^(not|never|been|just|always|really|ever|already|actually|had|have|to|used|want|wanted|trying|going)$/;
const OBJECT = /^(it|them|him|me|us|you|that|what|how|very|so|too|not|up|out|to|like|about)$/;

/** `for the third time | we've …`, `in one day | he …`: the noun is complete. */
function saysWhich(text: TaggedText, from: number): boolean {
  const open = /^(time|day|year|one|first|last)$/.test(word(text, from - 1));
  const led = /^(the|that|every|last|each|next|any)$/.test(word(text, from - 2));
  return !open || led || text.tags[from - 2]?.has('Ordinal') === true;
}

/** A noun with a determiner or a number right before the clause. */
function followsNoun(text: TaggedText, from: number): boolean {
  if (!isNominal(text.tags[from - 1]) || text.tags[from - 1]?.has('Pronoun') === true) return false;
  return [2, 3, 4].map((back) => word(text, from - back)).some((step) => DETERMINERS.has(step) || COUNTED.test(step));
}

/** Whether the main verb at an index lacks its object, so that the noun before the clause is the object. */
function lacksObject(text: TaggedText, at: number): boolean {
  const [next, past] = [word(text, at + 1), word(text, at + 2)];
  // "The school I went to": a preposition without its noun.
  const stranded = /^(to|from|with|at|about|in|on|for|of|into)$/.test(next);
  if (stranded && (past === '' || CONJUNCTIONS.has(past) || FINITE_AUX.test(past) || NOMINATIVE.test(past)))
    return true;
  if (/^(myself|yourself|ourselves|themselves|himself|herself|okay|ok|right|yeah)$/.test(next)) return true;
  if (INTRANSITIVE.test(word(text, at))) return false;
  // A clause with an object is a main clause, unless the object is the subject of the next clause.
  if (DETERMINERS.has(next)) return nucleusAt(text, at + 1) !== null;
  return !OBJECT.test(next) && !(isNominal(text.tags[at + 1]) && !FINITE_AUX.test(next));
}

/** `every lesson I could`, `the school I went to`, `all I know`: the noun before the clause is its object. */
export function isRelative(text: TaggedText, { from, verb }: Nucleus): boolean {
  if (SAYS_WHICH.test(word(text, from - 1))) return saysWhich(text, from);
  const finite = word(text, verb);
  if (!followsNoun(text, from) || /^(is|are|was|were|am)$|'(s|re|m|ll|d)$/.test(finite)) return false;
  let at = CONTRACTED.test(finite) ? verb + 1 : verb;
  while (FINITE_AUX.test(word(text, at)) || BEFORE_VERB.test(word(text, at))) at += 1;
  if (at === verb || (word(text, at) !== '' && isVerb(text.tags[at]))) return lacksObject(text, at);
  const object = DETERMINERS.has(word(text, at)) || isNominal(text.tags[at]) || isNumberAt(text, at);
  if (SUBORDINATOR.test(word(text, at))) return false;
  return at === verb + 1 && !object && /^(could|can|did|had|have|would)$/.test(finite);
}
