import { isNominal, isVerb } from '../../text/parts-of-speech.js';
import { DETERMINERS, PREPOSITIONS } from '../../text/word-classes.js';
import { isNumberAt } from '../number-clauses.js';
import { type TaggedText, word } from '../tagged-text.js';
import { FINITE_AUX, INTRANSITIVE, NOMINATIVE, OPEN_END, SHORT_ANSWER } from './clause-words.js';
import { isPlace, type Nucleus } from './clauses-at.js';

const POSSESSIVE = /^(the|my|our|your|his|her|their)$/;
/** Subjects that can also be objects: "make it work". */
const EITHER_CASE = /^(it|you|this|that|these|those|people|everybody|everyone|something|nothing|it's|you're|that's)/;
const BEFORE_NOUN = /^(half|other|another|same|own|new|old|next|last|first|second|third|big|small|whole|little)$/;

function isNominative(word: string): boolean {
  return NOMINATIVE.test(word) || /^(i'|we'|he'|she'|they'|there')/.test(word);
}

/** What the word before a nominative shows by itself; null if it shows nothing. */
function endsByWord(text: TaggedText, { from, verb, pronoun }: Nucleus): boolean | null {
  const [one, two, three] = [1, 2, 3].map((back) => word(text, from - back)) as [string, string, string];
  const nominative = isNominative(word(text, from));
  // A preposition cannot have a nominative: "some people put cinnamon in | I don't".
  if (/^(in|on|off|out|over|up|down|through|around|back)$/.test(one))
    return (
      nominative ||
      (word(text, from) === 'you' && FINITE_AUX.test(word(text, verb))) ||
      (FINITE_AUX.test(two) && isNumberAt(text, from))
    );
  if (/^(to|for|with|at|of|about|from)$/.test(one)) return nominative && !/^(than|as)$/.test(two);
  // "yes I was | but", "he did | he asked".
  if (SHORT_ANSWER.test(one) && /^(i|we|he|she|they|it|you|there|that)$/.test(two))
    return pronoun || (FINITE_AUX.test(word(text, verb)) && POSSESSIVE.test(word(text, from)));
  if (one === 'not' && FINITE_AUX.test(two)) return true;
  if (one === 'may' && two === 'of') return true;
  if (!nominative) return null;
  if (one === 'her' || one === 'so') return isVerb(text.tags[from - 2]) || PREPOSITIONS.has(two);
  if (/^(too|more|most|any)$/.test(one)) return true;
  return /^(no|his|really)$/.test(one) ? /^(know|hard|quiet)$/.test(three) : null;
}

/** Whether the words before a clause can end a sentence. */
export function mayEnd(text: TaggedText, nucleus: Nucleus): boolean {
  const { from } = nucleus;
  if (text.tokens[from - 1]?.after !== '') return true;
  const said = endsByWord(text, nucleus);
  if (said !== null) return said;
  const before = word(text, from - 1);
  if (OPEN_END.test(before) || PREPOSITIONS.has(before) || BEFORE_NOUN.test(before)) return false;
  // "a new one", "six months": an adjective or a number belongs to the noun after it.
  if ((!nucleus.pronoun || word(text, from) === 'people') && isLeadIn(text, from)) return false;
  const complete = !isVerb(text.tags[from - 1]) || text.tags[from - 1]!.has('Noun') || isDone(text, from - 1);
  if (!nucleus.pronoun) return complete;
  return complete || !EITHER_CASE.test(word(text, from)) || word(text, from).includes("'");
}

/** Whether the word before a noun is its adjective or number: not after a verb, whose predicate it may be. */
function isLeadIn(text: TaggedText, from: number): boolean {
  const tags = text.tags[from - 1];
  if (DETERMINERS.has(word(text, from))) return false;
  // "my sister Ruth had", "units 204 and 206 are": a name or a number belongs to the noun before it.
  const named =
    isNominal(text.tags[from]) &&
    !/^(people|one|some|most|many|all|both|about|around|nearly|almost|over)$/.test(word(text, from));
  const ruled =
    word(text, from + 1) === 'of' ||
    (text.tags[from]?.has('Person') === true &&
      !['Person', 'Actor', 'Honorific'].some((tag) => tags?.has(tag) === true));
  if (ruled) return false;
  if (named && tags?.has('Noun') === true && !(isPlace(text, from) && isPlace(text, from - 1))) return true;
  if (tags?.has('Value') === true) return true;
  if (tags?.has('Adjective') !== true) return false;
  return !/^(is|are|was|were|be|been|it's|that's|he's|she's|they're|i'm|we're|you're|not|very|really|so|too|pretty|quite|isn't|wasn't|aren't)$/.test(
    word(text, from - 2),
  );
}

/** A verb that needs no object: `it broke`, `was arrested`, `have gone`. */
function isDone(text: TaggedText, at: number): boolean {
  if (INTRANSITIVE.test(word(text, at))) return true;
  // "easy to understand".
  if (word(text, at - 1) === 'to' && text.tags[at - 2]?.has('Adjective') === true) return true;
  const passive =
    /^(is|are|was|were|been|be|get|gets|got|getting|feel|felt|become|became|it's|they're|he's|she's|that's|we're)$/;
  return (
    [1, 2].some((back) => passive.test(word(text, at - back))) &&
    ['PastTense', 'Participle', 'Adjective'].some((tag) => text.tags[at]?.has(tag) === true)
  );
}
