import { readCardinal } from './cardinal.js';
import { digitOf, ORDINAL_CARDINALS, SCALE_POWERS } from './number-words.js';

/** A number understood with certainty. */
export interface SpokenNumber {
  readonly kind: 'cardinal' | 'decimal' | 'ordinal';
  /** Its exact value in plain decimal notation, no separators, no trailing zeros after the point. */
  readonly value: string;
  /** How it is written in figures: `4.2 million`, `120`, `350,000`, `23rd`. */
  readonly figure: string;
}

/** 1234567 → `1,234,567`. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 22 → `22nd`. */
export function ordinalFigure(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${grouped(value)}${suffix}`;
}

/** `digits` with the point moved `power` places to the right, in plain notation: ('4.2', 6) → `4200000`. */
export function scaled(digits: string, power: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const padded = fraction.padEnd(power, '0');
  const left = `${whole}${padded.slice(0, power)}`.replace(/^0+(?=\d)/, '');
  const right = padded.slice(power).replace(/0+$/, '');
  return right === '' ? left : `${left}.${right}`;
}

/** `four point two million`, `zero point oh five`: digits are read one by one after the point, or not at all. */
function readDecimal(words: readonly string[]): SpokenNumber | null {
  const point = words.indexOf('point');
  if (point < 1) return null;
  const power = SCALE_POWERS.get(words.at(-1) ?? '') ?? 0;
  const fraction = words.slice(point + 1, power > 0 ? -1 : undefined).map(digitOf);
  const whole = readCardinal(words.slice(0, point));
  if (whole === null || fraction.length === 0 || fraction.includes(null)) return null;
  if (power > 0 && whole >= 1000) return null;
  const digits = `${whole}.${fraction.join('')}`;
  const figure = `${grouped(whole)}.${fraction.join('')}`;
  return { kind: 'decimal', value: scaled(digits, power), figure: power > 0 ? `${figure} ${words.at(-1)}` : figure };
}

function readOrdinal(words: readonly string[]): SpokenNumber | null {
  const cardinal = ORDINAL_CARDINALS.get(words.at(-1) ?? '');
  if (cardinal === undefined) return null;
  const value = readCardinal([...words.slice(0, -1), cardinal]);
  return value === null ? null : { kind: 'ordinal', value: String(value), figure: ordinalFigure(value) };
}

/** Round millions and more keep their scale word: `3 million`, and never `3,000,000`. */
function cardinalFigure(words: readonly string[], value: number): string {
  const last = words.at(-1) ?? '';
  const power = SCALE_POWERS.get(last) ?? 0;
  const head = value / 10 ** power;
  return power >= 6 && head < 1000 && Number.isInteger(head) ? `${head} ${last}` : grouped(value);
}

/** Reads words that are one number from the first to the last; null when they are not, or not with certainty. */
export function readNumber(words: readonly string[]): SpokenNumber | null {
  if (words.includes('point')) return readDecimal(words);
  const value = readCardinal(words);
  if (value === null) return readOrdinal(words);
  return { kind: 'cardinal', value: String(value), figure: cardinalFigure(words, value) };
}
