import { fractionReadings } from '../figures/decimal.js';
import type { FigureMatch } from '../figures/number-words.js';

/** A mixed number in one word or without a word between: `zweieinhalb`, `ein ein halb`, `anderthalb`. Null for none. */
export function mixedHalf(whole: string, length: number): FigureMatch {
  const readings = fractionReadings(whole, '1', '2');
  return { figure: { class: 'fraction', readings, unit: null }, length };
}
