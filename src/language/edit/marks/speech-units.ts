import { numberWordsOf } from '../../figures/number-words-of.js';
import { lexiconOf } from '../../lexicons/lexicons.js';

/**
 * A text as the mark model reads it: one unit for each word, for a whole number ("forty one thousand two hundred"), and for letters that are spelt
 * out, because no mark is set within them.
 */
export interface SpeechUnits {
  readonly units: readonly string[];
  /** The index of the first word of each unit. */
  readonly starts: readonly number[];
}

export const NUMBER = '#';
const LETTERS = '@';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const NUMBER_WORD = new RegExp(
  `^(zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(${TENS})(-?\\w+)?|hundred|thousand|million|billion)$`,
);
/** Words that belong to a number before digits: "oh seven", "two point five", "double four". */
const BEFORE_DIGITS = /^(oh|point|double|triple|one)$/;
/** Letters that are not a word of any language with rules. */
const CONSONANT = /^[bcdfghjklmnpqrstvwxz]$/;

function isNumber(word: string | undefined): boolean {
  return word !== undefined && (/\d/.test(word) || NUMBER_WORD.test(word));
}

function unitOf(words: readonly string[], at: number): string {
  const word = words[at]!;
  if (isNumber(word)) return NUMBER;
  if (word === 'and' && /^(hundred|thousand)$/.test(words[at - 1] ?? '') && isNumber(words[at + 1])) return NUMBER;
  if (/^(naught|nought)$/.test(word) && words[at + 1] === 'point') return NUMBER;
  const digitsBefore = isNumber(words[at - 1]) || /^(oh|double|triple)$/.test(words[at - 1] ?? '');
  if (/^(oh|o)$/.test(word) && digitsBefore && BEFORE_DIGITS.test(words[at + 1] ?? '')) return NUMBER;
  if (/^(double|triple)$/.test(word) && digitsBefore && words[at + 1] === 'oh') return NUMBER;
  if (BEFORE_DIGITS.test(word) && (isNumber(words[at + 1]) || (word === 'one' && isNumber(words[at - 1]))))
    return NUMBER;
  const spelt = /^[b-hj-z]$/;
  const within = /^[ai]$/.test(word) && spelt.test(words[at - 1] ?? '') && spelt.test(words[at + 1] ?? '');
  return within || spelt.test(word) ? LETTERS : word;
}

/** The unit of each word of another language, whose numbers its grammar reads. */
function unitsByGrammar(words: readonly string[], language: string): string[] {
  const numbers = numberWordsOf(language);
  const determiners = lexiconOf(language)?.determiners;
  const units: string[] = [];
  while (units.length < words.length) {
    const at = units.length;
    const match = numbers?.read(words, at) ?? null;
    // "Ein", "una": an article more often than a number.
    const article = match?.length === 1 && determiners?.has(words[at]!) === true;
    const counted = match !== null && !article ? match.length : 0;
    if (counted > 0) units.push(...Array<string>(counted).fill(NUMBER));
    else if (/\d/.test(words[at]!)) units.push(NUMBER);
    else units.push(CONSONANT.test(words[at]!) ? LETTERS : words[at]!);
  }
  return units;
}

/** The units of words in lower case. */
export function unitsOf(words: readonly string[], language: string): SpeechUnits {
  const single = language === 'en' ? words.map((_, at) => unitOf(words, at)) : unitsByGrammar(words, language);
  const starts = [...single.keys()].filter(
    (at) => at === 0 || single[at] !== single[at - 1] || (single[at] !== NUMBER && single[at] !== LETTERS),
  );
  return { units: starts.map((at) => single[at]!), starts };
}
