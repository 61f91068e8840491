import { shifted } from './decimal.js';
import type { Figure } from './figure.js';
import type { NumberAt } from './number-parts.js';
import { isNumber } from './prices.js';
import { unitsOfSuffix } from './unit-at.js';
import { unitsOfSymbol } from './unit-symbols.js';
import type { UnitTable } from './unit-table.js';

/** Scales that are attached to figures, and whether they need a currency because they are also units. */
const SUFFIX_SCALES: ReadonlyMap<string, { power: number; unit?: string }> = new Map(
  Object.entries({
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
  }),
);
/** Endings of ordinals in figures: English, French, Dutch, Swedish, Romance signs, Russian. */
const ORDINAL_ENDING =
  /^(?:st|nd|rd|th|er|re|ère|ème|eme|e|nde?|ste|de|:[ae]|\.?[ºª]|\.?[ᵃ-ᵿʳˢⁿ]+|-\p{Script=Cyrillic}{1,3})$/u;
const EMPTY_ROMANCE_ENDINGS = /^(?:e|er|re|de)$/;

/** The number with its suffix: its readings, its attached units, and its alternatives. */
export function withSuffix(
  number: NumberAt,
  currencies: readonly string[],
  names: UnitTable,
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
  const scale = SUFFIX_SCALES.get(suffix.toLowerCase());
  if (scale !== undefined) {
    const values = number.readings.filter(isNumber);
    const readings = values.map((value) => shifted(value, scale.power));
    const scaled = { ...number, readings, suffix: '', scale: scale.power };
    if (currencies.length > 0 || scale.unit === undefined) {
      return { number: scaled, units: currencies, others: currencies.length > 0 ? [] : [codeOf(number)] };
    }
    const counted: Figure = { class: 'cardinal', readings, unit: null };
    return {
      number: { ...number, suffix: '' },
      units: [scale.unit],
      others: [counted, codeOf(number)],
    };
  }
  const per = currencies.length > 0 ? /^\/(\p{L}+)$/u.exec(suffix)?.[1] : undefined;
  const counted = per === undefined ? undefined : (names.get(per) ?? unitsOfSymbol(per))[0];
  if (counted !== undefined) return { number, units: currencies.map((one) => `${one}/${counted}`), others: [] };
  // "4p": pence, in a language with pence.
  const units = suffix === 'p' ? (names.get('pence') ?? []) : unitsOfSuffix(suffix);
  if (units.length === 0) return null;
  return { number, units, others: /^\p{L}$/u.test(suffix) ? [codeOf(number)] : [] };
}

function codeOf({ readings, suffix }: NumberAt): Figure {
  const digits = readings.find((reading) => reading.startsWith('S')) ?? `S${readings[0]}`;
  return { class: 'code', readings: [`${digits}${suffix.toUpperCase()}`], unit: null };
}
