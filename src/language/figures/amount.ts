import { prefixAt } from './amount-prefix.js';
import { withSuffix } from './amount-suffix.js';
import { fractionReadings, shifted, sum } from './decimal.js';
import { compoundAt } from './english/counted-compounds.js';
import type { Figure, SemioticClass } from './figure.js';
import type { FoundFigure } from './figure-rule.js';
import type { FigureText } from './figure-text.js';
import { numberAt } from './number-at.js';
import type { NumberAt } from './number-parts.js';
import { isCurrency, minorAt, wholesOf } from './prices.js';
import { type UnitAt, unitAt } from './unit-at.js';

function classOf(number: NumberAt, unit: string | null): SemioticClass {
  if (isCurrency(unit)) return 'money';
  return unit === null ? number.class : 'measure';
}

function negated(readings: readonly string[], negative: boolean): string[] {
  if (!negative) return [...readings];
  return readings
    .filter((reading) => /^[\d./]+$/.test(reading))
    .map((reading) => (reading === '0' ? reading : `-${reading}`));
}

interface Measured {
  readonly readings: readonly string[];
  readonly units: readonly string[];
  readonly to: number;
  readonly parts?: readonly Figure[] | undefined;
}

/** Between millions and what they count in the Romance languages: `dois milhões de reais`. */
const COUNT_LINKS: readonly (readonly string[])[] = [['de'], ['di']];

/** The unit after a number; a spoken fraction may have an article between: `half an hour`. */
function unitAfter(text: FigureText, number: NumberAt): UnitAt | null {
  if (number.class === 'ordinal') return null;
  const parts = number.class === 'fraction' && number.spoken ? (text.numbers?.partLinks ?? []) : [];
  for (const link of [...parts, ...(number.scale >= 6 ? COUNT_LINKS : [])]) {
    const linked = link.every((word, step) => text.next(number.to + step) === word);
    const unit = linked ? unitAt(text, number.to + link.length, true) : null;
    if (unit !== null) return unit;
  }
  return unitAt(text, number.to, number.spoken);
}

/** What follows a whole number with its unit: cents, or `and a half`. */
function withRest(text: FigureText, value: string, readings: readonly string[], unit: UnitAt): Measured {
  const { units, to } = unit;
  const { words, at } = text.stretch(to - 1);
  const half = text.numbers?.and?.has(text.next(to)) ? text.numbers.fraction?.(words, at + 2) : null;
  if (half)
    return { readings: fractionReadings(value, half.numerator, half.denominator), units, to: to + 1 + half.length };
  const minor = isCurrency(units[0]!) && !units[0]!.endsWith('/100') ? minorAt(text, to) : null;
  if (minor === null) return restOfMeasure(text, value, readings, unit) ?? { readings, units, to };
  const parts: Figure[] = [
    { class: 'money', readings, unit: units[0]! },
    { class: 'cardinal', readings: [minor.hundredths], unit: null },
  ];
  const all = sum(value, shifted(minor.hundredths, -2));
  const rated = units.map((one) => one + minor.rate);
  return { readings: [all], units: rated, to: minor.to, parts: minor.certain ? undefined : parts };
}

/** Units whose smaller part is spoken without its name: `un mètre quatre-vingts`, `diciotto chili e otto`. */
const DIVIDED = /^(m|km|kg|L)$/;

/** Words of the dimension that an English measure is of: "two metres forty wide". */
const DIMENSION = /^(deep|long|wide|high|tall|thick|across|apart)$/;

/** The decimals of a measure that follow its unit; the two numbers may also be meant by themselves. */
function restOfMeasure(text: FigureText, value: string, readings: readonly string[], unit: UnitAt): Measured | null {
  const { units, to } = unit;
  if (!DIVIDED.test(units[0]!)) return null;
  const english = text.language?.startsWith('en') === true;
  const from = text.numbers?.and?.has(text.next(to)) ? to + 1 : to;
  const number = text.atoms[from]?.joined ? numberAt(text, from) : null;
  const [rest = ''] = number?.readings ?? [];
  if (number === null || !number.spoken || number.class !== 'cardinal' || !/^\d{1,2}$/.test(rest)) return null;
  if (unitAt(text, number.to, true) !== null) return null;
  // "Three metres twenty" ends there or goes on with "by": English "three metres twenty times" is two figures.
  const next = text.next(number.to);
  if (
    english &&
    (units[0] !== 'm' || rest.length < 2 || !(next === '' || DIMENSION.test(next) || text.closedWords.has(next)))
  )
    return null;
  const parts: Figure[] = [
    { class: 'measure', readings, unit: units[0]! },
    { class: 'cardinal', readings: [rest], unit: null },
  ];
  const decimals = rest.length === 1 ? [-1, -2] : [-2];
  return { readings: decimals.map((by) => sum(value, shifted(rest, by))), units, to: number.to, parts };
}

/** The number with its unit. */
function measured(text: FigureText, number: NumberAt, prefix: readonly string[], negative: boolean): Measured {
  const readings = negated(number.readings, negative);
  const after = unitAfter(text, number);
  const rate = after?.units[0]?.startsWith('/') === true;
  if (after !== null && prefix.length > 0 && rate) {
    return { readings, units: prefix.map((unit) => unit + after.units[0]), to: after.to };
  }
  const redundant = prefix.length > 0 && after !== null && !after.units.some((unit) => isCurrency(unit));
  if (after === null || redundant) return { readings, units: prefix, to: number.to };
  const unit = prefix.length > 0 ? { units: prefix, to: after.to } : after;
  const value = readings[0] ?? '';
  return /^\d+$/.test(value) ? withRest(text, value, readings, unit) : { readings, ...unit };
}

/** `a dollar fifty`, `an hour and a half`; `a dollar` and `an hour` may be one of them. */
function oneOf(text: FigureText, at: number): FoundFigure | null {
  const unit = text.numbers?.articles?.has(text.word(at)) ? unitAt(text, at + 1, true) : null;
  if (unit === null) return null;
  const { readings, units, to, parts } = withRest(text, '1', ['1'], unit);
  const money = isCurrency(units[0]!);
  const [figure, ...others] = units.map((one): Figure => ({ class: money ? 'money' : 'measure', readings, unit: one }));
  const further = { ...(others.length > 0 && { others }), ...(parts !== undefined && { parts }) };
  return { to, figure: { ...figure!, ...further }, confidence: to === unit.to ? 0.5 : 1 };
}

/** Languages in which a full stop makes a number an ordinal, as CLDR's numbering rules have it. */
const DOTTED_ORDINALS = /^(de|sv|da|nb|nn|no|fi|cs|sk|pl|hu|hr|sr|bs|sl|et|lv|lt|tr|is)\b/;

/** `der 11.` */
function dotted(text: FigureText, number: NumberAt): Figure[] {
  const atom = text.atoms[number.to - 1]!;
  const marked = !number.spoken && atom.after.startsWith('.') && DOTTED_ORDINALS.test(text.language ?? '');
  const value = number.readings[0]!;
  return marked && /^\d+$/.test(value) ? [{ class: 'ordinal', readings: [value], unit: null }] : [];
}

/** A number with its sign, unit or currency; null for none. */
export function amountAt(text: FigureText, from: number): FoundFigure | null {
  const prefix = prefixAt(text, from);
  const found = numberAt(text, prefix.at, prefix.figures);
  const suffixed = found === null ? null : withSuffix(found, prefix.currencies, text.units);
  if (suffixed === null) return oneOf(text, from);
  const { number, others } = suffixed;
  const { readings, units, to, parts } = measured(text, number, suffixed.units, prefix.negative);
  if (readings.length === 0) return null;
  const figureOf = (unit: string | null): Figure => ({ class: classOf(number, unit), readings, unit });
  const [unit = null, ...further] = units;
  const all = [
    ...others,
    ...further.map(figureOf),
    ...wholesOf(readings, units.slice(0, 1)),
    ...instants(text, number, readings),
    ...(unit === null ? ordinals(number, readings) : []),
    ...dotted(text, number),
  ];
  const compound = compoundAt(text, from, number, { name: unit, to });
  if (compound?.certain) return { to, figure: compound.parts[0]!, more: compound.parts.slice(1) };
  const whole = to === number.to ? number.parts : (parts ?? compound?.parts);
  const figure: Figure = {
    ...figureOf(unit),
    ...(all.length > 0 ? { others: all } : {}),
    ...(whole === undefined ? {} : { parts: whole }),
  };
  return { to, figure, confidence: confidenceOf(text, number, from, unit) };
}

/** `a twenty second delay`: twenty seconds, not the 22nd. */
function instants(text: FigureText, number: NumberAt, readings: readonly string[]): Figure[] {
  const spoken = number.spoken && number.class === 'ordinal' && text.word(number.to - 1) === 'second';
  const value = Number(readings[0]);
  if (!spoken || value < 22) return [];
  return [{ class: 'measure', readings: [String(value - 2)], unit: 's' }];
}

/** `one hundredth` is an ordinal as well. */
function ordinals(number: NumberAt, readings: readonly string[]): Figure[] {
  const [, denominator] = /^1\/(\d+)$/.exec(readings[0] ?? '') ?? [];
  if (!number.spoken || number.class !== 'fraction' || denominator === undefined) return [];
  return [{ class: 'ordinal', readings: [denominator], unit: null }];
}

/** Words that are often not numbers: `one`, `one day`, `first`, `second`, `a third`, `half` by itself. */
function confidenceOf(text: FigureText, number: NumberAt, from: number, unit: string | null): number {
  const value = number.readings[0]!;
  if (number.spoken && value === '1' && unit === 'd') return 0.5;
  if (!number.spoken || unit !== null) return 1;
  if (number.class === 'fraction') return number.scale > 0 || number.to - from > 2 ? 1 : 0.5;
  if (number.class === 'ordinal') return Number(value) <= 2 ? 0.5 : 1;
  if (number.class === 'decimal') return text.numbers?.point.has(text.word(from)) ? 0.5 : 1;
  return value === '1' ? 0.5 : 1;
}
