import { numbersOf, readingsOf } from '../align/figure-keys.js';
import type { Item } from '../items/item.js';

/** Within this many spoken items a larger figure makes an elided thousand plausible. */
const CONTEXT = 60;

/** "three ninety" beside "four hundred and twelve thousand" is 390,000. */
export function isElided(items: readonly Item[], at: number, written: Item): boolean {
  const around = items.slice(Math.max(0, at - CONTEXT), at + CONTEXT).flatMap(numbersOf);
  const short = [...numbersOf(items[at]!), ...tenthsOf(items[at]!)];
  return short.some((said) =>
    numbersOf(written).some((value) =>
      [1e3, 1e6, 1e9].some(
        (scale) => said < 1000 && value === Math.round(said * scale) && around.some((other) => other >= scale),
      ),
    ),
  );
}

/** "thirty eight four" is 38.4, and "eight seven" is 8.7 near another decimal: the speaker omits the point. */
export function isElidedPoint(items: readonly Item[], at: number, written: Item): boolean {
  const around = items.slice(Math.max(0, at - CONTEXT), at + CONTEXT).flatMap(numbersOf);
  const near = around.some((other) => !Number.isInteger(other));
  return tenthsOf(items[at]!).some((said) => (near || said >= 10) && numbersOf(written).includes(said));
}

/** "twenty one four" beside "eighteen thousand six hundred" is 21.4 thousand. */
function tenthsOf({ figure }: Item): number[] {
  return (figure === null ? [] : readingsOf(figure)).flatMap((reading) => {
    const [, whole = '', tenth = ''] = /^S(\d{1,3})\/(\d)$/.exec(reading) ?? [];
    return whole === '' ? [] : [Number(`${whole}.${tenth}`)];
  });
}

/** "ninety three" for 1993, "oh four" for '04. */
export function isShortYear(items: readonly Item[], at: number, written: Item): boolean {
  const said = items[at]!;
  const digit = readingsOf(written.figure!).flatMap((reading) => /^S0(\d)$/.exec(reading)?.[1] ?? []);
  if (digit.length > 0 && written.words.join('').length === 2 && readingsOf(said.figure!).includes(digit[0]!))
    return true;
  // "A third" is not a year, and neither is "three"; "oh three" is.
  const zero = /^(oh|o|zero|nought)$/.test(items[at - 1]?.words[0] ?? '');
  const least = zero || readingsOf(said.figure!).some((reading) => /^S0\d$/.test(reading)) ? 0 : 10;
  return numbersOf(said).some((short) =>
    numbersOf(written).some(
      (year) =>
        Number.isInteger(short) && short >= least && short < 100 && [1700, 1800, 1900, 2000].includes(year - short),
    ),
  );
}
