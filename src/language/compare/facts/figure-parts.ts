import { CERTAIN } from '../../annotate/annotation.js';
import type { Figure } from '../../figures/figure.js';
import { sameFigure } from '../../figures/same-figure.js';
import { range } from '../../text/tokens.js';
import { readingsOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';
import type { Item } from '../items/item.js';

/** How far, in items, the other figures of a row may be from the first. */
const REACH = 10;
/** Maximum number of parts of one figure: `nineteen`, `sixty`, `eight`. */
const MOST_JOINED = 4;

/**
 * Excuses figures that were said as one and are written as several ("three one" as "3–1", "two thirty minute calls" as "two 30-minute
 * calls"), or were said as several and are written as one. Every part must be present, in the same order.
 */
export function excuseParts(matching: Matching, near: readonly number[], written: number): boolean {
  const { raw, refined, partners, partnersOfWritten } = matching;
  const here = refined.items[written]!;
  const around = figuresAround(refined.items, written).filter((at) => partnersOfWritten[at]! < 0);
  for (const at of near) {
    const parts = raw.items[at]!.figure!.parts ?? [];
    const found =
      placesOf(parts, refined.items, around) ??
      saidAgain(matching, parts, written) ??
      (isStuttered(matching, parts, here) ? [written] : null);
    if (!found?.includes(written)) continue;
    matching.excuse([at], found, 'parts');
    excuseNouns(matching, at, found);
    return true;
  }
  const spoken = near.toSorted((a, b) => a - b).filter((at) => partners[at]! < 0);
  const pieces = placesOf(here.figure!.parts ?? [], raw.items, spoken);
  if (pieces === null) return false;
  matching.excuse(pieces, [written], 'parts');
  return true;
}

/** Parts of a row that may only repeat others: of a longer row, such as the sets of a match, the order counts. */
const MOST_AGAIN = 3;

/** Speech without commas: in "not thirteen three" the "three" only repeats what the text has nearby. */
function saidAgain({ raw, refined }: Matching, parts: readonly Figure[], written: number): number[] | null {
  if (raw.annotated.punctuated || parts.length < 2 || parts.length > MOST_AGAIN) return null;
  const around = figuresAround(refined.items, written, 2 * REACH).map((at) => refined.items[at]!);
  return areAllAmong(parts, around) &&
    parts.some((part) => sameFigure(part, refined.items[written]!.figure!) !== 'value')
    ? [written]
    : null;
}

/** Repetitions of speech from which on its speaker stutters. */
const STUTTERS = 3;

/** "Two two twenty" as 220: a digit said twice, in speech without commas whose speaker often says words twice. */
function isStuttered({ raw }: Matching, parts: readonly Figure[], { words }: Item): boolean {
  const { annotations, punctuated } = raw.annotated;
  const stutters = annotations.filter((one) => one.kind === 'repetition' && one.confidence >= CERTAIN);
  if (punctuated || parts.length < 2 || stutters.length < STUTTERS) return false;
  const said = parts.map(({ readings: [reading = ''] }) => reading.replace(/^S/, ''));
  const once = said.filter((digits, at) => digits.length > 1 || digits !== said[at + 1]);
  return once.length < said.length && once.join('') === words.join('').replace(/\D/g, '');
}

/** Whether every part of a row is among some figures, alone or with the next ones: "seven six thirty" in 6:30 and 7. */
function areAllAmong(parts: readonly Figure[], items: readonly Item[]): boolean {
  for (let part = 0; part < parts.length; ) {
    const counts = range(1, MOST_JOINED + 1).filter((count) => {
      const some = parts.slice(part, part + count);
      const digits = some.map(({ readings: [reading = ''] }) => reading.replace(/^S/, '')).join('');
      return (
        some.length === count &&
        items.some(({ figure, words }) =>
          count === 1 ? sameFigure(some[0]!, figure!) !== 'value' : words.join('').replace(/\D/g, '') === digits,
        )
      );
    });
    if (counts.length === 0) return false;
    part += counts.at(-1)!;
  }
  return true;
}

function figuresAround(items: readonly Item[], at: number, reach = REACH): number[] {
  return range(Math.max(0, at - reach), Math.min(items.length, at + reach + 1)).filter(
    (one) => items[one]!.figure !== null,
  );
}

/** The places of the parts among the figures of the other text, in order; null if one is missing. */
function placesOf(parts: readonly Figure[], items: readonly Item[], places: readonly number[]): number[] | null {
  if (parts.length < 2) return null;
  for (const [index, first] of places.entries()) {
    const found: number[] = [];
    let part = 0;
    for (const at of [first, ...places.slice(index + 1)]) {
      const taken = part < parts.length ? partsIn(parts.slice(part), items[at]!.figure!) : 0;
      if (taken === 0) break;
      found.push(at);
      part += taken;
    }
    if (part === parts.length) return found;
  }
  return null;
}

/** How many of the parts, from the first one on, make a figure: `1968` is `nineteen` and `sixty eight`. */
function partsIn(parts: readonly Figure[], figure: Figure): number {
  const readings = new Set(readingsOf(figure).map((reading) => reading.replace(/^[SD]/, '')));
  for (let count = Math.min(MOST_JOINED, parts.length); count > 1; count -= 1) {
    const digits = parts.slice(0, count).map(({ readings: [reading = ''] }) => reading.replace(/^S/, ''));
    if (readings.has(digits.join(''))) return count;
  }
  return sameFigure(parts[0]!, figure) === 'value' ? 0 : 1;
}

/** Spoken words after the row that belong to its last figure: the "olds" of "two 17-year-olds". */
function excuseNouns(matching: Matching, at: number, found: readonly number[]): void {
  const pieces = new Set(
    found.flatMap((one) => matching.refined.items[one]!.words.flatMap((word) => word.split(/[-‐‑]/u))),
  );
  const next = [at + 1, at + 2].filter(
    (one) => matching.partners[one]! < 0 && matching.raw.items[one]?.words.every((word) => pieces.has(word)),
  );
  matching.excuse(next, [], 'parts');
}
