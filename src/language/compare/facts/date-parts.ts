import type { Lexicon } from '../../lexicons/lexicon.js';
import { range } from '../../text/tokens.js';
import { readingsOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';
import type { Item } from '../items/item.js';

/** How far apart, in items, the parts of one date may be: "in 2019, in November". */
const REACH = 14;

/** The parts of an ISO 8601 date whose unknown parts are omitted: `D2019-11`, `D--06-03`; null for anything else. */
function partsOf(reading: string): string[] | null {
  const [, year = '', month = '', day = ''] = /^D(\d{4}|-)?(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(reading) ?? [];
  const parts = [
    /^\d{4}$/.test(year) ? `y${year}` : '',
    month === '' ? '' : `m${month}`,
    day === '' ? '' : `d${day}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts : null;
}

/** Every part of a date that an item may be: a year, a day, a month by name. */
function mayBe(item: Item, months: ReadonlyMap<string, string>): string[] {
  if (item.figure === null) return item.words.flatMap((word) => months.get(word) ?? []);
  return readingsOf(item.figure).flatMap((reading) => {
    // "2026th" is not a year.
    if (/^\d{4}$/.test(reading) && item.figure?.class !== 'ordinal') return [`y${reading}`];
    const bare = reading.replace(/^S/, '');
    if (/^\d{1,2}$/.test(bare)) return [`d${bare.padStart(2, '0')}`];
    return partsOf(reading) ?? [];
  });
}

function monthsOf(lexicon: Lexicon): ReadonlyMap<string, string> {
  return new Map(
    lexicon.months.flatMap((names, at) => names.map((name) => [name, `m${String(at + 1).padStart(2, '0')}`] as const)),
  );
}

/** The items of the other text that together make the date; null if a part is missing. */
function spread(
  date: Item,
  items: readonly Item[],
  open: readonly number[],
  months: ReadonlyMap<string, string>,
): number[] | null {
  // "July 1976, 4": a bare number is a day only beside its month.
  const named = (at: number) => {
    const parts = items[at] === undefined ? [] : mayBe(items[at]!, months);
    return parts.some((part) => part.startsWith('m')) && !parts.some((part) => part.startsWith('y'));
  };
  const counts = (at: number, part: string) =>
    !part.startsWith('d') || items[at]!.figure?.class !== 'cardinal' || named(at - 1) || named(at + 1);
  for (const reading of readingsOf(date.figure!)) {
    const parts = partsOf(reading);
    if (parts === null || parts.length < 2) continue;
    // A date with more parts is not the same date.
    const fits = (item: Item) =>
      (item.figure === null ? [] : readingsOf(item.figure)).every((other) =>
        (partsOf(other) ?? []).every((part) => parts.includes(part)),
      );
    const found = parts.map((part) =>
      open.find((at) => mayBe(items[at]!, months).includes(part) && counts(at, part) && fits(items[at]!)),
    );
    if (found.every((at) => at !== undefined)) return [...new Set(found as number[])];
  }
  return null;
}

/** Excuses a date that one text has in one place and the other in several: "in 2019, in November" and "in November 2019". */
export function matchDateParts(matching: Matching, lexicon: Lexicon | null): void {
  if (lexicon === null) return;
  const months = monthsOf(lexicon);
  const { raw, refined } = matching;
  for (const gap of matching.gaps) {
    for (const at of matching.addedIn(gap)) {
      if (refined.items[at]!.figure?.class !== 'date') continue;
      const open = range(Math.max(0, gap.from - REACH), Math.min(raw.items.length, gap.to + REACH)).filter(
        (one) => matching.excusedLost[one] === null,
      );
      const said = spread(refined.items[at]!, raw.items, open, months);
      if (said !== null)
        matching.excuse(
          said.filter((one) => matching.partners[one]! < 0),
          [at],
          'date',
        );
    }
    for (const at of matching.lostIn(gap)) {
      if (raw.items[at]!.figure?.class !== 'date') continue;
      const open = range(Math.max(0, gap.fromWritten - REACH), Math.min(refined.items.length, gap.toWritten + REACH));
      const written = spread(raw.items[at]!, refined.items, open, months);
      if (written !== null)
        matching.excuse(
          [at],
          written.filter((one) => matching.partnersOfWritten[one]! < 0),
          'date',
        );
    }
  }
}

/** Whether one of two dates omits a part of the other and otherwise agrees with it. */
export function isLessPrecise(one: Item, other: Item): boolean {
  if (one.figure === null || other.figure === null) return false;
  const [parts, others] = [one, other].map(({ figure }) =>
    readingsOf(figure!).flatMap((reading) => partsOf(reading) ?? []),
  ) as [string[], string[]];
  if (parts.length === 0 || others.length === 0) return false;
  return parts.every((part) => others.includes(part)) || others.every((part) => parts.includes(part));
}
