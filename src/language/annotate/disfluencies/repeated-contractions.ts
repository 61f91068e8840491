import type { DisfluencyRule, Found } from './disfluency-rule.js';
import { isClaimed } from './doubled/claimed-words.js';
import { found as foundRepetition } from './immediate-repetition.js';
import { isFiniteVerb } from './restart-shapes.js';
import type { Speech } from './speech.js';

const PRONOUN = /^(i|you|we|they|he|she|it)$/;
/** The auxiliaries that a contraction may stand for. */
const CONTRACTS: ReadonlyMap<string, RegExp> = new Map([
  ['ve', /^(have)$/],
  ['re', /^(are)$/],
  ['m', /^(am)$/],
  ['s', /^(is|has)$/],
  ['ll', /^(will)$/],
  ['d', /^(had|would)$/],
]);
const ARTICLE = /^(the|my|our|your|his|her|their|this|that)$/;

function found(speech: Speech, from: number, length: number, again: number): Found | null {
  const repair = speech.afterHesitations(from + length);
  const flows = speech.flowsOn(from + length - 1) && speech.flowsOn(repair + again - 1);
  if (!flows || speech.isBroken(repair + again - 1)) return null;
  const interregnum = repair > from + length ? { from: from + length, to: repair } : null;
  return {
    confidence: 0.93,
    reparandum: { from, to: from + length },
    interregnum,
    repair: { from: repair, to: repair + again },
  };
}

/** `we have we've reviewed`, `I need I'll need`: the subject and verb are repeated as a contraction. */
function contractedAgain(speech: Speech, at: number): Found | null {
  const pronoun = speech.word(at);
  if (!PRONOUN.test(pronoun) || speech.isBroken(at) || !speech.flowsOn(at) || !speech.flowsOn(at + 1)) return null;
  const repair = speech.afterHesitations(at + 2);
  const [again, tail = ''] = speech.word(repair).split("'");
  if (again !== pronoun || tail === '') return null;
  const verb = speech.word(at + 1);
  if (CONTRACTS.get(tail)?.test(verb) === true) return found(speech, at, 2, 1);
  const same = speech.word(repair + 1) === verb && verb.length > 1 && isFiniteVerb(speech, at + 1);
  return same && CONTRACTS.has(tail) ? found(speech, at, 2, 2) : null;
}

/** `the light's the light is on`, `we've we have reviewed`: the contraction is repeated in full. */
function expandedAgain(speech: Speech, at: number): Found | null {
  const led = ARTICLE.test(speech.word(at)) && !speech.isBroken(at) ? 1 : 0;
  const [stem = '', tail = ''] = speech.word(at + led).split("'");
  const auxiliary = CONTRACTS.get(tail);
  if (auxiliary === undefined || (led === 0 && !PRONOUN.test(stem))) return null;
  if (!speech.flowsOn(at + led)) return null;
  const repair = speech.afterHesitations(at + led + 1);
  const subject = led === 0 || speech.word(repair) === speech.word(at);
  const again = subject && speech.word(repair + led) === stem && !speech.isBroken(repair + led);
  return again && auxiliary.test(speech.word(repair + led + 1)) ? found(speech, at, led + 1, led + 2) : null;
}

/** Words with the forms they have before a vowel: `nel`, `nell'`. */
const ELIDED: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'it',
    new Map(
      Object.entries({
        nel: "nell'",
        del: "dell'",
        al: "all'",
        dal: "dall'",
        sul: "sull'",
        il: "l'",
        lo: "l'",
        una: "un'",
      }),
    ),
  ],
  ['fr', new Map(Object.entries({ le: "l'", la: "l'", de: "d'", que: "qu'", je: "j'", ne: "n'", se: "s'" }))],
]);

/** `nel, nell'ottanta`, `je, j'ai`: a word that is repeated in its form before a vowel. */
function elidedAgain(speech: Speech, at: number): Found | null {
  const elided = ELIDED.get(speech.tongue)?.get(speech.word(at));
  if (elided === undefined || !speech.flowsOn(at)) return null;
  const repair = speech.afterHesitations(at + 1);
  if (!speech.word(repair).startsWith(elided) || !(speech.isBroken(at) || repair > at + 1)) return null;
  return foundRepetition({ at, length: 1, repair }, 0.95);
}

/** `he says he, he'd come`: the pronoun is repeated with its verb, and it is not the object of an earlier word. */
function pronounContracted(speech: Speech, at: number): Found | null {
  if (!PRONOUN.test(speech.word(at)) || !speech.flowsOn(at) || isClaimed(speech, at)) return null;
  const repair = speech.afterHesitations(at + 1);
  const again = speech.word(repair).startsWith(`${speech.word(at)}'`) && (speech.isBroken(at) || repair > at + 1);
  const led = at > 0 && !speech.isBroken(at - 1) && isFiniteVerb(speech, at - 1);
  return again && led ? foundRepetition({ at, length: 1, repair }, 0.93) : null;
}

export const CONTRACTION_RULES: readonly DisfluencyRule[] = [
  {
    rule: 'subject repeated with a contraction',
    kind: 'restart',
    languages: ['en'],
    example: 'en',
    fires: ["We have we've checked the pump.", "We've checked the pump."],
    spares: "We have what we've always had.",
    find: contractedAgain,
  },
  {
    rule: 'contraction repeated in full',
    kind: 'restart',
    languages: ['en'],
    example: 'en',
    fires: ["The gate's the gate is open.", 'The gate is open.'],
    spares: "The gate's open and the gate is red.",
    find: expandedAgain,
  },
  {
    rule: 'pronoun repeated with its verb',
    kind: 'repetition',
    languages: ['en'],
    example: 'en',
    fires: ["She says he, he'd rather walk.", "She says he'd rather walk."],
    spares: "We told you, you're early.",
    find: pronounContracted,
  },
  {
    rule: 'word repeated before a vowel',
    kind: 'repetition',
    languages: ['it', 'fr'],
    example: 'it',
    fires: ["È nato nel, nell'ottanta.", "È nato nell'ottanta."],
    spares: "È nato nel mare, nell'acqua.",
    find: elidedAgain,
  },
];
