import type { Lexicon } from '../../lexicons/lexicon.js';
import { fractionReadings, shifted } from '../decimal.js';
import type { FigureMatch } from '../number-words.js';

/** The unit that a word names in a language; null for none. */
function unitOf(lexicon: Lexicon, word: string | undefined): string | null {
  return word !== undefined && Object.hasOwn(lexicon.units, word) ? lexicon.units[word]! : null;
}

function currencyOf(lexicon: Lexicon, word: string | undefined): string | null {
  return word !== undefined && Object.hasOwn(lexicon.currencies, word) ? lexicon.currencies[word]! : null;
}

/** Scales of German and Dutch that a mixed number counts, with their powers of ten: `zweieinhalb Milliarden`. */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(tausend|duizend)$/, 3],
  [/^(million(en)?|miljoen)$/, 6],
  [/^(milliarden?|miljard)$/, 9],
];

/** A whole number and a half, with the unit that follows: `zweieinhalb Meter`, `anderthalb`. `length`: the words without the unit. */
export function mixedHalf(
  whole: string,
  words: readonly string[],
  at: number,
  length: number,
  lexicon: Lexicon,
): FigureMatch {
  const readings = fractionReadings(whole, '1', '2');
  const power = SCALES.find(([word]) => word.test(words[at + length] ?? ''))?.[1] ?? 0;
  const to = power === 0 ? length : length + 1;
  const scaled =
    power === 0 ? readings : readings.filter((one) => /^[\d.]+$/.test(one)).map((one) => shifted(one, power));
  const currency = currencyOf(lexicon, words[at + to]);
  if (currency !== null) return { figure: { class: 'money', readings: scaled, unit: currency }, length: to + 1 };
  const unit = unitOf(lexicon, words[at + to]);
  if (unit === null) return { figure: { class: 'fraction', readings: scaled, unit }, length: to };
  return { figure: { class: 'measure', readings: scaled, unit }, length: to + 1 };
}
