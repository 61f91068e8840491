import type { Lexicon } from '../../lexicons/lexicon.js';
import { fractionReadings } from '../decimal.js';
import type { FigureMatch } from '../number-words.js';

/** The unit that a word names in a language; null for none. */
function unitOf(lexicon: Lexicon, word: string | undefined): string | null {
  return word !== undefined && Object.hasOwn(lexicon.units, word) ? lexicon.units[word]! : null;
}

/** A whole number and a half, with the unit that follows: `zweieinhalb Meter`, `anderthalb`. `length`: the words without the unit. */
export function mixedHalf(
  whole: string,
  words: readonly string[],
  at: number,
  length: number,
  lexicon: Lexicon,
): FigureMatch {
  const readings = fractionReadings(whole, '1', '2');
  const unit = unitOf(lexicon, words[at + length]);
  if (unit === null) return { figure: { class: 'fraction', readings, unit }, length };
  return { figure: { class: 'measure', readings, unit }, length: length + 1 };
}
