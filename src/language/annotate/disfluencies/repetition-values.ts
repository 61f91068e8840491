import { startsSentence } from '../../text/tokens.js';
import { isNumber, type Repetition } from './immediate-repetition.js';
import { breaksOff } from './repetition-places.js';
import type { Speech } from './speech.js';

/** What completes an amount: "an hour and a half", "una hora y media", "une heure et demie". */
const PART = /^(and|y|et|e|en) (an?|media|medio|cuarto|demie?|quart|mezz[oa]|meia|meio|een|three|tres|trois)$/;
const CONSONANT = /^[bcdfghj-np-tvwxz]$/;

/** `an hour, an hour and a half`, `a pound, a pound fifty`: two amounts, of which the second is the larger. */
export function grows(speech: Speech, { at, length, repair, hesitates }: Repetition): boolean {
  const next = repair + length;
  if (!speech.flowsOn(next - 1) || speech.isBroken(next - 1)) return false;
  if (PART.test(`${speech.word(next)} ${speech.word(next + 1)}`)) return true;
  const counted = speech.lists?.determiners.has(speech.word(at)) === true && !hesitates;
  return counted && speech.word(next) !== '' && isNumber(speech, next) && !breaksOff(speech, next - 1);
}

/** `not the new one, the new one is late`: the speaker denies something, and then says something about it. */
export function isContrasted(speech: Speech, { at, length }: Repetition): boolean {
  const denied = speech.lists?.negations.has(speech.word(at - 1)) === true && !speech.isBroken(at - 1);
  return denied && speech.lists!.determiners.has(speech.word(at)) && !breaksOff(speech, at + length - 1);
}

/** The second `A` of `two A A` and of `B A A`: letters of a code. */
export function isLetter(speech: Speech, { at, repair }: Repetition): boolean {
  if (!/^\p{L}$/u.test(speech.word(at))) return false;
  const [before, next] = [speech.word(at - 1), speech.word(repair + 1)];
  const capital = speech.tokens[at]!.text === 'A' && !startsSentence(speech.tokens, at);
  const led = CONSONANT.test(before) || (speech.word(at) === 'a' && isNumber(speech, at - 1));
  const ends = next === '' || !speech.flowsOn(repair) || CONSONANT.test(next) || isNumber(speech, repair + 1);
  return capital || (led && ends && !speech.isHesitation(repair - 1));
}
