import { range } from '../../text/tokens.js';
import { numbersOf, readingsOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';
import type { Item } from '../items/item.js';
import { isElided, isElidedPoint, isShortYear } from './elided-figures.js';
import { excuseParts } from './figure-parts.js';
import { excuseRow } from './figure-rows.js';
import { excuseRun } from './figure-runs.js';
import { excuseNamed } from './named-numbers.js';
import { excuseVerse } from './verses.js';

/** Within this many written items a short form may stand for the whole figure. */
const SAME_PLACE = 6;
/** Whether a rule knows the form in which a figure was said; then the figure is paired or excused. */
export function isSaidOtherwise(matching: Matching, near: readonly number[], written: number): boolean {
  return (
    pairElided(matching, near, written) ||
    excuseSum(matching, near, written) ||
    excuseDuration(matching, near, written) ||
    excuseNamed(matching, written) ||
    excuseScaled(matching, near, written) ||
    pairKilobytes(matching, near, written) ||
    pairSpelt(matching, near, written) ||
    pairDay(matching, near, written) ||
    excuseRatio(matching, near, written) ||
    excuseVerse(matching, near, written) ||
    pairClock(matching, near, written) ||
    pairHalfHour(matching, near, written) ||
    excuseRow(matching, near, written) ||
    excuseParts(matching, near, written) ||
    excuseRun(matching, near, written)
  );
}

/** How far back, in items, the month of a day may be. */
const MONTH_REACH = 30;

/** "The fourteenth" is September 14 after a mention of September. */
function pairDay(matching: Matching, near: readonly number[], written: number): boolean {
  const { items } = matching.raw;
  const { figure, words } = matching.refined.items[written]!;
  const days = readingsOf(figure!).flatMap((reading) => /^D--\d\d-(\d\d)$/.exec(reading)?.[1] ?? []);
  const month = words.find((word) => /^\p{L}{3,}$/u.test(word));
  const same = near.find((at) => {
    const before = items.slice(Math.max(0, at - MONTH_REACH), at);
    const said = before.some((item) => month !== undefined && item.words.includes(month));
    return (
      said &&
      items[at]!.figure!.class === 'ordinal' &&
      numbersOf(items[at]!).some((day) => days.some((one) => Number(one) === day))
    );
  });
  if (same === undefined) return false;
  matching.pair(same, written);
  return true;
}

/** "9:30" for "de nueve y media a doce": without a word of the clock, the half hour that was said is a number with its fraction. */
function pairHalfHour(matching: Matching, near: readonly number[], written: number): boolean {
  const { figure } = matching.refined.items[written]!;
  if (figure!.class !== 'time' || figure!.unit !== null) return false;
  const hours = readingsOf(figure!).flatMap((reading) => {
    const [, hour, minutes] = /^T(\d\d):(15|30|45)$/.exec(reading) ?? [];
    return hour === undefined ? [] : [Number(hour) + Number(minutes) / 60];
  });
  const said = near.find((at) => {
    const item = matching.raw.items[at]!;
    const mixed = item.figure!.class === 'fraction' && item.figure!.unit === null;
    return mixed && numbersOf(item).some((value) => hours.includes(value));
  });
  if (said !== undefined) matching.excuse([said], [written], 'time');
  return said !== undefined;
}

/** "20.45" for "alle venti e quarantacinque": a time with a point, which alone would be a decimal. */
function pairClock(matching: Matching, near: readonly number[], written: number): boolean {
  const { figure, words } = matching.refined.items[written]!;
  const [, hour = '', minutes = ''] = /^(\d{1,2})\.([0-5]\d)$/.exec(words.join('')) ?? [];
  if (hour === '' || figure!.unit !== null) return false;
  const clock = `T${hour.padStart(2, '0')}:${minutes}`;
  const same = near.find((at) => readingsOf(matching.raw.items[at]!.figure!).includes(clock));
  if (same !== undefined) matching.excuse([same], [written], 'time');
  return same !== undefined;
}

/** "one forty two over eighty eight" is 142/88, although "one forty two" has other readings. */
function excuseRatio(matching: Matching, near: readonly number[], written: number): boolean {
  const { items } = matching.raw;
  const [first, second] = readingsOf(matching.refined.items[written]!.figure!)
    .flatMap((reading) => [/^S(\d+)\/(\d+)$/.exec(reading)?.slice(1).map(Number) ?? []])
    .find((pair) => pair.length === 2) ?? [Number.NaN, Number.NaN];
  const isLink = (at: number) => /^(over|to|by|zu|über|sur|sobre|su|op|por)$/.test(items[at]?.words.join(' ') ?? '');
  // "One forty two over, over eighty eight": the link may be said twice.
  const below = (at: number) => {
    const last = items[at + 2]?.key === items[at + 1]?.key ? at + 3 : at + 2;
    return isLink(at + 1) && items[last] !== undefined && numbersOf(items[last]!).includes(second!) ? last : -1;
  };
  const above = near.find((at) => numbersOf(items[at]!).includes(first!) && below(at) > 0);
  if (above === undefined) return false;
  const lost = range(above, below(above) + 1).filter((at) => matching.partners[at]! < 0);
  matching.excuse(lost, [written], 'ratio');
  return true;
}

function pairElided(matching: Matching, near: readonly number[], written: number): boolean {
  const { items } = matching.raw;
  const item = matching.refined.items[written]!;
  const here = (at: number) => Math.abs(matching.placeOf(at) - written) <= SAME_PLACE;
  const isShort = (at: number) =>
    isElided(items, at, item) || isShortYear(items, at, item) || isElidedPoint(items, at, item);
  const same = near.find((at) => isShort(at) && here(at));
  if (same !== undefined) matching.pair(same, written);
  return same !== undefined;
}

/** "4 million" for "four million": the text writes the scale as a separate word. */
function excuseScaled(matching: Matching, near: readonly number[], written: number): boolean {
  const { raw, refined } = matching;
  const scale = SCALES.get(refined.items[written + 1]?.words[0] ?? '');
  if (scale === undefined) return false;
  const values = numbersOf(refined.items[written]!).map((value) => value * scale);
  const scaled = near.find((at) => numbersOf(raw.items[at]!).some((said) => values.includes(said)));
  if (scaled !== undefined) matching.excuse([scaled], [written, written + 1], 'scale as a word');
  return scaled !== undefined;
}

/** "Two hundred and ten K" is 210 KB: "K" also means thousands of bytes. */
function pairKilobytes(matching: Matching, near: readonly number[], written: number): boolean {
  const item = matching.refined.items[written]!;
  if (item.figure!.unit !== 'kB') return false;
  const values = numbersOf(item).map((value) => value * 1000);
  const said = near.find((at) => {
    const { words } = matching.raw.items[at]!;
    return words.at(-1) === 'k' && numbersOf(matching.raw.items[at]!).some((value) => values.includes(value));
  });
  if (said !== undefined) matching.excuse([said], [written], 'scale as a word');
  return said !== undefined;
}

/** An address whose signs were spoken. */
function pairSpelt(matching: Matching, near: readonly number[], written: number): boolean {
  const item = matching.refined.items[written]!;
  if (item.figure!.class !== 'electronic') return false;
  if (item.words.join('').includes('@')) return pairLongAddress(matching, near, written);
  const spelt = near.find((at) => lettersOf(matching.raw.items[at]!).endsWith(lettersOf(item)));
  if (spelt !== undefined) matching.pair(spelt, written);
  return spelt !== undefined;
}

/** How many words before an address may belong to it: "van der berg at posteo dot net". */
const ADDRESS_WORDS = 4;

function pairLongAddress(matching: Matching, near: readonly number[], written: number): boolean {
  const { raw, partners } = matching;
  const wanted = lettersOf(matching.refined.items[written]!);
  for (const at of near) {
    for (let from = at - 1; from >= Math.max(0, at - ADDRESS_WORDS) && partners[from]! < 0; from -= 1) {
      const words = raw.items.slice(from, at + 1).map(lettersOf);
      if (words.join('') !== wanted) continue;
      matching.excuse(
        words.map((_, step) => from + step),
        [written],
        'address',
      );
      return true;
    }
  }
  return false;
}

function isSameCurrency({ figure: said }: Item, { figure: written }: Item): boolean {
  const [one, other] = [said?.unit ?? null, written?.unit ?? null];
  return one === null || other === null || one.slice(0, 3) === other.slice(0, 3);
}

/** "one dollar and ten cents" is $1.10: two spoken figures, one of them in hundredths, together make the written one. */
function excuseSum(matching: Matching, near: readonly number[], written: number): boolean {
  const { raw, refined } = matching;
  const sums = numbersOf(refined.items[written]!);
  for (const at of near) {
    const cents = near.find(
      (one) =>
        one > at &&
        one <= at + 3 &&
        isSameCurrency(raw.items[at]!, refined.items[written]!) &&
        raw.items[one]!.words.some((word) => /^(cents?|pence|p|pennies)$/.test(word)),
    );
    if (cents === undefined) continue;
    const sum = numbersOf(raw.items[at]!).some((whole) =>
      numbersOf(raw.items[cents]!).some((part) => sums.some((value) => Math.abs(whole + part / 100 - value) < 1e-9)),
    );
    if (!sum) continue;
    const said = new Set(raw.items[cents]!.words);
    const beside = [written + 1, written + 2].filter(
      (one) => matching.partnersOfWritten[one]! < 0 && refined.items[one]?.words.every((word) => said.has(word)),
    );
    matching.excuse([at, cents], [written, ...beside], 'sum');
    return true;
  }
  return false;
}

/** "two hours and four minutes" is 2:04. */
function excuseDuration(matching: Matching, near: readonly number[], written: number): boolean {
  const { raw, refined } = matching;
  const hours = near.find((at) => raw.items[at]!.figure?.unit === 'h');
  const minutes = near.find((at) => raw.items[at]!.figure?.unit === 'min');
  if (hours === undefined || minutes === undefined) return false;
  const [h, m] = [numbersOf(raw.items[hours]!)[0], numbersOf(raw.items[minutes]!)[0]];
  const found = readingsOf(refined.items[written]!.figure!).some((reading) => {
    const [, hour, minute] = /^T(\d{1,2}):(\d{2})/.exec(reading) ?? [];
    return Number(hour) === h && Number(minute) === m;
  });
  if (found) matching.excuse([hours, minutes], [written], 'duration');
  return found;
}

/** Words that multiply the figure before them. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ['grand', 1e3],
  ['k', 1e3],
  ['thousand', 1e3],
  ['million', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
]);

/** The letters and digits of an address, without the spoken names of its signs. */
function lettersOf({ words }: Item): string {
  return words
    .join(' ')
    .replace(/\b(dot|at|slash|dash|hyphen|underscore|plus)\b/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
