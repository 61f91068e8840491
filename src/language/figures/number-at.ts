import type { FigureText } from './figure-text.js';
import type { NumberAt } from './number-parts.js';
import { spokenNumber, withFraction } from './spoken-numbers.js';
import { writtenNumber } from './written-numbers.js';

/** The number that starts at an atom, spoken or written; null for none. `figures`: the atom without sign and currency. */
export function numberAt(text: FigureText, at: number, figures = text.atoms[at]?.raw ?? ''): NumberAt | null {
  if (/[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]/u.test(figures)) {
    const written = writtenNumber(text, at, figures);
    return written?.suffix === '' ? withFraction(text, written) : written;
  }
  return spokenNumber(text, at);
}
