import { fractionReadings } from '../figures/decimal.js';
import type { FigureMatch } from '../figures/number-words.js';
import type { Lexicon } from '../lexicons/lexicon.js';

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

/** A number of units and half a unit more: `dos metros y medio`, `trois heures et demie`. Null for none. */
export function unitAndHalf(
  number: { readonly value: string; readonly length: number } | undefined,
  words: readonly string[],
  at: number,
  language: { readonly lexicon: Lexicon; readonly and: ReadonlySet<string>; readonly halves: ReadonlySet<string> },
): FigureMatch | null {
  const written = /^\d+$/u.test(words[at] ?? '') ? { value: words[at]!, length: 1 } : undefined;
  const whole = number ?? written;
  if (whole === undefined) return null;
  const to = at + whole.length;
  const unit = unitOf(language.lexicon, words[to]);
  const half = language.and.has(words[to + 1] ?? '') && language.halves.has(words[to + 2] ?? '');
  if (unit === null || !half) return null;
  const readings = fractionReadings(whole.value, '1', '2');
  return { figure: { class: 'measure', readings, unit }, length: whole.length + 3 };
}
