import type { NumberMatch } from '../../figures/number-words.js';
import { numberWordsOf } from '../../figures/number-words-of.js';
import type { Found } from './disfluency-rule.js';
import { interregnumAt } from './edit-terms.js';
import type { Speech } from './speech.js';

const LONGEST = 5;

/** A repetition: where the second time begins, how many words it has, and what is between both times. */
export interface Repetition {
  readonly at: number;
  readonly length: number;
  readonly repair: number;
  /** A hesitation or an idle phrase is between them. */
  readonly hesitates: boolean;
  /** A comma, dash or ellipsis is between them. */
  readonly broken: boolean;
}

function isCardinal(match: NumberMatch | null, length: number): boolean {
  return match !== null && !match.ordinal && match.length === length;
}

/** A word or figure of a number. Articles and ordinals do not count. */
export function isNumber(speech: Speech, at: number): boolean {
  const word = speech.word(at);
  if (/\d/.test(word)) return true;
  const numbers = numberWordsOf(speech.language);
  if (word === '' || numbers === null || speech.lists?.determiners.has(word) === true) return false;
  const parts = word.split('-');
  return (
    numbers.digits?.has(word) === true || numbers.scales.has(word) || isCardinal(numbers.read(parts, 0), parts.length)
  );
}

export function sameWords(speech: Speech, at: number, again: number, length: number): boolean {
  for (let step = 0; step < length; step += 1) {
    const [one, two] = [at + step, again + step];
    if (speech.word(one) === '' || speech.word(one) !== speech.word(two)) return false;
    const inside = step < length - 1;
    if (inside && (!speech.flowsOn(one) || !speech.flowsOn(two) || speech.isBroken(two))) return false;
    if (speech.tokens[two]!.quoted !== speech.tokens[one]!.quoted) return false;
  }
  return true;
}

/** The longest phrase that begins here and is repeated at once or after hesitations. */
export function repetitionAt(speech: Speech, at: number): Repetition | null {
  if (speech.word(at) === '' || speech.isHesitation(at)) return null;
  for (let length = LONGEST; length >= 1; length -= 1) {
    const last = at + length - 1;
    if (last + 1 >= speech.tokens.length || !speech.flowsOn(last)) continue;
    const later = interregnumAt(speech, last + 1)?.to ?? last + 1;
    const repair = [last + 1, later].find((place) => sameWords(speech, at, place, length));
    if (repair === undefined) continue;
    // "Like a, like a dryer": the longer phrase is repeated, and its last word is not idle.
    const within =
      repair > last + 1 && !speech.isHesitation(repair - 1) && speech.word(at - 1) === speech.word(repair - 1);
    if (within) return null;
    return { at, length, repair, hesitates: repair > last + 1, broken: speech.isBroken(last) };
  }
  return null;
}

export function found({ at, length, repair }: Pick<Repetition, 'at' | 'length' | 'repair'>, confidence: number): Found {
  const interregnum = repair > at + length ? { from: at + length, to: repair } : null;
  return {
    confidence,
    reparandum: { from: at, to: at + length },
    interregnum,
    repair: { from: repair, to: repair + length },
  };
}

/** A word three times or more: a stutter if the word is of a closed class, otherwise stress. */
export function isThreefold(speech: Speech, { at, length, repair }: Repetition): boolean {
  const next = repair + length;
  const before = at >= length && speech.flowsOn(at - 1) && sameWords(speech, at, at - length, length);
  return before || sameWords(speech, at, next, length);
}

/** Whether the speaker goes on after the second time. A repetition at the end of a sentence is for effect. */
export function goesOn(speech: Speech, { repair, length }: Repetition): boolean {
  const last = repair + length - 1;
  return speech.flowsOn(last) && !speech.isBroken(last);
}

export function hasNumber(speech: Speech, { at, length }: Repetition): boolean {
  for (let step = 0; step < length; step += 1) if (isNumber(speech, at + step)) return true;
  return false;
}
