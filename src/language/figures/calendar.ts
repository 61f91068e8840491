import type { FigureText } from './figure-text.js';

/** A part of a date, and the atom after it. */
export interface DatePart {
  readonly value: number;
  readonly to: number;
}

/** A year, with every century that a short one may belong to. */
export interface YearAt {
  readonly years: readonly number[];
  readonly to: number;
}

const ENDING = /^(?:st|nd|rd|th|er|re|\.?[ºª]|e|de|:[ae])?$/u;

/** A day of the month: `25th`, `twenty fifth`, `25`. */
export function dayAt(text: FigureText, at: number): (DatePart & { readonly ordinal: boolean }) | null {
  const written = /^(\d{1,2})(\D*)$/.exec(text.word(at));
  if (written !== null) {
    const value = Number(written[1]);
    const ordinal = written[2] !== '';
    return ENDING.test(written[2]!) && value >= 1 && value <= 31 ? { value, to: at + 1, ordinal } : null;
  }
  const spoken = text.spoken(at);
  if (spoken === null || spoken.value.length > 2) return null;
  const value = Number(spoken.value);
  return value >= 1 && value <= 31 ? { value, to: at + spoken.length, ordinal: spoken.ordinal } : null;
}

/** The second half of a spoken year: `ninety four`, `oh five`. */
function yearEnding(text: FigureText, at: number): DatePart | null {
  if (!text.atoms[at]?.joined) return null;
  const zero = text.numbers?.digits?.get(text.word(at)) === '0';
  const spoken = text.spoken(zero ? at + 1 : at);
  if (spoken === null || spoken.ordinal) return null;
  const value = Number(spoken.value);
  const fits = zero ? value >= 1 && value <= 9 : value >= 10 && value <= 99;
  return fits ? { value, to: at + (zero ? 1 : 0) + spoken.length } : null;
}

/** A year: `2012`, `'12`, `twenty twelve`, `two thousand and twelve`, `nineteen oh five`. */
export function yearAt(text: FigureText, at: number): YearAt | null {
  const word = text.word(at);
  if (/^(1\d|20|21)\d\d$/.test(word)) return { years: [Number(word)], to: at + 1 };
  const short = /^['’]$/.test(text.atoms[at]?.before ?? '') && /^\d\d$/.test(word);
  if (short) return { years: [1900 + Number(word), 2000 + Number(word)], to: at + 1 };
  const spoken = text.spoken(at);
  if (spoken === null || spoken.ordinal) return null;
  const value = Number(spoken.value);
  if (value >= 1000 && value < 2200) return { years: [value], to: at + spoken.length };
  const ending = value >= 10 && value <= 21 ? yearEnding(text, at + spoken.length) : null;
  return ending === null ? null : { years: [value * 100 + ending.value], to: ending.to };
}
