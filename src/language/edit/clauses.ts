import { numberParts } from '../english/numbers/number-run.js';
import { canBeFinite, isNominal, isVerb } from '../text/parts-of-speech.js';
import { plain } from '../text/tokens.js';
import {
  AUXILIARIES,
  CLAUSE_TAKERS,
  CONJUNCTIONS,
  cannotEnd,
  DETERMINERS,
  isNegation,
  PREPOSITIONS,
  SUBJECT_CONTRACTION,
} from '../text/word-classes.js';
import { isNumberAt, newsClause, numberClause } from './number-clauses.js';
import { isNominalHere, type TaggedText, word } from './tagged-text.js';

/** Whether the word is a finite verb; auxiliaries always are, whatever their tags. */
export function isFiniteAt(text: TaggedText, at: number): boolean {
  const here = word(text, at);
  if (AUXILIARIES.has(here) || SUBJECT_CONTRACTION.test(here)) return true;
  return canBeFinite(text.tags[at]) && !/^(the|a|an|my|our|your|their|its|every|each|no)$/.test(word(text, at - 1));
}

/** The index of the verb after a pronoun: `we (really) went`; -1 for none. */
function verbAfter(text: TaggedText, pronoun: number): number {
  if (isFiniteAt(text, pronoun + 1)) return pronoun + 1;
  const adverb = text.tags[pronoun + 1]?.has('Adverb') || isNegation(word(text, pronoun + 1));
  return adverb && isFiniteAt(text, pronoun + 2) ? pronoun + 2 : -1;
}

/** `i pretended i didn't know`: a clause is the object of the verb. */
const TAKES_CLAUSE =
  /^(pretend|pretended|think|thought|know|knew|hope|hoped|said|guess|believe|believed|realised|realized|felt)$/;
/** `she told me she was tired`: a clause follows the verb and its listener. */
const TELLS = /^(tell|tells|told|promise|promised|remind|reminded|show|showed|warn|warned|assure|assured|convinced)$/;
/** A clause after these is their object: `he was hoping we'd come`. */
const SAYING =
  /^(saying|telling|thinking|hoping|guessing|wishing|making|letting|feeling|wondering|suggesting|claiming|like)$/;
/** Verbs that continue the main clause after a relative clause: `the evidence i shall give shall be`. */
const SECOND_VERB = /^(is|are|was|were|shall|will|would|can|could|must|may|might|should|has)$/;

/** `the room we booked` ends at its verb: a main clause goes on with an object, a preposition or a second verb. */
function goesOn(text: TaggedText, verb: number): boolean {
  let at = verb + 1;
  if (!AUXILIARIES.has(word(text, verb)) && AUXILIARIES.has(word(text, at))) return false;
  const skips = (index: number) => isVerb(text.tags[index]) || text.tags[index]?.has('Adverb');
  while (!SECOND_VERB.test(word(text, at)) && (skips(at) || isNegation(word(text, at)))) at += 1;
  const next = word(text, at);
  // "The school I went to": a preposition without its noun ends a relative clause.
  const after = word(text, at + 1);
  if (PREPOSITIONS.has(next) && (after === '' || CONJUNCTIONS.has(after) || AUXILIARIES.has(after))) return false;
  const placed = PREPOSITIONS.has(next) && next !== 'for' && next !== 'with';
  if (AUXILIARIES.has(word(text, verb)) && next !== '') return at === verb + 1 || !SECOND_VERB.test(next);
  return (
    DETERMINERS.has(next) ||
    placed ||
    /^(that|it|them|him|us|me|you|what|how|all|very|so|too|anything|nothing|something|everything)$/.test(next) ||
    (TAKES_CLAUSE.test(word(text, verb)) && pronounClause(text, at)) ||
    isNominalHere(text, at)
  );
}

/** A pronoun with its verb: `we recorded twenty …`, `it's …`, `there is …`, `this is …`. */
function pronounClause(text: TaggedText, at: number): boolean {
  const here = word(text, at);
  if (SUBJECT_CONTRACTION.test(here)) return true;
  if (/^(this|that)$/.test(here) && word(text, at + 1) === 'one') return isFiniteAt(text, at + 2);
  if (/^(there|this|that)$/.test(here)) return /^(is|was|are|were|will|has)$/.test(word(text, at + 1));
  if (!/^(i|we|he|she|they|it)$/.test(here)) return false;
  const verb = verbAfter(text, at);
  return verb > 0 && goesOn(text, verb);
}

/**
 * Whether the verb of a noun can be complete. In `the cake my sister made on …` its object precedes it, and
 * a base form follows a plural alone: `our people come`, but not `your system prompt`.
 */
function agrees(text: TaggedText, verb: number): boolean {
  const [here, next] = [word(text, verb), word(text, verb + 1)];
  if (AUXILIARIES.has(here)) return next !== '';
  if (!isFiniteAt(text, verb) || isNominal(text.tags[verb])) return false;
  if (text.tags[verb]?.has('PastTense') === true) return DETERMINERS.has(next);
  const plural = /(s|people|children|men|women)$/.test(word(text, verb - 1));
  return next !== '' && (plural ? !here.endsWith('s') : here.endsWith('s'));
}

/** `we learned is` after a noun: a relative clause, and then the verb of the noun itself. */
function isRelative(text: TaggedText, at: number): boolean {
  const pronoun = /^(i|we|he|she|they|you)$/.test(word(text, at));
  return pronoun && isFiniteAt(text, at + 1) && AUXILIARIES.has(word(text, at + 2));
}

/** `the (first) session starts …`, `our people come …`: a determiner, at most three nominal words and their verb. */
function nounClause(text: TaggedText, at: number): boolean {
  if (!/^(the|my|our|your|his|her|its|their|this|these|those)$/.test(word(text, at))) return false;
  for (let verb = at + 2; verb <= at + 4; verb += 1) {
    if (agrees(text, verb) || isRelative(text, verb)) return true;
    if (!isNominalHere(text, verb - 1) || !isNominalHere(text, verb)) return false;
  }
  return false;
}

/** `the windows in all units are done`: a noun with a preposition and its verb `to be`. */
function placedNounClause(text: TaggedText, at: number): boolean {
  if (!/^(the|my|our|your|his|her|its|their)$/.test(word(text, at))) return false;
  let seen = false;
  for (let verb = at + 2; verb <= at + 12; verb += 1) {
    const here = word(text, verb);
    if (/^(is|are|was|were)$/.test(here)) return seen && text.tokens[verb + 1] !== undefined;
    if (PREPOSITIONS.has(here)) {
      if (!isNominalHere(text, verb - 1)) return false;
      seen = true;
    } else if (!DETERMINERS.has(here) && here !== 'and' && !isNominalHere(text, verb) && !isNumberAt(text, verb))
      return false;
  }
  return false;
}

/** `please call …`, `thank you …`, `if you … please …`. */
function fixedOpening(text: TaggedText, at: number): boolean {
  if (word(text, at) === 'if') return leadsToRequest(text, at);
  const next = word(text, at + 1);
  if (word(text, at) === 'please') return next === "don't" || (text.tags[at + 1]?.has('Infinitive') ?? false);
  if (word(text, at) === 'then')
    return text.tags[at + 1]?.has('Infinitive') === true && DETERMINERS.has(word(text, at + 2));
  if (word(text, at) === "don't") return text.tags[at + 1]?.has('Infinitive') === true && isIdleEnd(text, at - 1);
  return word(text, at) === 'thank' && next === 'you';
}

/** A word after which `don't` opens a request: `they're not hung yet don't hang them`. */
function isIdleEnd(text: TaggedText, at: number): boolean {
  return /^(yet|now|again|today|tomorrow|yesterday|tonight|here|there|please|it|them|him|her|me|us)$/.test(
    word(text, at),
  );
}

/** `Evolution Studios will open …`: a glossary name with its verb. */
function nameClause(text: TaggedText, at: number): boolean {
  const isName = (index: number) => text.tokens[index]?.locked === true && /^\p{Lu}/u.test(text.tokens[index]!.text);
  if (!isName(at) || isName(at - 1)) return false;
  let verb = at + 1;
  while (isName(verb)) verb += 1;
  return AUXILIARIES.has(word(text, verb)) && text.tokens[verb + 1] !== undefined;
}

/** Whether a request follows the `if` clause, so that the clause belongs to it. */
function leadsToRequest(text: TaggedText, at: number): boolean {
  const ahead = text.tokens.slice(at + 1, at + 16).map(plain);
  const please = ahead.indexOf('please');
  return please >= 3 && !ahead.slice(0, please).some((step) => step === 'if' || step === 'and');
}

const CLAUSES = [pronounClause, nounClause, nameClause, fixedOpening, placedNounClause, numberClause, newsClause];

/** Whether a main clause begins here, judged only by its own words. */
export function beginsClause(text: TaggedText, at: number): boolean {
  const adverb =
    /^(today|yesterday|tomorrow|then|now|however|finally|afterwards|meanwhile|first|second|third|fourth|lastly)$/.test(
      word(text, at),
    );
  // "That's three days now": the adverb ends the clause before.
  const spent = word(text, at) === 'now' && /^(days|weeks|months|years|hours|minutes)$/.test(word(text, at - 1));
  if (adverb && !spent) {
    const clause = pronounClause(text, at + 1) || nounClause(text, at + 1);
    return clause || (word(text, at) === 'then' && fixedOpening(text, at));
  }
  return CLAUSES.some((begins) => begins(text, at));
}

/** A sentence of two words that needs no verb: `no problem i'll send it`. */
const SET_PHRASE = /^(no problem|no worries|no thanks|of course|thank you|okay thanks|ok thanks|all right|never mind)$/;

/** `i'm not proud of that i was twelve`: the `that` is a pronoun and does not open a clause. */
function isSpentThat(text: TaggedText, at: number): boolean {
  return word(text, at - 1) === 'that' && /^(of|about)$/.test(word(text, at - 2));
}

/** `i didn't know her i'm not proud`, `they're not hung yet don't …`, `five is on six is off`: words that rarely end a clause, but do here. */
function isObjectOrAdverb(text: TaggedText, at: number): boolean {
  const [before, lead] = [word(text, at - 1), word(text, at - 2)];
  if (before === 'her') return (isVerb(text.tags[at - 2]) || PREPOSITIONS.has(lead)) && pronounClause(text, at);
  if (/^(on|off|in|out|over|up)$/.test(before)) return AUXILIARIES.has(lead) && numberClause(text, at);
  if (before !== 'yet') return false;
  return [2, 3, 4, 5].some((back) => isNegation(word(text, at - back)));
}

/** `how hard it is`, `the first winter we had`: the clause belongs to the words before. */
function isTaken(text: TaggedText, at: number): boolean {
  const before = [1, 2, 3].map((step) => word(text, at - step));
  if (SET_PHRASE.test(`${before[1]} ${before[0]}`)) return false;
  const told = /^(said|say|says|thought)$/.test(before[2]!) && before[1] === 'to';
  if (TELLS.test(before[1]!) && before[0] !== '' && !/^(that|this|so|story)$/.test(before[0]!)) return true;
  // "I said mum I'm sorry": the speech begins with a call.
  if (
    /^(said|say|says)$/.test(before[1]!) &&
    /^(mum|mom|dad|mummy|daddy|sir|darling|love|mate|look|listen|okay|well|no|yes|yeah)$/.test(before[0]!)
  )
    return true;
  // "Two is not there's a leak": the `not` belongs to the verb before it.
  const denied = before[0] === 'not' && AUXILIARIES.has(before[1]!);
  if (
    told ||
    (CLAUSE_TAKERS.has(before[0]!) && !denied && !isSpentThat(text, at)) ||
    before.some((step) => /^(how|what|which|whose)$/.test(step))
  )
    return true;
  if (/^(oh|well|okay|hey|hi|like|so)$/.test(before[0]!)) return true;
  const time = /^(winter|summer|spring|autumn|year|month|week|night|morning|evening|place|part|kind)$/.test(before[0]!);
  if (time && /^(the|every|each|first|last|next|that|one)$/.test(before[1]!)) return true;
  return /^(me|us|him|her|them|you)$/.test(before[0]!) && isVerb(text.tags[at - 2]) && DETERMINERS.has(word(text, at));
}

/** `and in her words`, `and then in twenty ten`: words without a verb after a conjunction belong to the next clause. */
function hangsOnConjunction(text: TaggedText, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 6); back -= 1) {
    const inNumber = numberParts(text.tokens[back - 1]) !== null && numberParts(text.tokens[back + 1]) !== null;
    if (CONJUNCTIONS.has(word(text, back)) && !inNumber) return true;
    if (isFiniteAt(text, back)) return false;
  }
  return false;
}

/** Whether a sentence may have ended before this token, judged by the words before it. */
export function mayEndBefore(text: TaggedText, at: number): boolean {
  if (isTaken(text, at)) return false;
  if (isObjectOrAdverb(text, at)) return true;
  if (cannotEnd(word(text, at - 1)) || hangsOnConjunction(text, at)) return false;
  const lead = word(text, at - 2);
  const noun = DETERMINERS.has(lead) || PREPOSITIONS.has(lead) || text.tags[at - 2]?.has('Value') === true;
  const done =
    AUXILIARIES.has(lead) &&
    !AUXILIARIES.has(word(text, at - 1)) &&
    (['PastTense', 'Participle'].some((tag) => text.tags[at - 1]?.has(tag) === true) ||
      (text.tags[at - 1]?.has('Gerund') === true && !SAYING.test(word(text, at - 1))));
  return noun || done || !isVerb(text.tags[at - 1]) || text.tags[at - 1]?.has('Noun') === true;
}
