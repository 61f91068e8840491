import { sameFigure } from '../../figures/same-figure.js';
import { range } from '../../text/tokens.js';
import { numbersOf, readingsOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';
import type { Item } from '../items/item.js';

/** Maximum distance, in items, between a figure and its repetition. */
const NEXT = 5;

/** If the speaker started a figure and then completed it ("clause fourteen, clause fourteen B"), pairs the written figure with the complete one. */
export function preferFullFigures(matching: Matching): void {
  const { raw, refined, partners } = matching;
  for (const [at, partner] of partners.entries()) {
    const said = raw.items[at]!;
    const written = partner < 0 ? undefined : refined.items[partner];
    if (!said.figure || !written?.figure || sameFigure(said.figure, written.figure) === 'same') continue;
    const full = followers(raw.items, at).find(
      (one) => partners[one]! < 0 && sameFigure(raw.items[one]!.figure!, written.figure!) === 'same',
    );
    if (full === undefined) continue;
    partners[at] = -1;
    matching.pair(full, partner);
    matching.excuse([at], [], 'restart');
    matching.excusedLost[full] = null;
    excuseCopies(matching, at, full);
  }
}

/** "Ninety four. Nineteen ninety four": excuses a figure that the speaker repeats in full, and its words that the text has once. */
export function excuseFiguresSaidAgain(matching: Matching): void {
  const { raw, partners, excusedLost } = matching;
  for (const [at, item] of raw.items.entries()) {
    if (item.figure === null || partners[at]! >= 0 || excusedLost[at] !== null) continue;
    const full = followers(raw.items, at).find((one) => partners[one]! >= 0 && isShortFor(item, raw.items[one]!));
    const between = full === undefined ? [] : range(at + 1, full);
    const apart = between.every((one) => partners[one]! < 0 || raw.items[one]!.kind !== 'word');
    if (full !== undefined && apart) matching.excuse([at], [], 'restart');
  }
}

function followers(items: readonly Item[], at: number): number[] {
  return range(at + 1, Math.min(items.length, at + 1 + NEXT)).filter((one) => items[one]!.figure !== null);
}

/** Whether a figure is the other without its century, its thousand or its unit. */
function isShortFor(short: Item, full: Item): boolean {
  if (short.figure!.unit !== null && short.figure!.unit !== full.figure!.unit) return false;
  if (isYearOf(short, full)) return true;
  return numbersOf(short).some((value) =>
    numbersOf(full).some(
      (whole) => whole === value || (value < 1000 && whole === value * 1000) || isCentury(whole - value, value),
    ),
  );
}

/** "In eighteen fifteen, in June eighteen fifteen": a year, and a date in it. */
function isYearOf(short: Item, full: Item): boolean {
  const years = readingsOf(short.figure!).filter((reading) => /^D\d{4}$/.test(reading));
  return readingsOf(full.figure!).some((reading) => years.some((year) => reading.startsWith(`${year}-`)));
}

function isCentury(rest: number, value: number): boolean {
  return value < 100 && [1700, 1800, 1900, 2000].includes(rest);
}

/** Words before the first figure that are repeated before the complete one: "clause". */
function excuseCopies({ raw, partners, excusedLost }: Matching, at: number, full: number): void {
  for (let back = 1; back < full - at; back += 1) {
    const [first, again] = [at - back, full - back];
    if (raw.items[first]?.key !== raw.items[again]?.key) return;
    const lost = [first, again].find((one) => partners[one]! < 0);
    if (lost !== undefined) excusedLost[lost] ??= 'repetition';
  }
}
