/**
 * What the mark model reads of a text: one unit a word, but one unit for a whole number ("forty one thousand two hundred") and one for letters that are spelt
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

function isNumber(word: string | undefined): boolean {
  return word !== undefined && (/\d/.test(word) || NUMBER_WORD.test(word));
}

function unitOf(words: readonly string[], at: number): string {
  const word = words[at]!;
  if (isNumber(word)) return NUMBER;
  if (word === 'and' && /^(hundred|thousand)$/.test(words[at - 1] ?? '') && isNumber(words[at + 1])) return NUMBER;
  if (BEFORE_DIGITS.test(word) && (isNumber(words[at + 1]) || (word === 'one' && isNumber(words[at - 1]))))
    return NUMBER;
  const spelt = /^[b-hj-z]$/;
  const within = /^[ai]$/.test(word) && spelt.test(words[at - 1] ?? '') && spelt.test(words[at + 1] ?? '');
  return within || spelt.test(word) ? LETTERS : word;
}

/** The units of words in lower case. */
export function unitsOf(words: readonly string[]): SpeechUnits {
  const units: string[] = [];
  const starts: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const unit = unitOf(words, at);
    const goesOn = (unit === NUMBER || unit === LETTERS) && units.at(-1) === unit;
    if (goesOn) continue;
    units.push(unit);
    starts.push(at);
  }
  return { units, starts };
}
