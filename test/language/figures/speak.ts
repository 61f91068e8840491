import { spell, spellDigits } from '../english/numbers/spell.js';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** Says an ordinal: 21 → `twenty first`. */
export function spellOrdinal(value: number): string {
  const words = spell(value, false).split(' ');
  const last = words.at(-1)!;
  return [...words.slice(0, -1), ORDINALS[last] ?? last.replace(/y$/, 'ie').concat('th')].join(' ');
}

/** Says a year in two halves where that is how it is said: 1905 → `nineteen oh five`. */
export function spellYear(year: number): string {
  const rest = year % 100;
  if (rest === 0 || (year >= 2000 && year < 2010)) return spell(year, false);
  return `${spell(Math.floor(year / 100), false)} ${rest < 10 ? `oh ${spell(rest, false)}` : spell(rest, false)}`;
}

/** A day as it is said and as it is written. */
export interface SpokenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function spellDate({ year, month, day }: SpokenDate, british: boolean): string {
  const name = MONTHS[month - 1]!.toLowerCase();
  const said = british ? `the ${spellOrdinal(day)} of ${name}` : `${name} ${spellOrdinal(day)}`;
  return `${said} ${spellYear(year)}`;
}

export function writtenDates({ year, month, day }: SpokenDate): string[] {
  const name = MONTHS[month - 1]!;
  const two = (value: number) => String(value).padStart(2, '0');
  return [
    `${name} ${day}, ${year}`,
    `${day} ${name} ${year}`,
    `${year}-${two(month)}-${two(day)}`,
    `${two(day)}/${two(month)}/${year}`,
  ];
}

/** Says a time of day on the 12-hour clock. */
export function spellTime(hour: number, minutes: number): string {
  const said = spell(hour, false);
  if (minutes === 0) return `${said} o'clock`;
  return `${said} ${minutes < 10 ? `oh ${spell(minutes, false)}` : spell(minutes, false)}`;
}

/** Says a time by its distance from an hour: `twenty five past six`, `a quarter to nine`. */
export function spellClock(hour: number, minutes: number): string {
  const distance = minutes <= 30 ? minutes : 60 - minutes;
  const said = distance === 15 ? 'a quarter' : distance === 30 ? 'half' : `${spell(distance, false)} minutes`;
  return minutes <= 30 ? `${said} past ${spell(hour, false)}` : `${said} to ${spell((hour % 12) + 1, false)}`;
}

/** Says an amount of money. */
export function spellMoney(whole: number, hundredths: number, [one, cents]: readonly [string, string]): string {
  const minor = hundredths === 0 ? '' : ` and ${spell(hundredths, false)} ${cents}`;
  return `${spell(whole, true)} ${one}${minor}`;
}

/** Says digits in threes and fours, a doubled digit as `double`. */
export function spellTelephone(digits: string): string {
  return digits
    .replace(
      /(\d)\1|\d/g,
      (same, twice) => ` ${twice === undefined ? spellDigits(same) : `double ${spellDigits(twice)}`}`,
    )
    .trim();
}
