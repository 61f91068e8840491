import { fractionReadings, normal } from './decimal.js';
import { digitSequenceAt, readingsOfDigits, sequenceParts } from './digit-sequence.js';
import type { FigureText } from './figure-text.js';
import { fraction, type NumberAt, ofSequence, withScale } from './number-parts.js';
import { writtenValues } from './written-values.js';

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
const FIGURES = /^(\d[\d.,'’]*\d|\d|[.,]\d+)([^\d].*)?$/su;
const FRACTION = /^(\d{1,6})[/⁄](\d{1,6})$/;
const VULGAR_NUMBER = /^(\d*)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])(.*)$/u;

/** `3/4`, `1 1/2`, `2½`. `figures` is the atom without sign and currency. */
function writtenFraction(text: FigureText, at: number, figures: string): NumberAt | null {
  const simple = FRACTION.exec(figures);
  if (simple !== null) {
    const readings = [...fractionReadings('0', simple[1]!, simple[2]!), `S${simple[1]}/${simple[2]}`];
    return { ...fraction(at + 1, readings, false), parts: sequenceParts([simple[1]!, simple[2]!]) };
  }
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

/** A number in figures. `figures`: the atom without sign and currency. */
export function writtenNumber(text: FigureText, at: number, figures: string): NumberAt | null {
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
