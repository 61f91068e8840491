import { numberValues } from '../english/numbers/number-values.js';
import { plain, type Token } from '../text/tokens.js';
import { type Check, type Comparison, spanOf, type WeighedFinding } from './check.js';

/** Units of measure and time: one spelling for each group of spellings. */
const GROUPS = [
  'milligram milligrams mg',
  'microgram micrograms mcg µg',
  'gram grams g',
  'kilogram kilograms kilo kilos kg',
  'milliliter milliliters millilitre millilitres ml',
  'liter liters litre litres l',
  'millimeter millimeters millimetre millimetres mm',
  'centimeter centimeters centimetre centimetres cm',
  'meter meters metre metres m',
  'kilometer kilometers kilometre kilometres km',
  'inch inches',
  'foot feet ft',
  'yard yards',
  'mile miles mi',
  'ounce ounces oz',
  'pound pounds lb lbs',
  'millisecond milliseconds ms',
  'second seconds sec',
  'minute minutes min',
  'hour hours h hr hrs',
  'day days',
  'week weeks',
  'month months',
  'year years',
  'degree degrees',
  'hertz hz',
  'kilohertz khz',
  'decibel decibels db',
  'watt watts w',
  'volt volts v',
  'tablet tablets',
  'cup cups',
  'teaspoon teaspoons tsp',
  'tablespoon tablespoons tbsp',
  'tonne tonnes',
  'ton tons',
  'cent cents',
];
const UNITS: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap((group) => group.split(' ').map((word): [string, string] => [word, group.split(' ')[0]!])),
);

/** The one spelling of a unit of measure; undefined for any other word. A single letter is a unit after a number alone. */
export function unitOf(word: string, counted = false): string | undefined {
  return word.length > 1 || counted ? UNITS.get(word) : undefined;
}

interface Measured {
  readonly value: string;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

/** The numbers that have a unit right after them, in order. */
function measuredIn(tokens: readonly Token[]): Measured[] {
  const byEnd = new Map(tokens.map((token, at) => [token.end, at]));
  return numberValues(tokens).flatMap(({ value, start, end }) => {
    const at = byEnd.get(end);
    const next = at === undefined || tokens[at]!.after !== '' ? undefined : tokens[at + 1];
    const unit = UNITS.get(plain(next).replace(/'$/, ''));
    return unit === undefined || next === undefined ? [] : [{ value, unit, start, end: next.end }];
  });
}

/** No unit of a number has become another. A unit that is left out where it is clear ("10 to 20 minutes") is no change. */
export const unitsKept: Check = ({ spoken, written, raw, refined }: Comparison) => {
  const free = measuredIn(written);
  const said = measuredIn(spoken).filter((one) => {
    const at = free.findIndex((other) => other.value === one.value && other.unit === one.unit);
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
  return said.flatMap((one): WeighedFinding[] => {
    const other = free.find(({ value, unit }) => value === one.value && unit !== one.unit);
    if (other === undefined) return [];
    const message = `"${raw.slice(one.start, one.end)}" was said where the text has "${refined.slice(other.start, other.end)}".`;
    return [{ check: 'units', message, rawSpan: spanOf(one), refinedSpan: spanOf(other), weight: 'REJECT' }];
  });
};
