import { spokenSignsOf } from '../../figures/spoken-signs.js';
import { range } from '../../text/tokens.js';
import type { DisfluencyRule, Found } from './disfluency-rule.js';
import {
  found,
  goesOn,
  hasNumber,
  isNumber,
  isThreefold,
  type Repetition,
  repetitionAt,
} from './immediate-repetition.js';
import {
  breaksOff,
  hasStressed,
  isCalled,
  isClosedClass,
  isFollowedByVerb,
  isMeantTwice,
  isStressed,
} from './repetition-places.js';
import { grows, isContrasted, isLetter } from './repetition-values.js';
import type { Speech } from './speech.js';

/** Words that link a word to itself: `again and again`, `poco a poco`. */
const LINKS = /^(and|by|after|to|or|und|für|um|y|o|a|et|à|par|ou|e|ad|en|voor|na|per|upon)$/;

/** `the, the camp`, `don't, don't overfill it`: one word of a closed class. */
function closedWord(speech: Speech, at: number): Found | null {
  const again = repetitionAt(speech, at);
  if (again === null || again.length !== 1 || hasNumber(speech, again) || !(again.broken || again.hesitates))
    return null;
  if (!isClosedClass(speech, at) || isStressed(speech, at) || isLetter(speech, again)) return null;
  // "as well as".
  if (speech.word(at) === 'as' && speech.word(at + 1) === 'well') return null;
  const meant = !again.hesitates && isMeantTwice({ speech, ...again });
  const open = goesOn(speech, again) || again.hesitates || isThreefold(speech, again);
  if (meant || !open) return found(again, meant ? 0.4 : 0.7);
  return found(again, 0.97);
}

/** `i i think`, `the the boiler`, `people people say`: the same with nothing between. */
function bareWord(speech: Speech, at: number): Found | null {
  const again = repetitionAt(speech, at);
  if (again === null || again.length !== 1 || again.broken || again.hesitates || hasNumber(speech, again)) return null;
  if (isLetter(speech, again)) return null;
  const closed = isClosedClass(speech, at);
  if (isNoThing(speech, again)) return found(again, 0.93);
  if (isStressed(speech, at) || isMeantTwice({ speech, ...again })) return closed ? found(again, 0.3) : null;
  if (closed) return found(again, 0.95);
  const open =
    goesOn(speech, again) &&
    !isThreefold(speech, again) &&
    !isName(speech, again) &&
    !isTopic(speech, again) &&
    !isSign(speech, at) &&
    !isSpelt(speech, again);
  return open && /^\p{L}{2,}$/u.test(speech.word(at)) ? found(again, 0.92) : null;
}

/** `there was no no swelling`: "no" negates the noun and is not an answer. */
function isNoThing(speech: Speech, { at, repair }: Repetition): boolean {
  const thing = speech.word(at) === 'no' && speech.tagsAt(repair + 1)?.has('Noun') === true;
  return thing && /^(is|was|are|were|has|had|have|be|been|with)$/.test(speech.word(at - 1));
}

/** `Baden Baden`: a name of two equal words. German nouns are capitalised anyway. */
function isName(speech: Speech, { at, repair }: Repetition): boolean {
  const capitals = [at, repair].every((place) => /^\p{Lu}/u.test(speech.tokens[place]!.text));
  return capitals && speech.tongue !== 'de';
}

/** `dash dash force`: a sign that the speaker reads out. */
function isSign(speech: Speech, at: number): boolean {
  return spokenSignsOf(speech.language).has(speech.word(at));
}

/** `Nwosu NWOSU`: a name, and its letters. */
function isSpelt(speech: Speech, { at, repair }: Repetition): boolean {
  const [one, two] = [speech.tokens[at]!.text, speech.tokens[repair]!.text];
  return one !== two && /^\p{Lu}{2,}$/u.test(two);
}

/** `I love dogs dogs are great`: an object, and then a subject. */
function isTopic(speech: Speech, { at, repair, length }: Repetition): boolean {
  // "We all we all laughed", "do you do you take", "another another viewing": no object, and no subject either.
  if (/^(we|i|he|she|they|another|every|each)$/.test(speech.word(at))) return false;
  if (length > 1 && /^(do|does|did|can|could|would|will|are|is)$/.test(speech.word(at))) return false;
  return !speech.opensClause(at) && isFollowedByVerb(speech, repair + length);
}

/** `some, um, some historians`, `start, start with the data`: any other word, with a comma or a hesitation between. */
function openWord(speech: Speech, at: number): Found | null {
  const again = repetitionAt(speech, at);
  if (again === null || again.length !== 1 || !(again.hesitates || again.broken) || isClosedClass(speech, at))
    return null;
  if (hasNumber(speech, again) || isStressed(speech, at) || (!again.hesitates && isThreefold(speech, again)))
    return null;
  const goes = goesOn(speech, again);
  // "A different terminal, terminal two".
  const named = !speech.isBroken(again.repair) && isNumber(speech, again.repair + 1) && !goesOnAfter(speech, again);
  if (!again.hesitates && named) return null;
  if (again.hesitates) return found(again, goes ? 0.95 : 0.8);
  if (speech.lists === null) {
    const sure = hasStressed(speech) ? !isNamed(speech, again) : speech.word(at).length <= 3 && at > 0;
    return goes ? found(again, sure ? 0.92 : 0.7) : null;
  }
  const stays = !goes || isMeantTwice({ speech, ...again }) || isTopic(speech, again) || isNamed(speech, again);
  return found(again, stays ? 0.7 : 0.92);
}

/** Whether a number and something that it counts follow the words. */
function goesOnAfter(speech: Speech, { repair }: Repetition): boolean {
  return speech.flowsOn(repair + 1) && !speech.isBroken(repair + 1);
}

/** `Anna, Anna is here`: the speaker calls, lists or stresses a name. `Anna, Anna Berg` completes it. */
function isNamed(speech: Speech, again: Repetition): boolean {
  const next = speech.tokens[again.repair + 1]?.text ?? '';
  return isName(speech, again) && !/^\p{Lu}/u.test(next) && !/'s$/.test(speech.word(again.at));
}

/** `we went, we went home`, `with the, with the caveat`: a phrase, with a comma or a hesitation between. */
function phrase(speech: Speech, at: number): Found | null {
  const again = repetitionAt(speech, at);
  if (again === null || again.length < 2 || !(again.broken || again.hesitates) || grows(speech, again)) return null;
  if (isContrasted(speech, again)) return null;
  const last = at + again.length - 1;
  const open = breaksOff(speech, last);
  const alike = speech.words.slice(at, last + 1).every((word) => word === speech.word(at));
  const called = isCalled(speech, again) && !(open && goesOn(speech, again));
  // "At sixty, at sixty you can": a preposition opens both.
  const led = speech.lists?.prepositions.has(speech.word(at)) === true && goesOn(speech, again);
  if (alike || (!again.hesitates && (called || (isNumber(speech, last) && !led)))) return null;
  if (!goesOn(speech, again) && !again.hesitates) return open ? found(again, 0.92) : found(again, 0.5);
  if (open) return found(again, 0.97);
  if (isThreefold(speech, again)) return found(again, 0.4);
  // "You'll miss the last train, the last train is late": an object, and then a subject.
  const next = again.repair + again.length;
  const joined = again.hesitates && speech.lists?.conjunctions.has(speech.word(at - 1)) === true;
  if (!joined && !speech.opensClause(at) && isFollowedByVerb(speech, next)) return found(again, 0.5);
  return found(again, speech.tongue === 'en' || speech.lists === null || again.hesitates ? 0.92 : 0.9);
}

/** `i went i went to the studio`, `at the at the works`: a phrase, with nothing between. */
function barePhrase(speech: Speech, at: number): Found | null {
  const again = repetitionAt(speech, at);
  if (again === null || again.length < 2 || again.broken || again.hesitates || speech.lists === null) return null;
  if (grows(speech, again)) return null;
  const last = at + again.length - 1;
  const open = breaksOff(speech, last);
  const alike = speech.word(at + 1) === speech.word(at);
  const broken = range(at, last + 1).some((place) => speech.isBroken(place));
  if (alike || broken || hasNumber(speech, again) || (isCalled(speech, again) && !open)) return null;
  // "can you tell me how much it was it was …": a question within, and its answer.
  const asked = /^(much|many|what|where|who|how|long|old|why|when|which)$/.test(speech.word(at - 1));
  if (isContrasted(speech, again)) return null;
  const meant = asked || isLinkedThrice(speech, again) || (!open && isTopic(speech, again)) || !goesOn(speech, again);
  return found(again, meant ? 0.4 : 0.95);
}

/** `again and again and again`, `bit by bit by bit`, `and so on and so on`, Italian `a poco a poco`. */
function isLinkedThrice(speech: Speech, { at, length, repair }: Repetition): boolean {
  const words = speech.words.slice(at, at + length).join(' ');
  if (
    /^(and so (on|forth)|et cetera|und so weiter|y así sucesivamente|et ainsi de suite|e così via|e assim por diante|en zo voort)$/.test(
      words,
    )
  )
    return true;
  if (length !== 2) return false;
  const [first, second] = [speech.word(at), speech.word(at + 1)];
  if (LINKS.test(second) && speech.word(repair + length) === first) return true;
  return LINKS.test(first) && (speech.word(at - 1) === second || (first === 'a' && speech.tongue === 'it'));
}

export const REPETITION_RULES: readonly DisfluencyRule[] = [
  {
    rule: 'repeated phrase',
    kind: 'repetition',
    languages: 'neutral',
    example: 'en',
    fires: ['We sold it because it was, um, because it was too small.', 'We sold it because it was too small.'],
    spares: 'You will miss the last bus, the last bus is early.',
    find: phrase,
  },
  {
    rule: 'repeated phrase, no comma',
    kind: 'repetition',
    languages: 'lexicon',
    example: 'en',
    fires: ['she worked at the at the bakery', 'she worked at the bakery'],
    spares: 'between us and the tenant the tenant shall pay',
    find: barePhrase,
  },
  {
    rule: 'repeated word',
    kind: 'repetition',
    languages: 'lexicon',
    example: 'en',
    fires: ['And don’t, don’t open the, the oven.', 'And don’t open the oven.'],
    spares: 'It was very, very cold.',
    find: closedWord,
  },
  {
    rule: 'repeated word, no comma',
    kind: 'repetition',
    languages: 'lexicon',
    example: 'en',
    fires: ['i i called the the plumber', 'i called the plumber'],
    spares: 'by then she had had enough of it',
    find: bareWord,
  },
  {
    rule: 'repeated open-class word',
    kind: 'repetition',
    languages: 'neutral',
    example: 'en',
    fires: ['Few, um, few bakers use rye.', 'Few bakers use rye.'],
    spares: 'No, no, no.',
    find: openWord,
  },
];
