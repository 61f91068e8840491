import { shifted } from './decimal.js';
import type { Figure } from './figure.js';
import type { FigureText } from './figure-text.js';
import { numberAt } from './number-at.js';
import { unitAt } from './unit-at.js';

/** Whether a canonical unit is a currency or its hundredth. */
export function isCurrency(unit: string | null): boolean {
  return unit !== null && /^(?:[A-Z]{3}|¤|\p{L}{0,3}\p{Sc})(?:\/100)?$/u.test(unit);
}

/** Whether a reading is a number in plain decimal notation. */
export function isNumber(reading: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(reading);
}

/** Currencies whose hundredth is called cent, penny, centavo, centime, rappen or the like. */
const WITH_HUNDREDTHS = 'USD EUR GBP CHF CAD AUD NZD SGD HKD ZAR BRL MXN ARS CLP COP GTQ PHP KRW'.split(' ');

/** Hundredths by themselves: 25 cents are 0.25 of a dollar, euro or pound as well. */
export function wholesOf(readings: readonly string[], units: readonly string[]): Figure[] {
  return units
    .filter((unit) => unit.endsWith('/100'))
    .flatMap((unit) => (unit.startsWith('¤') ? WITH_HUNDREDTHS : [unit.slice(0, 3)]))
    .map((unit) => ({ class: 'money', readings: readings.filter(isNumber).map((value) => shifted(value, -2)), unit }));
}

/** The hundredths of a price, and what it is counted in: `/mo` of `fifty a month`. */
export interface Minor {
  readonly hundredths: string;
  readonly to: number;
  readonly certain: boolean;
  readonly rate: string;
}

/** `and fifty cents`, `fifty cents`, or `fifty` alone after a price. */
export function minorAt(text: FigureText, at: number): Minor | null {
  const and = text.numbers?.and?.has(text.next(at)) ?? false;
  const from = and ? at + 1 : at;
  if (!text.atoms[from]?.joined) return null;
  const number = numberAt(text, from);
  const value = number?.readings[0] ?? '';
  if (number === null || number.suffix !== '' || !/^\d{1,2}$/.test(value)) return null;
  const unit = unitAt(text, number.to, number.spoken);
  if (unit?.units.some((one) => one.endsWith('/100')))
    return { hundredths: value, to: unit.to, certain: true, rate: '' };
  const rate = unit?.units[0]?.startsWith('/') === true ? unit.units[0] : '';
  if ((unit !== null && rate === '') || value.length < 2) return null;
  return { hundredths: value, to: rate === '' ? number.to : unit!.to, certain: false, rate };
}
