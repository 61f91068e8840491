import { ENGLISH_UNITS } from '../../figures/english/english-units.js';
import { sameFigure } from '../../figures/same-figure.js';
import { unitsOfSymbol } from '../../figures/unit-symbols.js';
import { readingsOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { type Item, isContent, isSetOffAfter } from '../items/item.js';

/** How many items after a figure, and how many figures around it, may have its unit. */
const NEAR = 4;

/** The spoken words for a unit. */
const SPOKEN: Readonly<Record<string, RegExp>> = {
  '%': /^(%|percent|per|percentage|prozent|porcentaje|ciento|pourcent|cento|procent)$/,
  USD: /^(\$|dollars?|bucks?|cents?)$/,
  EUR: /^(€|euros?|cents?)$/,
  GBP: /^(£|pounds?|quid|pence|p)$/,
  min: /^(minutes?|mins?)$/,
  h: /^(hours?|hrs?|h)$/,
  s: /^(seconds?|secs?|s)$/,
};

/** Whether a unit occurs among the items: with a figure, or as a word. */
function isSpoken(items: readonly Item[], unit: string): boolean {
  const word = SPOKEN[unit];
  return items.some(
    (item) => item.figure?.unit === unit || (word !== undefined && item.words.some((one) => word.test(one))),
  );
}

/** For this many sentences a speaker need not repeat a currency. */
const SENTENCES = 1;
/** The same distance in items, for speech without sentences. */
const STRETCH = 30;

/** The currency of a unit: USD of "USD/d"; null for any other. */
function currencyOf(unit: string | null): string | null {
  return /^[A-Z]{3}(?=\/|$)/.exec(unit ?? '')?.[0] ?? null;
}

/**
 * "Forty five pounds back then, now it's a hundred and twenty": a sentence nearby has the currency, and it is the last unit before the figure.
 * A count ("120 people") or a measure is not money.
 */
function isSaidBeside({ raw }: Matching, at: number, unit: string): boolean {
  const isNear = (one: number) =>
    Math.abs(raw.sentences[one]! - raw.sentences[at]!) <= SENTENCES && raw.items[one] !== undefined;
  const from = Math.max(0, at - STRETCH);
  const near = raw.items.slice(from, at + STRETCH).filter((_, step) => isNear(from + step));
  const before = raw.items.slice(from, at).filter((_, step) => isNear(from + step));
  const last = before.findLast(({ figure }) => figure !== null && figure.unit !== null);
  const next = raw.items[at + 1];
  const beside = /^(over|under|above|below|more|less|extra|too|each)$/.test(next?.words[0] ?? '');
  const counts = next !== undefined && !beside && !isSetOffAfter(raw.items[at]!) && isContent(next);
  if (counts || (last !== undefined && currencyOf(last.figure!.unit) !== unit)) return false;
  return isSpoken(near, unit) && near.every(({ figure }) => [null, unit].includes(currencyOf(figure?.unit ?? null)));
}

function near(items: readonly Item[], at: number): readonly Item[] {
  return items.slice(Math.max(0, at - NEAR), at + NEAR + 1);
}

/** How many items beside a figure the figure of the other text may include: "9:30 in the morning" may be one figure there. */
function absorbed(
  items: readonly Item[],
  { partners, excused }: { readonly partners: readonly number[]; readonly excused: readonly (string | null)[] },
  at: number,
  { words }: Item,
): number[] {
  const found: number[] = [];
  const inside = new Set(words.flatMap((word) => [word, ...word.split(/[-‐‑/]/u)]));
  for (const step of [-1, 1]) {
    for (let one = at + step; one >= 0 && one < items.length && Math.abs(one - at) <= NEAR; one += step) {
      if (partners[one]! >= 0 || excused[one] !== null || !items[one]!.words.every((word) => inside.has(word))) break;
      found.push(one);
    }
  }
  return found;
}

/** Finds figures whose unit, currency, percent sign or half of the day changed or was added. */
export function unitChanges(matching: Matching): Change[] {
  return matching.partners.flatMap((partner, at) => (partner < 0 ? [] : unitChange(matching, at, partner)));
}

/** Whether letters beside a spoken figure make a code with it: "forty six A" is 46A, not a current. */
function isSpelt({ excusedLost }: Matching, at: number): boolean {
  return [at - 1, at + 1].some((one) => excusedLost[one] === 'written as one word');
}

/** Whether two units differ only in a denominator that the text has as a separate word: "1.6 g of protein per kilo". */
function isRateApart(items: readonly Item[], at: number, rate: string, unit: string): boolean {
  if (!rate.startsWith(`${unit}/`)) return false;
  const per = rate.slice(unit.length + 1);
  return items.slice(at + 1, at + 1 + 2 * NEAR).some(({ words }) => words.some((word) => unitsOf(word).includes(per)));
}

function unitsOf(word: string): readonly string[] {
  return [...(ENGLISH_UNITS.get(word) ?? []), ...unitsOfSymbol(word)];
}

/** Whether a unit is a half of the day. */
function isHalf(unit: string | null): boolean {
  return /^[ap]m( |$)/.test(unit ?? '');
}

/** "06:30", or "10:15" in a text that also has "19:00": a 24-hour clock needs no half of the day. */
function isOnDayClock(items: readonly Item[], { words }: Item): boolean {
  const clock = (some: readonly string[], hour: RegExp) => hour.test(some.join(''));
  const plain = clock(words, /^\d{1,2}[:.h]\d\d$/);
  return (
    plain && [words, ...items.map((item) => item.words)].some((some) => clock(some, /^(0\d|1[3-9]|2[0-3])[:.h]\d\d$/))
  );
}

function unitChange(matching: Matching, at: number, partner: number): Change[] {
  const { raw, refined } = matching;
  const [said, written] = [raw.items[at]!, refined.items[partner]!];
  if (!said.figure || !written.figure) return [];
  const { partners, partnersOfWritten, excusedLost, excusedAdded } = matching;
  const inSaid = absorbed(raw.items, { partners, excused: excusedLost }, at, written);
  const inWritten = absorbed(refined.items, { partners: partnersOfWritten, excused: excusedAdded }, partner, said);
  matching.excuse(inSaid, inWritten, 'in the figure');
  const [before, after] = [said.figure.unit, written.figure.unit];
  const [paid, shownIn] = [currencyOf(before), currencyOf(after)];
  const coins = paid !== null && shownIn !== null && paid !== shownIn;
  const halves = isHalf(before) && isHalf(after) && before !== after;
  const explained = (inSaid.length + inWritten.length > 0 || isSpelt(matching, at)) && !coins && !halves;
  if (explained || before === after || sameFigure(said.figure, written.figure) === 'same') return [];
  const heard = shown(raw.annotated.text, raw.items, [at]);
  const text = shown(refined.annotated.text, refined.items, [partner]);
  const change = (grade: Change['grade'], message: string): Change[] => [
    { check: 'units', grade, message, said: [at], written: [partner] },
  ];
  // "13h" for "as treze": a time of day, and no number of hours.
  if (before === null && after === 'h' && readingsOf(said.figure).some((one) => /^T\d\d:00$/.test(one))) return [];
  // Italian "78°" is the seventy-eighth.
  if (before === null && after === '°' && said.figure.class === 'ordinal') return [];
  if (before === '°' && /^°[CF]$/.test(after ?? '')) {
    // In countries that use only Celsius, degrees are degrees Celsius.
    if (after === '°C' && raw.annotated.language !== 'en') return [];
    return change('REVIEW', `"${heard}" was said without the unit that "${text}" has.`);
  }
  if (before !== null && after !== null) {
    if (isRateApart(refined.items, partner, before, after)) return [];
    return change('REJECT', `"${heard}" was said where the text has "${text}".`);
  }
  if (after === null) {
    if (isHalf(before) && isOnDayClock(refined.items, written)) return [];
    if (isSpoken(near(refined.items, partner), before!)) return [];
    return change('REVIEW', `The unit of "${heard}" is missing from "${text}".`);
  }
  if (isSpoken(near(raw.items, at), after)) return [];
  return change(addedUnitGrade(matching, at, after), `"${heard}" was said without the unit that "${text}" has.`);
}

function addedUnitGrade(matching: Matching, at: number, unit: string): Change['grade'] {
  if (currencyOf(unit) !== null && isSaidBeside(matching, at, unit)) return 'NOTE';
  return isSpoken(matching.raw.items, unit) ? 'REVIEW' : 'REJECT';
}
