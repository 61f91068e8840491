import { matchNumber, readCardinal } from '../../figures/english/cardinal.js';
import { ALL_SCALES, digitOf, ORDINAL_CARDINALS, SCALE_POWERS } from '../../figures/english/number-words.js';

/** An unambiguous number. */
export interface SpokenNumber {
  readonly kind: 'cardinal' | 'decimal' | 'ordinal';
  /** Its exact value in plain decimal notation, no separators, no trailing zeros after the point. */
  readonly value: string;
  /** How it is written in figures: `4.2 million`, `120`, `350,000`, `23rd`. */
  readonly figure: string;
}

/** 1234567 → `1,234,567`. */
export function grouped(value: number | string): string {
  const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(String(value)) ?? [];
  if (digits === '') return String(value);
  const first = digits.length % 3 || 3;
  return sign + digits.slice(0, first) + digits.slice(first).replace(/\d{3}/g, ',$&');
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
  const right = padded.slice(power).replace(/(?<!0)0+$/, '');
  return right === '' ? left : `${left}.${right}`;
}

/** `four point two million`, `zero point oh five`: digits are read one by one after the point, or not at all. */
function readDecimal(words: readonly string[]): SpokenNumber | null {
  const point = words.indexOf('point');
  const power = SCALE_POWERS.get(words.at(-1) ?? '') ?? 0;
  const fraction = words.slice(point + 1, power > 0 ? -1 : undefined).map(digitOf);
  const whole = point === 0 ? 0 : readCardinal(words.slice(0, point));
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

/** Round lakhs, millions and more keep their scale word: `3 million`, and never `3,000,000`. */
function cardinalFigure(words: readonly string[], value: string): string {
  const last = words.at(-1) ?? '';
  const power = ALL_SCALES.get(last) ?? 0;
  const head = value.slice(0, -power);
  const round = power >= 5 && head.length <= 3 && Number(value.slice(-power)) === 0;
  return round ? `${head} ${last}` : grouped(value);
}

/** Reads words that together make one number; null if they do not, or if they are ambiguous. */
export function readNumber(words: readonly string[]): SpokenNumber | null {
  if (words.includes('point')) return readDecimal(words);
  const match = matchNumber(words, 0);
  const whole = match !== null && !match.ordinal && match.alternatives === undefined && match.length === words.length;
  if (!whole) return readOrdinal(words);
  return { kind: 'cardinal', value: match.value, figure: cardinalFigure(words, match.value) };
}
