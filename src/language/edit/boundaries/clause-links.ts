import { isNominal, isVerb } from '../../text/parts-of-speech.js';
import { PREPOSITIONS } from '../../text/word-classes.js';
import { type TaggedText, word } from '../tagged-text.js';
import { FINITE_AUX, NOMINATIVE, SUBORDINATOR, TAKER, TELLER } from './clause-words.js';
import type { Nucleus } from './clauses-at.js';
import { isRelative } from './relative-clauses.js';

/** How a clause depends on the words before it: not at all, or as a part of their clause. */
export type Link = 'free' | 'bound';

/** `what I want`, `how hard it is`, `which song you like`. */
function isAsked(text: TaggedText, from: number): boolean {
  for (let back = 1; back <= 4; back += 1) {
    const here = word(text, from - back);
    if (/^(what|how|which|whose|why|where|who|whatever|however|no matter)$/.test(here)) return true;
    if (here === '' || FINITE_AUX.test(here) || PREPOSITIONS.has(here) || text.tokens[from - back]!.after !== '')
      return false;
    if (!isNominal(text.tags[from - back]) && text.tags[from - back]?.has('Adverb') !== true) return false;
  }
  return false;
}

/** `I think realistically it's …`: a taker with an adverb after it. */
function isTakenOver(text: TaggedText, from: number): boolean {
  const adverb =
    /ly$/.test(word(text, from - 1)) ||
    /^(maybe|perhaps|actually|then|now|that|well|okay|oh|yeah|no|look|right)$/.test(word(text, from - 1));
  return (
    adverb &&
    /^(think|thought|know|knew|say|said|guess|hope|believe|sure|mean|means|meant|feel|felt|suppose)$/.test(
      word(text, from - 2),
    )
  );
}

/** `told me I was`, `told my mother that I …`: the verb, its listener, and the reported clause. */
function isTold(text: TaggedText, from: number): boolean {
  for (let back = 2; back <= 4; back += 1) {
    const here = word(text, from - back);
    if (here === 'to' && /^(say|says|said)$/.test(word(text, from - back - 1))) return true;
    if (TELLER.test(here))
      return !/^(story|that|this|so|it|truth|once|yesterday|today|again)$/.test(word(text, from - 1));
    if (isVerb(text.tags[from - back]) || PREPOSITIONS.has(here)) return false;
  }
  return false;
}

/** `I don't know | I think …`, `what did she say | she said …`: the verb is complete. */
function isSpentTaker(text: TaggedText, { from }: Nucleus, asked: boolean): boolean {
  const [one, two] = [word(text, from - 1), word(text, from - 2)];
  const next = `${word(text, from)} ${word(text, from + 1)}`;
  if (one === 'know' && /^(don't|didn't)$/.test(two))
    return /^i (think|guess|mean|just|was|suppose|had)$/.test(next) || /^i('m|'d)/.test(next);
  if (/^(sorry|sure|happy|proud|glad|like|see|remember)$/.test(one) && asked) return true;
  return asked && two !== 'i' && /^(say|think|mean|know|see|find|feel|do)$/.test(one);
}

/**
 * Whether the clause is a part of the words before it.
 * @param awaited whether the sentence has begun with `if` or `when` and its main clause has not come
 * @param asked whether the sentence asks for a complement of its verb ("what did she say")
 */
export function linkOf(text: TaggedText, nucleus: Nucleus, asked: boolean, awaited = false): Link {
  const before = word(text, nucleus.from - 1);
  if (text.tokens[nucleus.from - 1]?.after !== '') return 'free';
  // "I'm not proud of that I was twelve": the pronoun is complete.
  if (before === 'that' && /^(of|about|like|do|did|with|for|done)$/.test(word(text, nucleus.from - 2))) return 'free';
  if (SUBORDINATOR.test(before)) return 'bound';
  if (TAKER.test(before)) return isSpentTaker(text, nucleus, asked) ? 'free' : 'bound';
  if (isTakenOver(text, nucleus.from)) return 'bound';
  if (isAsked(text, nucleus.from) || isTold(text, nucleus.from))
    return asked && NOMINATIVE.test(word(text, nucleus.from)) && !isEmbedded(text, nucleus.from) ? 'free' : 'bound';
  // "if you don't take your chances you get punished": the main clause is still to come.
  if (awaited && nucleus.pronoun) return 'free';
  return isRelative(text, nucleus) ? 'bound' : 'free';
}

/** The interrogative of `how hard it is` comes right before the clause, or before the words that it measures. */
function isEmbedded(text: TaggedText, from: number): boolean {
  return [1, 2, 3].some((back) => /^(what|how|which|whose|why|where|who)$/.test(word(text, from - back)));
}
