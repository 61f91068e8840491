import { UNIT_VALUES } from '../../figures/english/number-words.js';
import type { DisfluencyRule, Found } from './disfluency-rule.js';
import { interregnumAt } from './edit-terms.js';
import { found, goesOn, isNumber, repetitionAt } from './immediate-repetition.js';
import { isClosedClass } from './repetition-places.js';
import type { Speech } from './speech.js';

/** The name of the rule for a repeated number that counts something. */
export const REPEATED_NUMBER = 'repeated number';

/** Words after which a number counts. */
const COUNTING =
  /^(took|takes|had|have|has|got|need|needs|needed|only|about|for|after|last|next|another|just|exactly)$/;

/** After these a number is an hour or a name: "at two two people came". */
const TIMED =
  /^(at|by|since|until|till|before|after|from|to|um|ab|seit|bis|gegen|nach|vor|om|vanaf|tot|rond|na|voor|à|vers|dès|depuis|avant|après|alle|dalle|verso|las|desde|hasta|às|até)$/;
/** Words after a number that was counted before, or that is an hour: "two, two of them", "three, three in the morning". */
const COUNTED_OR_HOUR =
  /^(of (the|them|us|you|those|these|my|our|his|her|their)|(in|at) (the )?(morning|afternoon|evening|night)|von (ihnen|uns|euch|den)|uhr( |$)|o'clock( |$)|van (hen|ons|de)|de la (mañana|tarde|noche)|da (manhã|tarde|noite)|(d'entre|di) \p{L}+|heures( |$)|uur( |$)|del (mattino|pomeriggio)|di (notte|sera|mattina))/u;
const SCORED = /^(ended|finished|drew|drawn|stood|score|level|won|lost|final)$/;

/** A number that counts what follows; the digits of a code or a telephone number are among others. */
function numberAgain(speech: Speech, at: number): Found | null {
  const again = repetitionAt(speech, at);
  if (again === null || again.length !== 1 || !isNumber(speech, at)) return null;
  const next = again.repair + 1;
  if (isNumber(speech, at - 1)) return null;
  const [before, follows] = [speech.word(at - 1), [0, 1, 2].map((step) => speech.word(next + step)).join(' ')];
  if (isNumber(speech, next)) return null;
  if (again.hesitates) return found(again, 0.9);
  if (!goesOn(speech, again)) return null;
  const counted = speech.lists !== null && !isClosedClass(speech, next) && speech.word(next).length > 1;
  if (again.broken) {
    const whole = COUNTED_OR_HOUR.test(follows) && !SCORED.test(before);
    return counted || whole ? found(again, 0.9) : null;
  }
  // "bus six six minutes late": a name and a number.
  const led = isClosedClass(speech, at - 1) || COUNTING.test(before);
  const named = speech.lists === null || !(at === 0 || speech.isBroken(at - 1) || (led && !TIMED.test(before)));
  return counted && !named && isCounted(speech, at, next) ? found(again, 0.9) : null;
}

/** Whether a number counts the word: a unit; in English a plural, elsewhere any word unless a determiner precedes the number. */
function isCounted(speech: Speech, at: number, next: number): boolean {
  if (speech.lists?.units[speech.word(next)] !== undefined) return true;
  if (speech.tongue === 'en') return speech.tagsAt(next)?.has('Plural') === true;
  // "Mit der vier vier Stationen": a line.
  return speech.lists?.determiners.has(speech.word(at - 1)) !== true;
}

/** `thirty, thirty two people`: a number that is started again and completed. */
function completedNumber(speech: Speech, at: number): Found | null {
  const word = speech.word(at);
  if ((UNIT_VALUES.get(word) ?? 0) < 20 || isNumber(speech, at - 1)) return null;
  if (!speech.flowsOn(at)) return null;
  const repair = interregnumAt(speech, at + 1)?.to ?? at + 1;
  if (repair === at + 1 && !speech.isBroken(at)) return null;
  const again = speech.word(repair);
  const unit = UNIT_VALUES.get(speech.word(repair + 1)) ?? 0;
  // "Twenty, twenty five people": an estimate.
  if (repair === at + 1 && (unit === 5 || again.endsWith('-five'))) return null;
  const bare = again === word && !speech.isBroken(repair) && unit >= 1 && unit <= 9;
  if (!bare && !again.startsWith(`${word}-`)) return null;
  return found({ at, length: 1, repair }, 0.95);
}

const digitsOf = (speech: Speech, at: number) => speech.word(at).replace(/,(?=\d{3})/g, '');

/** Consecutive figures, read as one: a telephone number in its groups. */
function figuresFrom(speech: Speech, at: number): { digits: string; to: number } {
  let [digits, to] = ['', at];
  while (/^\d+$/.test(digitsOf(speech, to)) && (to === at || !speech.isBroken(to - 1))) {
    digits += digitsOf(speech, to);
    to += 1;
    if (!speech.flowsOn(to - 1)) break;
  }
  return { digits, to };
}

/** `0117 496 0, uh, 0117 496 0833`, `10,000, uh, 10,512`: a figure that is started again and completed. */
function figureAgain(speech: Speech, at: number): Found | null {
  if (/^\d/.test(speech.word(at - 1)) || !/^\d/.test(speech.word(at))) return null;
  const first = figuresFrom(speech, at);
  if (first.digits.length < 4 || !speech.flowsOn(first.to - 1)) return null;
  const repair = speech.afterHesitations(first.to);
  if (repair === first.to) return null;
  const second = figuresFrom(speech, repair);
  const begun = second.digits.length > first.digits.length && second.digits.startsWith(first.digits);
  const years =
    [first.digits, second.digits].every((digits) => /^(1[5-9]|20)\d\d$/.test(digits)) && first.to === at + 1;
  const round = /^\d+0{3}$/.test(first.digits) && second.digits.length === first.digits.length;
  if (!begun && !years && !(round && second.digits.slice(0, -3) === first.digits.slice(0, -3))) return null;
  return {
    confidence: 0.95,
    reparandum: { from: at, to: first.to },
    interregnum: { from: first.to, to: repair },
    repair: { from: repair, to: second.to },
  };
}

export const NUMBER_RULES: readonly DisfluencyRule[] = [
  {
    rule: 'figure said in full',
    kind: 'repetition',
    languages: 'neutral',
    example: 'en',
    fires: ['Ring 0113 496 0, um, 0113 496 0412 today.', 'Ring 0113 496 0412 today.'],
    spares: 'We sold 10,000 or 10,512 copies.',
    find: figureAgain,
  },
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
    rule: REPEATED_NUMBER,
    kind: 'repetition',
    languages: 'neutral',
    example: 'en',
    fires: ['It holds forty, forty litres.', 'It holds forty litres.'],
    spares: 'The code is four four nine.',
    find: numberAgain,
  },
];
