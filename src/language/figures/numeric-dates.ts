import { dateReadings } from './calendar-readings.js';
import { fractionReadings } from './decimal.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';

const ISO = /^(\d{4})-(\d\d)(?:-(\d\d))?$/;
const DATE = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)$/;
const DAY = /^(\d{1,2})\/(\d{1,2})$/;

function valid(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Both orders of day and month, as far as they are dates. With full stops the day comes first everywhere. */
function orders(years: readonly number[], a: number, b: number, separator: string): string[] {
  const readings = valid(b, a) ? dateReadings(years, b, a) : [];
  return separator !== '.' && a !== b && valid(a, b) ? [...readings, ...dateReadings(years, a, b)] : readings;
}

function dated(text: string): string[] {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), iso[3] === undefined ? null : Number(iso[3])];
    return valid(month, day ?? 1) ? dateReadings([year], month, day) : [];
  }
  const full = DATE.exec(text);
  if (full === null) return [];
  const [, a, separator = '', b, year = ''] = full;
  const years = year.length === 4 ? [Number(year)] : [2000 + Number(year), 1900 + Number(year)];
  return orders(years, Number(a), Number(b), separator);
}

/** Dates in figures: `2022-01-02`, `10/08/2000`, `24.12.2013`. `31/12` may be a fraction as well. */
export const NUMERIC_DATE: FigureRule = {
  name: 'numeric date',
  language: 'neutral',
  read(text, at): FoundFigure | null {
    const word = text.word(at);
    const readings = dated(word);
    if (readings.length > 0) return { to: at + 1, figure: { class: 'date', readings, unit: null } };
    const day = DAY.exec(word);
    const days = day === null ? [] : orders([], Number(day[1]), Number(day[2]), '/');
    if (day === null || days.length === 0 || (Number(day[1]) < Number(day[2]) && !word.startsWith('0'))) return null;
    const part = {
      class: 'fraction' as const,
      readings: [...fractionReadings('0', day[1]!, day[2]!), `S${word}`],
      unit: null,
    };
    return { to: at + 1, figure: { class: 'date', readings: days, unit: null, others: [part] } };
  },
  examples: [
    { text: 'due 2022-01-02', reading: 'D2022-01-02' },
    { text: 'due 10/08/2000', reading: 'D2000-08-10' },
    { text: 'am 24.12.2013', reading: 'D2013-12-24', language: 'de' },
    { text: 'até 31/12', reading: 'D--12-31', language: 'pt' },
  ],
  quiet: ['version 2.1.0', 'about 3/4 of them', 'call 555-01-23456'],
};
