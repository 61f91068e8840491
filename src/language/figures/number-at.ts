import { fractionReadings, normal, shifted, sum } from './decimal.js';
import { digitSequenceAt, readingsOfDigits, sequenceParts, sequenceReadings } from './digit-sequence.js';
import type { Figure, SemioticClass } from './figure.js';
import type { FigureText } from './figure-text.js';
import { writtenValues } from './written-number.js';

/** A number without its sign and unit. */
export interface NumberAt {
  readonly to: number;
  readonly class: SemioticClass;
  readonly readings: readonly string[];
  /** What clings to written figures: a unit, an ordinal ending, `k`. */
  readonly suffix: string;
  readonly spoken: boolean;
  readonly parts?: readonly Figure[] | undefined;
  /** Power of ten of the scale word it ends with; 0 for none. */
  readonly scale: number;
}

const VULGAR: Readonly<Record<string, readonly [string, string]>> = {
  '½': ['1', '2'],
  '⅓': ['1', '3'],
  '⅔': ['2', '3'],
  '¼': ['1', '4'],
  '¾': ['3', '4'],
  '⅕': ['1', '5'],
  '⅖': ['2', '5'],
  '⅗': ['3', '5'],
  '⅘': ['4', '5'],
  '⅙': ['1', '6'],
  '⅛': ['1', '8'],
  '⅜': ['3', '8'],
  '⅝': ['5', '8'],
  '⅞': ['7', '8'],
};
const FIGURES = /^(\d[\d.,'’]*\d|\d|[.,]\d+)([^\d].*)?$/u;
const FRACTION = /^(\d{1,6})[/⁄](\d{1,6})$/;
const VULGAR_NUMBER = /^(\d*)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])(.*)$/u;

function fraction(to: number, readings: readonly string[], spoken: boolean, suffix = ''): NumberAt {
  return { to, class: 'fraction', readings, suffix, spoken, scale: 0 };
}

/** `3/4`, `1 1/2`, `2½`. `figures` is the atom without sign and currency. */
function writtenFraction(text: FigureText, at: number, figures: string): NumberAt | null {
  const simple = FRACTION.exec(figures);
  if (simple !== null) return fraction(at + 1, fractionReadings('0', simple[1]!, simple[2]!), false);
  const vulgar = VULGAR_NUMBER.exec(figures);
  if (vulgar !== null) {
    const [top, bottom] = VULGAR[vulgar[2]!]!;
    return fraction(at + 1, fractionReadings(vulgar[1] || '0', top, bottom), false, vulgar[3]);
  }
  const next = text.next(at + 1);
  const mixed = /^\d+$/.test(figures) ? (FRACTION.exec(next) ?? VULGAR_NUMBER.exec(next)) : null;
  if (mixed === null || mixed[1] === '') {
    const [top, bottom] = VULGAR[mixed?.[2] ?? ''] ?? [];
    return top === undefined ? null : fraction(at + 2, fractionReadings(figures, top, bottom!), false, mixed?.[3]);
  }
  if (!FRACTION.test(next) || Number(mixed[1]) >= Number(mixed[2])) return null;
  return fraction(at + 2, fractionReadings(figures, mixed[1]!, mixed[2]!), false);
}

/** `42 259` and `1 818,303 34`: thousands, and thousandths, apart by blanks. */
function spacedGroups(text: FigureText, at: number, figures: string): NumberAt | null {
  if (!/^[1-9]\d{0,2}([.,]\d{3})?$/.test(figures)) return null;
  let to = at + 1;
  let row = figures;
  let suffix = '';
  for (; text.atoms[to]?.joined; to += 1) {
    const [, whole = '', decimals = '', tail = ''] = /^(\d{1,3})([.,]\d+)?(\D.*)?$/u.exec(text.atoms[to]!.raw) ?? [];
    const fractional = /[.,]/.test(row);
    const fits = fractional
      ? decimals === '' && whole !== '' && text.language?.startsWith('en') !== true
      : whole.length === 3;
    if (!fits) break;
    row += whole + decimals;
    suffix = tail;
    if (tail !== '' || (fractional && whole.length < 3)) {
      to += 1;
      break;
    }
  }
  if (to === at + 1) return null;
  const value = normal(row.replace(',', '.'));
  const groups = text.atoms.slice(at, to).map(({ word }) => word);
  const bare = groups.every((group) => /^\d+$/.test(group));
  const readings = bare ? [value, `S${value}`] : [value];
  return {
    to,
    class: bare ? 'cardinal' : 'decimal',
    readings,
    suffix,
    spoken: false,
    scale: 0,
    parts: bare ? sequenceParts(groups) : undefined,
  };
}

function written(text: FigureText, at: number, figures: string): NumberAt | null {
  const parts = writtenFraction(text, at, figures) ?? spacedGroups(text, at, figures);
  if (parts !== null) return parts;
  const match = FIGURES.exec(figures);
  if (match === null) return null;
  const [, digits = '', suffix = ''] = match;
  const values = writtenValues(digits, text.language);
  if (values.length === 0) return null;
  const plain = /^\d+$/.test(digits);
  if (plain && suffix === '' && text.atoms[at]!.raw === figures) {
    const sequence = digitSequenceAt(text, at);
    if (sequence !== null && sequence.groups.length > 1) return ofSequence(sequence.to, sequence.groups, false);
  }
  const readings = plain ? readingsOfDigits(digits) : values;
  const decimal = values.some((value) => value.includes('.')) || /^\d*[.,]\d{1,2}$/.test(digits);
  return withScale(text, {
    to: at + 1,
    class: decimal ? 'decimal' : 'cardinal',
    readings,
    suffix,
    spoken: false,
    scale: 0,
  });
}

function ofSequence(to: number, groups: readonly string[], spoken: boolean): NumberAt {
  const digits = groups.join('');
  const kind = digits.length >= 7 ? 'telephone' : digits.startsWith('0') ? 'code' : 'cardinal';
  return {
    to,
    class: kind,
    readings: sequenceReadings(groups),
    suffix: '',
    spoken,
    scale: 0,
    parts: sequenceParts(groups),
  };
}

/** Digits after a spoken decimal separator; null where none follow. */
function decimalsAt(text: FigureText, at: number): { digits: string; to: number } | null {
  let digits = '';
  let to = at;
  while (text.atoms[to]?.joined && digits.length < 40) {
    const extra = text.numbers?.digits?.get(text.word(to));
    const { words, at: here } = text.stretch(to);
    let number = extra === undefined ? text.spoken(to) : null;
    if (number !== null && number.value.length > 3) {
      const scale = words.slice(here, here + number.length).findIndex((word) => text.numbers!.scales.has(word));
      number = scale < 1 ? null : text.numbers!.read(words.slice(here, here + scale), 0);
    }
    if (extra === undefined && (number === null || number.ordinal || number.value.length > 3)) {
      if (!/^\d+$/.test(text.word(to))) break;
    }
    digits += extra ?? number?.value ?? text.word(to);
    to += number?.length ?? 1;
  }
  return digits === '' ? null : { digits, to };
}

/** `4.2 million`, `3 hundred`: the scale word after figures or decimals. */
function withScale(text: FigureText, number: NumberAt): NumberAt {
  const power = number.suffix === '' ? text.numbers?.scales.get(text.next(number.to)) : undefined;
  if (power === undefined) return number;
  const values = number.readings.filter((reading) => /^[\d.]+$/.test(reading));
  if (values.length === 0) return number;
  return { ...number, to: number.to + 1, readings: values.map((value) => shifted(value, power)), scale: power };
}

/** `and a half` after a number. Of `a million and a half` half a million is meant. */
function withFraction(text: FigureText, number: NumberAt): NumberAt {
  const { words, at } = text.stretch(number.to - 1);
  if (!text.numbers?.and?.has(text.next(number.to)) || number.class === 'ordinal') return number;
  const part = text.numbers.fraction?.(words, at + 2) ?? null;
  if (part === null || BigInt(part.numerator) >= BigInt(part.denominator)) return number;
  const power = text.numbers.scales.get(words[at] ?? '') ?? 0;
  const [whole = '0'] = number.readings;
  const readings = fractionReadings(whole, part.numerator, part.denominator);
  const half = fractionReadings('0', part.numerator, part.denominator).at(-1)!;
  const mixed = { ...number, to: number.to + 1 + part.length, class: 'fraction' as const, readings, parts: undefined };
  if (power === 0 || half.includes('/')) return withScale(text, mixed);
  return { ...mixed, readings: [sum(whole, shifted(half, power)), ...readings] };
}

function spokenDecimal(text: FigureText, at: number, whole: string): NumberAt | null {
  if (!text.numbers?.point.has(text.word(at))) return null;
  const decimals = decimalsAt(text, at + 1);
  if (decimals === null) return null;
  const readings = [normal(`${whole}.${decimals.digits}`)];
  return withScale(text, { to: decimals.to, class: 'decimal', readings, suffix: '', spoken: true, scale: 0 });
}

/** `half`, `two thirds`, with what it is a part of: `half a million`, `three quarters of a million`. */
function spokenFraction(text: FigureText, at: number): NumberAt | null {
  const { words, at: here } = text.stretch(at);
  const part = text.numbers?.fraction?.(words, here) ?? null;
  if (part === null) return null;
  const readings = fractionReadings('0', part.numerator, part.denominator);
  const to = at + part.length;
  for (const link of [...(text.numbers?.partLinks ?? []), []]) {
    const linked = link.every((word, step) => text.next(to + step) === word);
    const power = linked ? text.numbers?.scales.get(text.next(to + link.length)) : undefined;
    const decimal = readings.at(-1)!;
    if (power === undefined || decimal.includes('/') || (link.length === 0 && part.length < 2)) continue;
    return { ...fraction(to + link.length + 1, [shifted(decimal, power)], true), scale: power };
  }
  return fraction(to, readings, true);
}

function spoken(text: FigureText, at: number): NumberAt | null {
  const bare = spokenDecimal(text, at, '0');
  if (bare !== null) return bare;
  const part = spokenFraction(text, at);
  const sequence = digitSequenceAt(text, at);
  if (sequence !== null && sequence.groups.length > 1) {
    const whole = ofSequence(sequence.to, sequence.groups, true);
    const first = text.spoken(at);
    const mixed = text.numbers?.and?.has(text.next(whole.to)) ? withFraction(text, whole) : whole;
    if (first === null || mixed.to > at + first.length) return longer(part, mixed);
  }
  const number = text.spoken(at);
  if (number === null) return part;
  const { value, alternatives = [], length, ordinal } = number;
  const to = at + length;
  const readings =
    ordinal || value.length > 4 ? [value, ...alternatives] : [...readingsOfDigits(value), ...alternatives];
  const scale = text.numbers?.scales.get(text.word(to - 1)) ?? 0;
  const plain: NumberAt = { to, class: ordinal ? 'ordinal' : 'cardinal', readings, suffix: '', spoken: true, scale };
  if (ordinal) return longer(part, plain);
  const decimal = text.atoms[to]?.joined ? spokenDecimal(text, to, value) : null;
  return longer(part, decimal ?? withFraction(text, withScale(text, plain)));
}

function longer(a: NumberAt | null, b: NumberAt): NumberAt {
  return a !== null && a.to >= b.to ? a : b;
}

/** The number that starts at an atom, spoken or written; null for none. `figures`: the atom without sign and currency. */
export function numberAt(text: FigureText, at: number, figures = text.atoms[at]?.raw ?? ''): NumberAt | null {
  if (/[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]/u.test(figures)) return written(text, at, figures);
  return spoken(text, at);
}
