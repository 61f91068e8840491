import { canBeFinite, isVerb } from '../../text/parts-of-speech.js';
import type { Speech } from './speech.js';

/** Before "you know" or "I mean" these make it a real clause: "do you know", "what I mean". */
const CLAUSE_BEFORE = new Set(
  `do did does don't didn't if as that what which who because since when how would should may might must can will let i'll never already like than
  sorry no wait`.split(/\s+/u),
);
/** After "you know" these are its object: "you know that", "you know him". */
const OBJECT_AFTER = new Set(
  `that what which who how why where when if whether him her them me us nothing everything something about of him best better exactly`.split(
    ' ',
  ),
);

/** A subject with its verb within the next few words. */
function startsClause(speech: Speech, at: number): boolean {
  const first = speech.word(at);
  const finite = (step: number) => canBeFinite(speech.tagsAt(at + step));
  if (/^(i|we|he|she|they|it)$/.test(first)) return finite(1) || finite(2);
  if (/'(s|m|re|ve|ll|d)$/.test(first)) return true;
  const noun = speech.lists!.determiners.has(first) || /^(most|many|all|both|there|people)$/.test(first);
  // "The rules you know": the verb has a subject of its own.
  const own = (step: number) => !/^(i|we|he|she|they|it|you)$/.test(speech.word(at + step - 1));
  return noun && [1, 2, 3, 4].some((step) => finite(step) && own(step) && !isVerb(speech.tagsAt(at)));
}

/** `you know` and `I mean` outside commas: a place without another reading. */
export function isIdleClause(speech: Speech, at: number): boolean {
  const [before, next] = [speech.word(at - 1), speech.word(at + 2)];
  const asked = /^(me|us|him|her|them)$/.test(before) && /^ask(s|ed|ing)?$/.test(speech.word(at - 2));
  if (CLAUSE_BEFORE.has(before) || (OBJECT_AFTER.has(next) && !asked) || next === '') return false;
  if (asked && !speech.punctuated) return true;
  const know = speech.word(at + 1) === 'know';
  if (know && before === 'to' && speech.tagsAt(at + 2)?.has('Infinitive') === true) return true;
  const { determiners, prepositions } = speech.lists!;
  if (know && before !== 'to' && (determiners.has(before) || (prepositions.has(before) && before !== 'as')))
    return true;
  const again = speech.word(at - 1) !== '' && speech.word(at + 2) === speech.word(at - 2);
  // "So you know you don't", "people ask me you know how long".
  const linked = /^(and|but|so|because|cause)$/.test(before) && next === 'you';
  return !speech.punctuated && (again || linked || startsClause(speech, at + 2));
}
