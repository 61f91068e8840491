import { CURRENCY_SIGN, currencyOfSign, otherCurrencies } from './currencies.js';
import { shifted, sum } from './decimal.js';
import type { Figure, SemioticClass } from './figure.js';
import type { FoundFigure } from './figure-rule.js';
import type { FigureText } from './figure-text.js';
import { type NumberAt, numberAt } from './number-at.js';
import { type UnitAt, unitAt, unitsOfSuffix } from './unit-at.js';

/** Scales that cling to figures, and whether they need a currency because they are units as well. */
const SUFFIX_SCALES: Readonly<Record<string, { power: number; unit?: string }>> = {
  k: { power: 3 },
  m: { power: 6, unit: 'm' },
  mn: { power: 6 },
  mio: { power: 6 },
  mln: { power: 6 },
  bn: { power: 9 },
  b: { power: 9, unit: 'b' },
  mrd: { power: 9 },
  tn: { power: 12 },
  trn: { power: 12 },
  t: { power: 12, unit: 't' },
};
/** Endings of ordinals in figures: English, French, Dutch, Swedish, Romance signs, Russian. */
const ORDINAL_ENDING =
  /^(?:st|nd|rd|th|er|re|ère|ème|eme|e|nde?|ste|de|:[ae]|\.?[ºª]|\.?ᵉʳ|-\p{Script=Cyrillic}{1,3})$/u;
const EMPTY_ROMANCE_ENDINGS = /^(?:e|er|re|de)$/;

interface Prefix {
  readonly negative: boolean;
  readonly currencies: readonly string[];
  /** Where the number is, and its figures without sign and currency. */
  readonly at: number;
  readonly figures: string;
}

function signed(text: FigureText, at: number): { negative: boolean; at: number } {
  const spoken = text.numbers?.minus.has(text.word(at)) || /^[-−–]$/.test(text.word(at));
  if (spoken && text.atoms[at + 1]?.joined) return { negative: true, at: at + 1 };
  return { negative: /^[-−]$/.test(text.atoms[at]?.before ?? ''), at };
}

/** The sign and the currency before a number: `-5`, `$5`, `US$ 5`, `EUR 5`, `minus five`. */
function prefixAt(text: FigureText, from: number): Prefix {
  const { negative, at } = signed(text, from);
  const raw = text.atoms[at]?.raw ?? '';
  const apart = currencyOfSign(raw);
  const next = text.atoms[at + 1];
  if (apart !== null && next?.joined && /^[\d.,]/.test(next.raw)) {
    return { negative, currencies: [apart, ...otherCurrencies(raw)], at: at + 1, figures: next.raw };
  }
  const minus = /^[-−+]/.test(raw) && raw.length > 1;
  const unsigned = minus ? raw.slice(1) : raw;
  const sign = CURRENCY_SIGN.exec(unsigned)?.[0] ?? '';
  const code = sign === '' && /^[A-Z]{3}\d/.test(unsigned) ? unsigned.slice(0, 3) : sign;
  const currency = code === '' ? null : currencyOfSign(code);
  const figures = currency === null ? unsigned : unsigned.slice(code.length).replace(/^[-−]/, '');
  const inner = currency !== null && /^[-−]/.test(unsigned.slice(code.length));
  const currencies = currency === null ? [] : [currency, ...otherCurrencies(code)];
  return { negative: negative || (minus && raw[0] !== '+') || inner, currencies, at, figures };
}

function isCurrency(unit: string | null): boolean {
  return unit !== null && /^(?:[A-Z]{3}|¤|\p{L}{0,3}\p{Sc})(?:\/100)?$/u.test(unit);
}

function classOf(number: NumberAt, unit: string | null): SemioticClass {
  if (isCurrency(unit)) return 'money';
  return unit === null ? number.class : 'measure';
}

/** Hundredths by themselves: 25 cents are 0.25 of a dollar, euro or pound as well. */
function wholesOf(readings: readonly string[], units: readonly string[]): Figure[] {
  return units
    .filter((unit) => unit.endsWith('/100'))
    .flatMap((unit) => (unit.startsWith('¤') ? ['USD', 'EUR', 'GBP'] : [unit.slice(0, 3)]))
    .map((unit) => ({ class: 'money', readings: readings.filter(isNumber).map((value) => shifted(value, -2)), unit }));
}

function isNumber(reading: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(reading);
}

/** `and fifty cents`, `fifty cents`, or `fifty` alone after a price. */
function minorAt(text: FigureText, at: number): { hundredths: string; to: number; certain: boolean } | null {
  const and = text.numbers?.and?.has(text.next(at)) ?? false;
  const from = and ? at + 1 : at;
  if (!text.atoms[from]?.joined) return null;
  const number = numberAt(text, from);
  const value = number?.readings[0] ?? '';
  if (number === null || number.suffix !== '' || !/^\d{1,2}$/.test(value)) return null;
  const unit = unitAt(text, number.to, number.spoken);
  if (unit?.units.some((one) => one.endsWith('/100'))) return { hundredths: value, to: unit.to, certain: true };
  if (unit !== null || value.length < 2 || and) return null;
  return { hundredths: value, to: number.to, certain: false };
}

function negated(readings: readonly string[], negative: boolean): string[] {
  if (!negative) return [...readings];
  return readings
    .filter((reading) => /^[\d./]+$/.test(reading))
    .map((reading) => (reading === '0' ? reading : `-${reading}`));
}

/** The number and what its suffix makes of it: the readings, the units that cling to it, and what else it may be. */
function withSuffix(
  number: NumberAt,
  currencies: readonly string[],
): { number: NumberAt; units: readonly string[]; others: Figure[] } | null {
  const { suffix } = number;
  if (suffix === '') return { number, units: currencies, others: [] };
  if (ORDINAL_ENDING.test(suffix) && currencies.length === 0) {
    const values = number.readings.filter((reading) => /^\d+$/.test(reading));
    const letter = EMPTY_ROMANCE_ENDINGS.test(suffix)
      ? [{ class: 'code' as const, readings: [`S${values[0]}${suffix.toUpperCase()}`], unit: null }]
      : [];
    return values.length === 0
      ? null
      : { number: { ...number, class: 'ordinal', readings: values }, units: [], others: letter };
  }
  const scale = SUFFIX_SCALES[suffix.toLowerCase()];
  if (scale !== undefined) {
    const values = number.readings.filter(isNumber);
    const readings = values.map((value) => shifted(value, scale.power));
    const scaled = { ...number, readings, suffix: '', scale: scale.power };
    if (currencies.length > 0 || scale.unit === undefined) return { number: scaled, units: currencies, others: [] };
    const counted: Figure = { class: 'cardinal', readings, unit: null };
    return {
      number: { ...number, suffix: '' },
      units: [scale.unit],
      others: [counted, codeOf(number)],
    };
  }
  const units = unitsOfSuffix(suffix);
  if (units.length === 0) return null;
  return { number, units, others: /^\p{L}$/u.test(suffix) ? [codeOf(number)] : [] };
}

function codeOf({ readings, suffix }: NumberAt): Figure {
  const digits = readings.find((reading) => reading.startsWith('S')) ?? `S${readings[0]}`;
  return { class: 'code', readings: [`${digits}${suffix.toUpperCase()}`], unit: null };
}

interface Measured {
  readonly readings: readonly string[];
  readonly units: readonly string[];
  readonly to: number;
  readonly parts?: readonly Figure[] | undefined;
}

/** The unit after a number; after a spoken fraction an article may stand between: `half an hour`. */
function unitAfter(text: FigureText, number: NumberAt): UnitAt | null {
  if (number.class === 'ordinal') return null;
  const links = number.class === 'fraction' && number.spoken ? (text.numbers?.partLinks ?? []) : [];
  for (const link of links) {
    const linked = link.every((word, step) => text.next(number.to + step) === word);
    const unit = linked ? unitAt(text, number.to + link.length, true) : null;
    if (unit !== null) return unit;
  }
  return unitAt(text, number.to, number.spoken);
}

/** The number with its unit, and the cents of a price added. */
function measured(text: FigureText, number: NumberAt, prefix: readonly string[], negative: boolean): Measured {
  const readings = negated(number.readings, negative);
  const after = unitAfter(text, number);
  const redundant = prefix.length > 0 && after !== null && !after.units.some((unit) => isCurrency(unit));
  if (after === null || redundant) return { readings, units: prefix, to: number.to };
  const units = prefix.length > 0 ? prefix : after.units;
  const minor = isCurrency(units[0]!) && !units[0]!.endsWith('/100') ? minorAt(text, after.to) : null;
  const value = readings[0]!;
  if (minor === null || !/^\d+$/.test(value)) return { readings, units, to: after.to };
  const cents = shifted(minor.hundredths, -2);
  const parts: Figure[] = [
    { class: 'money', readings, unit: units[0]! },
    { class: 'cardinal', readings: [minor.hundredths], unit: null },
  ];
  return { readings: [sum(value, cents)], units, to: minor.to, parts: minor.certain ? undefined : parts };
}

/** A number with its sign, unit or currency; null for none. */
export function amountAt(text: FigureText, from: number): FoundFigure | null {
  const prefix = prefixAt(text, from);
  const found = numberAt(text, prefix.at, prefix.figures);
  const suffixed = found === null ? null : withSuffix(found, prefix.currencies);
  if (suffixed === null) return null;
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
    ...ordinals(number, readings),
  ];
  const whole = to === number.to ? number.parts : parts;
  const figure: Figure = {
    ...figureOf(unit),
    ...(all.length > 0 ? { others: all } : {}),
    ...(whole === undefined ? {} : { parts: whole }),
  };
  return { to, figure, confidence: confidenceOf(text, number, from, unit) };
}

/** `a twenty second delay`: twenty seconds, and no twenty-second. */
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

/** Words that are as often no number: `one`, `first`, `second`, `a third`, `half` by itself. */
function confidenceOf(text: FigureText, number: NumberAt, from: number, unit: string | null): number {
  if (!number.spoken || unit !== null) return 1;
  const value = number.readings[0]!;
  if (number.class === 'fraction') return number.scale > 0 || number.to - from > 2 ? 1 : 0.5;
  if (number.class === 'ordinal') return Number(value) <= 2 ? 0.5 : 1;
  if (number.class === 'decimal') return text.numbers?.point.has(text.word(from)) ? 0.5 : 1;
  return value === '1' ? 0.5 : 1;
}
