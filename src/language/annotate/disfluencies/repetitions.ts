import { isNumberWord } from '../../figures/english/number-words.js';
import type { DisfluencyRule, Found } from './disfluency-rule.js';
import { interregnumAt } from './edit-terms.js';
import {
  breaksOff,
  isCalled,
  isClaimed,
  isClosedClass,
  isDoubled,
  isFollowedByVerb,
  isStressed,
  isTurned,
} from './repetition-places.js';
import type { Speech } from './speech.js';

const LONGEST = 5;

/** Words said twice: where the second time begins, how many they are and what stands between. */
interface Again {
  readonly at: number;
  readonly length: number;
  readonly repair: number;
  /** A hesitation or an idle phrase stands between. */
  readonly hesitates: boolean;
  /** A comma, dash or ellipsis stands between. */
  readonly broken: boolean;
}

function isNumber(word: string): boolean {
  return /\d/.test(word) || word === 'oh' || word.split('-').every(isNumberWord);
}

function sameWords(speech: Speech, at: number, again: number, length: number): boolean {
  for (let step = 0; step < length; step += 1) {
    const [one, two] = [at + step, again + step];
    if (speech.word(one) === '' || speech.word(one) !== speech.word(two)) return false;
    const inside = step < length - 1;
    if (inside && (!speech.flowsOn(one) || !speech.flowsOn(two) || speech.isBroken(two))) return false;
    if (speech.tokens[two]!.quoted) return false;
  }
  return true;
}

/** The longest phrase that begins here and is said again at once, hesitations apart. */
function saidAgain(speech: Speech, at: number): Again | null {
  if (speech.word(at) === '' || speech.isHesitation(at)) return null;
  for (let length = LONGEST; length >= 1; length -= 1) {
    const last = at + length - 1;
    if (last + 1 >= speech.tokens.length || !speech.flowsOn(last)) continue;
    const later = interregnumAt(speech, last + 1)?.to ?? last + 1;
    const repair = [last + 1, later].find((place) => sameWords(speech, at, place, length));
    if (repair === undefined) continue;
    return { at, length, repair, hesitates: repair > last + 1, broken: speech.isBroken(last) };
  }
  return null;
}

function found({ at, length, repair }: Again, confidence: number): Found {
  const interregnum = repair > at + length ? { from: at + length, to: repair } : null;
  return {
    confidence,
    reparandum: { from: at, to: at + length },
    interregnum,
    repair: { from: repair, to: repair + length },
  };
}

/** Said three times or more: a stutter where the word is of a closed class, stress where it is not. */
function isThreefold(speech: Speech, { at, length, repair }: Again): boolean {
  const next = repair + length;
  return sameWords(speech, at, next, length) || sameWords(speech, at, at - length, length);
}

/** The speaker goes on after the second time. What ends with it was said twice for effect. */
function goesOn(speech: Speech, { repair, length }: Again): boolean {
  const last = repair + length - 1;
  return speech.flowsOn(last) && !speech.isBroken(last);
}

function hasNumber(speech: Speech, { at, length }: Again): boolean {
  return speech.words.slice(at, at + length).some(isNumber);
}

/** `the, the camp`, `don't, don't overfill it`: one word of a closed class. */
function closedWord(speech: Speech, at: number): Found | null {
  const again = saidAgain(speech, at);
  if (again === null || again.length !== 1 || hasNumber(speech, again) || !(again.broken || again.hesitates))
    return null;
  if (!isClosedClass(speech, at) || isStressed(speech, at)) return null;
  // "as well as".
  if (speech.word(at) === 'as' && speech.word(at + 1) === 'well') return null;
  const possible = isTurned(speech, at) || (isClaimed(speech, at) && !again.hesitates);
  const open = goesOn(speech, again) || again.hesitates || isThreefold(speech, again);
  if (possible || !open) return found(again, possible ? 0.4 : 0.7);
  return found(again, 0.97);
}

/** `i i think`, `the the boiler`: the same without a comma, only words that no sentence doubles. */
function bareWord(speech: Speech, at: number): Found | null {
  const again = saidAgain(speech, at);
  if (again === null || again.length !== 1 || again.broken || again.hesitates || hasNumber(speech, again)) return null;
  if (!isClosedClass(speech, at)) return null;
  const sure = !isDoubled(speech, at) && !isStressed(speech, at) && !isTurned(speech, at);
  return found(again, sure ? 0.95 : 0.3);
}

/** `some, um, some historians`, `small, um, small`: any word, with a hesitation between. */
function openWord(speech: Speech, at: number): Found | null {
  const again = saidAgain(speech, at);
  if (again === null || again.length !== 1 || !(again.hesitates || again.broken) || isClosedClass(speech, at))
    return null;
  if (hasNumber(speech, again)) {
    const alone = !isNumber(speech.word(at - 1)) && !isNumber(speech.word(again.repair + 1));
    return alone && again.hesitates ? found(again, 0.9) : null;
  }
  if (isStressed(speech, at) || (!again.hesitates && isThreefold(speech, again))) return null;
  if (again.hesitates) return found(again, goesOn(speech, again) ? 0.95 : 0.8);
  const name = /'s$/.test(speech.word(at)) && speech.tongue === 'en';
  if (name && goesOn(speech, again)) return found(again, 0.92);
  // "schools, schools have changed": the topic is named, and named again as the subject.
  const topic = speech.lists?.auxiliaries.has(speech.word(again.repair + 1)) === true && speech.opensClause(at);
  if (topic && goesOn(speech, again)) return found(again, 0.92);
  return goesOn(speech, again)
    ? found(again, speech.lists === null && speech.word(at).length <= 3 && at > 0 ? 0.9 : 0.7)
    : null;
}

/** `we went, we went home`, `with the, with the caveat`: a phrase, with a comma or a hesitation between. */
function phrase(speech: Speech, at: number): Found | null {
  const again = saidAgain(speech, at);
  if (again === null || again.length < 2 || !(again.broken || again.hesitates)) return null;
  const alike = speech.words.slice(at, at + again.length).every((word) => word === speech.word(at));
  if (
    alike ||
    (isCalled(speech, at) && !again.hesitates) ||
    (hasNumber(speech, again) && !again.hesitates && isNumber(speech.word(at + again.length - 1)))
  )
    return null;
  const open = breaksOff(speech, at + again.length - 1);
  if (!goesOn(speech, again) && !again.hesitates) return open ? found(again, 0.92) : found(again, 0.5);
  if (open) return found(again, 0.97);
  if (isThreefold(speech, again)) return found(again, 0.4);
  // "You'll miss the last train, the last train is late": an object, and then a subject.
  const next = again.repair + again.length;
  if (!speech.opensClause(at) && isFollowedByVerb(speech, next)) return found(again, 0.5);
  return found(again, speech.tongue === 'en' || speech.lists === null || again.hesitates ? 0.92 : 0.9);
}

/** `i went i went to the studio`, `at the at the works`: a phrase, with nothing between. */
function barePhrase(speech: Speech, at: number): Found | null {
  const again = saidAgain(speech, at);
  if (again === null || again.length < 2 || again.broken || again.hesitates || speech.lists === null) return null;
  const alike = speech.word(at + 1) === speech.word(at);
  const broken = speech.words.slice(at, at + again.length).some((_, step) => speech.isBroken(at + step));
  if (alike || broken || hasNumber(speech, again) || isCalled(speech, at)) return null;
  // "can you tell me how much it was it was …": a question within, and its answer.
  const asked = /^(much|many|what|where|who|how|long|old|why|when|which)$/.test(speech.word(at - 1));
  const subject = speech.tongue === 'en' && !asked && /^(i|we|he|she|they|it|there)$/.test(speech.word(at));
  const open = breaksOff(speech, at + again.length - 1);
  return found(again, (subject || open) && !asked ? 0.95 : 0.4);
}

/** `thirty, thirty two people`: a number that is begun again and completed. */
function completedNumber(speech: Speech, at: number): Found | null {
  const word = speech.word(at);
  if (!/^(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/.test(word) || isNumber(speech.word(at - 1)))
    return null;
  if (!speech.flowsOn(at)) return null;
  const repair = interregnumAt(speech, at + 1)?.to ?? at + 1;
  if (repair === at + 1 && !speech.isBroken(at)) return null;
  const again = speech.word(repair);
  const bare =
    again === word &&
    !speech.isBroken(repair) &&
    /^(one|two|three|four|five|six|seven|eight|nine)$/.test(speech.word(repair + 1));
  if (!bare && !new RegExp(`^${word}-`).test(again)) return null;
  return found({ at, length: 1, repair, hesitates: false, broken: true }, 0.95);
}

export const REPETITION_RULES: readonly DisfluencyRule[] = [
  {
    rule: 'number completed',
    kind: 'repetition',
    languages: ['en'],
    example: 'en',
    fires: ['There were forty, forty two of us.', 'There were forty two of us.'],
    spares: 'There were forty, fifty of us.',
    find: completedNumber,
  },
  {
    rule: 'phrase said again',
    kind: 'repetition',
    languages: 'neutral',
    example: 'en',
    fires: ['We sold it because it was, um, because it was too small.', 'We sold it because it was too small.'],
    spares: 'You will miss the last bus, the last bus is early.',
    find: phrase,
  },
  {
    rule: 'phrase said again, no comma',
    kind: 'repetition',
    languages: 'lexicon',
    example: 'en',
    fires: ['she worked at the at the bakery', 'she worked at the bakery'],
    spares: 'between us and the tenant the tenant shall pay',
    find: barePhrase,
  },
  {
    rule: 'word said again',
    kind: 'repetition',
    languages: 'lexicon',
    example: 'en',
    fires: ['And don’t, don’t open the, the oven.', 'And don’t open the oven.'],
    spares: 'It was very, very cold.',
    find: closedWord,
  },
  {
    rule: 'word said again, no comma',
    kind: 'repetition',
    languages: 'lexicon',
    example: 'en',
    fires: ['i i called the the plumber', 'i called the plumber'],
    spares: 'by then she had had enough of that that day',
    find: bareWord,
  },
  {
    rule: 'word said again after a hesitation',
    kind: 'repetition',
    languages: 'neutral',
    example: 'en',
    fires: ['Few, um, few bakers use rye.', 'Few bakers use rye.'],
    spares: 'No, no, no.',
    find: openWord,
  },
];
