import { isNominal, isVerb } from '../../text/parts-of-speech.js';
import { DETERMINERS } from '../../text/word-classes.js';
import { type TaggedText, word } from '../tagged-text.js';
import { FINITE_AUX, NOMINATIVE } from './clause-words.js';
import { nucleusAt } from './clauses-at.js';

const ASKS =
  /^(am|is|are|was|were|have|has|had|do|does|did|can|could|will|would|should|shall|isn't|aren't|wasn't|weren't|haven't|hasn't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shouldn't)$/;
const ASKED = /^(you|i|we|he|she|they|it|there|that|this|anyone|anybody|someone|somebody|everyone|everybody)$/;
const INTERROGATIVE = /^(what|where|when|why|how|who|which)$/;
const INTERROGATIVE_IS = /^(what|where|who|how|when|why)('s|'re|'d)$/;
/** Before an inverted verb these rule a question out: "so do I", "never have we". */
const INVERTING =
  /^(so|nor|neither|never|only|rarely|what|where|when|why|how|who|which|as|than|that|to|not|or|the|a|an|my|your)$/;

/** `what is the …`, `why did you …`, `how many people are …`, `what about …`, `what changed`: an interrogative with its verb. */
function interrogativeAt(text: TaggedText, at: number): boolean {
  const [first, second, third, fourth] = [0, 1, 2, 3].map((step) => word(text, at + step)) as [
    string,
    string,
    string,
    string,
  ];
  // "a man called Desmond | who'd retired": a relative clause.
  if (/^who'/.test(first) && isNounLike(text, at - 1)) return false;
  if (INTERROGATIVE_IS.test(first)) return second !== '';
  if (!INTERROGATIVE.test(first)) return false;
  if (/^(what|how) about$/.test(`${first} ${second}`) || `${first} ${second}` === 'why not') return true;
  if (first === 'how' && second === 'come') return NOMINATIVE.test(third) || third === 'you';
  if (ASKS.test(second)) {
    if (third === '' || first === 'which') return false;
    if (ASKED.test(third) || /^(did|do|does|don't|didn't|doesn't)$/.test(second)) return true;
    if (first === 'who' && isNounLike(text, at - 1)) return false;
    if (/^(who|what)$/.test(first) && /^(can|could|will|would|should)$/.test(second)) return base(text, at + 2);
    return first !== 'when' && first !== 'who' && (DETERMINERS.has(third) || first === 'why');
  }
  if (/^(what|which|how)$/.test(first) && asksOfNoun(text, at)) return true;
  if (first === 'what' && /^(changed|happened|happens|went)$/.test(second)) return true;
  if (first === 'how' && /^(many|much|long|old|far|often|big|hard|good|bad)$/.test(second))
    return (ASKS.test(third) && ASKED.test(fourth)) || (ASKS.test(fourth) && ASKED.test(word(text, at + 4)));
  if (/^(what|which)$/.test(first) && /^(kind|sort|time|part|day|year|song|age|colour|color|advice)$/.test(second)) {
    const verb = third === 'of' ? at + 4 : at + 2;
    return ASKS.test(word(text, verb)) && ASKED.test(word(text, verb + 1));
  }
  return false;
}

/** `what culinary dishes would you …`, `which candidates have you …`, `how reliable do you …`: nouns, the verb and its subject. */
function asksOfNoun(text: TaggedText, at: number): boolean {
  for (let verb = at + 2; verb <= at + 4; verb += 1) {
    if (ASKS.test(word(text, verb)) && /^(you|we|they|he|she|i|it|there)$/.test(word(text, verb + 1))) return true;
    if (!isNominal(text.tags[verb - 1]) || NOMINATIVE.test(word(text, verb - 1)) || ASKS.test(word(text, verb - 1)))
      return false;
  }
  return false;
}

function isNounLike(text: TaggedText, at: number): boolean {
  return text.tags[at]?.has('Noun') === true || /^(one|ones|those)$/.test(word(text, at));
}

/** `do you …`, `is that …`, `have they …`: the verb before its subject. */
function invertedAt(text: TaggedText, at: number): boolean {
  const [first, second, third] = [0, 1, 2].map((step) => word(text, at + step)) as [string, string, string];
  if (!ASKS.test(first) || !ASKED.test(second) || INVERTING.test(word(text, at - 1))) return false;
  if (/^(had|should|were)$/.test(first) && !/^(were|should) (you|we|they|i)$/.test(`${first} ${second}`)) return false;
  if (/^(have|do|can|will) (it|that|this)$/.test(`${first} ${second}`)) return false;
  // "… the people are you know tired": the words after it must continue as a question.
  if (/^you (know|see)$/.test(`${second} ${third}`) && !/^(do|did|don't|didn't|can|could)$/.test(first)) return false;
  if (/^(do|does|did|don't|doesn't|didn't)$/.test(first) && text.tags[at + 2]?.has('PastTense') === true) return false;
  // "The thing is that everybody …": a clause follows `that`.
  if (second === 'that' && nucleusAt(text, at + 2) !== null) return false;
  // Statement order: "I was there", "what he did he did well".
  const before = word(text, at - 1);
  const subject =
    NOMINATIVE.test(before) || /^(you|it|there|that|this|people|everybody|nobody|somebody|someone|one)$/.test(before);
  // "The door isn't there yet": the noun before may be the subject.
  const be = /^(is|are|was|were|isn't|aren't|wasn't|weren't)$/.test(first);
  if (
    be &&
    /^(there|that|this|anyone|anybody|someone|somebody|everyone|everybody)$/.test(second) &&
    isNounLike(text, at - 1)
  )
    return false;
  return !subject && third !== '';
}

/** Whether a question begins at a word, by its own words. */
export function asksAt(text: TaggedText, at: number): boolean {
  return interrogativeAt(text, at) || invertedAt(text, at);
}

const REQUEST =
  /^(give|call|tell|send|let|take|put|add|make|get|keep|check|write|bring|ask|show|try|read|turn|open|close|remember|leave|ring|email|text|note|imagine|use|pour|mix|stir|rinse|cook|bake|heat|cut|fold|place|press|click|select|pick|follow|meet|move|remove|sign|pay|book|order|preheat|pat|salt|roast|boil|simmer|serve|season|drain|chop|slice|peel|whisk|beat|spread|sprinkle|drizzle|fry|grill|knead|grease|wait|start|stop|look)$/;
/** Imperatives of recipes that the tagger considers nouns. */
const COOKS =
  /^(preheat|pat|roast|boil|simmer|season|drain|chop|slice|peel|whisk|sprinkle|drizzle|fry|grill|knead|grease)$/;
const OBJECT =
  /^(me|us|him|her|them|it|this|that|these|those|a|an|the|your|my|his|their|our|some|all|sure|one|two|three|half)$/;
/** After one of these a verb without a subject is not a request: "to call me", "I call it". */
const NO_REQUEST_AFTER =
  /^(to|i|we|you|they|he|she|it|who|that|not|never|can|could|will|would|should|must|might|may|do|did|does|don't|didn't|doesn't|can't|couldn't|won't|wouldn't|let|let's|make|made|help|helped|please|and|or|but|people|just|always|also|really|the|a|an|my|your|his|her|our|their|this|these|those|some|any|no|of|in|on|at|for|with|by|from|us|them|him|me|gonna|wanna|better|rather|anyone|anybody|someone|somebody|everyone|everybody|nobody|i'd|i'll|we'll|you'll|they'll|you'd|we'd|go|come|even|only|still|already|never|often|usually|always|probably|definitely)$/;

/** `don't rush it`, `let me …`, `please call …`, `give us a call`: an imperative. */
export function requestsAt(text: TaggedText, at: number): boolean {
  const [first, second, third] = [0, 1, 2].map((step) => word(text, at + step)) as [string, string, string];
  const before = word(text, at - 1);
  if (first === "let's") return second !== '' && !NO_REQUEST_AFTER.test(before);
  if (first === 'let')
    return /^(me|us|it|them|him|her)$/.test(second) && third !== '' && !NO_REQUEST_AFTER.test(before);
  if (first === "don't" || (first === 'do' && second === 'not'))
    return (
      base(text, first === 'do' ? at + 2 : at + 1) &&
      !/^(i|we|you|they|people|who|that|to|and|just|really|also|still|certainly|honestly|probably|children|men|women)$/.test(
        before,
      ) &&
      (!/s$/.test(before) || /^(minutes|hours|days|seconds|times)$/.test(before))
    );
  if (first === 'please' && /^(you|we|they|i)$/.test(before)) return false;
  if (first === 'please') return base(text, at + 1) || (second === "don't" && third !== '');
  if (FINITE_AUX.test(first) || !REQUEST.test(first)) return false;
  if (NO_REQUEST_AFTER.test(before) && !followsCondition(text, at)) return false;
  if (
    (text.tags[at - 1]?.has('Adverb') === true && !/^(then|now|first|meanwhile)$/.test(before)) ||
    /(ly|ever)$/.test(before)
  )
    return false;
  return (base(text, at) || COOKS.test(first)) && OBJECT.test(second) && third !== '';
}

/** `if you can't make it | give us a ring`: the object ends the condition. */
function followsCondition(text: TaggedText, at: number): boolean {
  if (!/^(it|them|him|me|us|this|that)$/.test(word(text, at - 1)) || !isVerb(text.tags[at - 2])) return false;
  return (
    [3, 4, 5, 6, 7].some((back) => word(text, at - back) === 'if') &&
    !/^(make|let|help|watch|see)$/.test(word(text, at)) &&
    !/^(let|makes|made|help)$/.test(word(text, at - 2))
  );
}

function base(text: TaggedText, at: number): boolean {
  const tags = text.tags[at];
  return (
    tags !== undefined &&
    isVerb(tags) &&
    !tags.has('PastTense') &&
    !tags.has('Gerund') &&
    !/(s|ing)$/.test(word(text, at).replace(/ss$/, ''))
  );
}

/** The length in words of a set phrase here that is a sentence or opens one: `thank you`, `good morning`, `welcome back`. 0 for none. */
export function setPhraseAt(text: TaggedText, at: number): number {
  const [first, second, third] = [0, 1, 2].map((step) => word(text, at + step)) as [string, string, string];
  if (first === 'thank' && second === 'you') return /^(so|very)$/.test(third) && word(text, at + 3) === 'much' ? 4 : 2;
  if (first === 'good' && /^(morning|afternoon|evening|night)$/.test(second)) return 2;
  if (first === 'welcome' && /^(back|to)$/.test(second)) return 2;
  if (
    /^(no problem|no worries|all right|never mind|best wishes|kind regards|yours sincerely|yours faithfully|see you)$/.test(
      `${first} ${second}`,
    )
  )
    return 2;
  if (first === 'bye' && second === 'bye') return 2;
  if (/^(bye|goodbye|cheers)$/.test(first) || (first === 'thanks' && /^(for|so|very|a)$/.test(second))) return 1;
  return 0;
}
