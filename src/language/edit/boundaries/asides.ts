import { plain } from '../../text/tokens.js';
import { PREPOSITIONS } from '../../text/word-classes.js';
import { type TaggedText, word } from '../tagged-text.js';
import { mayEnd } from './clause-ends.js';
import { FINITE_AUX, SUBORDINATOR, TAKER } from './clause-words.js';
import { type Opening, openingAt } from './openers.js';

/** How many words before an index are examined: bounds the time. */
const FAR = 40;

/** `in the south … | in the north there may be …`: an opening with a place after another one. */
export function leadOf(text: TaggedText, from: number, at: number): number {
  for (let back = 2; back <= 4; back += 1) {
    const here = word(text, at - back);
    if (at - back <= from + 2) return at;
    if (!PREPOSITIONS.has(here)) continue;
    if (!/^(in|on|at)$/.test(here) || /^(and|but|so|then)$/.test(word(text, at - back - 1))) return at;
    const seen = text.tokens.slice(Math.max(from, at - FAR), at - back).filter((token) => plain(token) === here).length;
    const contrast = /^(north|south|east|west|morning|afternoon|evening|first|second|other|past)$/;
    const same =
      [2, 3].some((step) => contrast.test(word(text, at - back + step))) &&
      seen > 0 &&
      !/^(is|are|was|were|be|been|lives?|lived|stayed|went|go|got|put)$/.test(word(text, at - back - 1));
    return same ? at - back : at;
  }
  return at;
}

/** `the invoice from Leeds it's …`: a subject that is repeated as a pronoun. */
export function isSaidAgain(text: TaggedText, from: number, at: number): boolean {
  const led = text.tokens
    .slice(Math.max(from, at - FAR), at)
    .some((token) => /^(the|my|our|your|his|her|their)$/.test(plain(token)));
  return (
    at - from >= 3 &&
    led &&
    /^(it's|that's|he's|she's|they're)$/.test(word(text, at)) &&
    text.tags[at - 1]?.has('Noun') === true
  );
}

/** `we're at I think fourteen`: the speaker's opinion, inserted into another clause. */
export function isAside(text: TaggedText, { nucleus }: Opening): boolean {
  if (nucleus === null) return false;
  const [one, two, three] = [0, 1, 2].map((step) => word(text, nucleus.from + step)) as [string, string, string];
  const length =
    `${one} ${two}` === "i'd say" ||
    (one === 'i' && /^(think|guess|suppose|reckon|believe|imagine|hope|know|mean)$/.test(two))
      ? 2
      : /^(i (wanna|would) say|i want to|i don't know)$/.test(`${one} ${two} ${three}`)
        ? 3
        : 0;
  const keeps =
    /^(i'm not (gonna|going)|i (won't|can't) (say|name|mention|tell))/.test(`${one} ${two} ${three}`) &&
    /^(say|name|mention|tell|to)$/.test(word(text, nucleus.from + (one === 'i' ? 2 : 3)));
  if (keeps) return true;
  if (length === 0 || `${one} ${two} ${three}` === 'i want to') return false;
  const next = nucleus.from + length;
  const goesOn =
    openingAt(text, next) !== null ||
    /^(that|about|of|how|what|why|where|who|if|whether|it|this|him|her|them|you|a|an|the|my|your|his|their|our|so|not)$/.test(
      word(text, next),
    );
  return !goesOn;
}

/** The index of the `and` that leads `if` or `when`: right before it, or before `then` or a place (`and at this level if …`); `at` itself for none. */
export function joinBefore(text: TaggedText, from: number, at: number): number {
  const first = word(text, at - 1) === 'then' ? at - 2 : at - 1;
  for (const join of [first, at - 3, at - 4]) {
    const led = join === first || PREPOSITIONS.has(word(text, join + 1));
    if (join > from && led && /^(and|but|so)$/.test(word(text, join))) return join;
  }
  return at;
}

/** The index of the `and` that joins a clause with a place or a time before it: "and in 2010 we moved"; 0 for none. */
export function hungOn(text: TaggedText, from: number, at: number): number {
  for (let back = at - 2; back > Math.max(from, at - 8); back -= 1) {
    const here = word(text, back);
    const determined = /^(the|my|our|his|her|your|their|this|that)$/.test(word(text, back + 1));
    if (/^(and|but|so)$/.test(here) && determined) return -1;
    if (/^(and|but|so)$/.test(here))
      return PREPOSITIONS.has(word(text, back + 1)) && mayEnd(text, { from: back, verb: back, pronoun: true })
        ? back
        : 0;
    if (FINITE_AUX.test(here) || text.tags[back]?.has('PastTense') === true || SUBORDINATOR.test(here)) return 0;
  }
  return 0;
}

/** Whether there is an auxiliary between two places of a sentence. */
export function hasVerbSince(text: TaggedText, from: number, to: number): boolean {
  for (let at = Math.max(from, to - FAR); at < to; at += 1) if (FINITE_AUX.test(word(text, at))) return true;
  return false;
}

/** The index of the subject of a clause with `if` or `when`; null if none follows immediately. */
export function subjectAfter(text: TaggedText, at: number): number | null {
  for (let next = at + 1; next <= at + 3; next += 1) {
    const opening = openingAt(text, next);
    if (opening?.nucleus !== null && opening !== null && opening.joined === '') return opening.at;
    if (text.tags[next]?.has('Adverb') !== true && !/^(then|even|you|neither|none)$/.test(word(text, next)))
      return null;
  }
  return null;
}

/** Whether a clause with `if` or `when` is the object of a verb of asking, saying or thinking. */
export function isTaken(text: TaggedText, at: number): boolean {
  const asked = [1, 2, 3].some((back) => /^(ask|asks|asked|check|see|wonder)$/.test(word(text, at - back)));
  return asked || TAKER.test(word(text, at - 1)) || SUBORDINATOR.test(word(text, at - 1));
}
