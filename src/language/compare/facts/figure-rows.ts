import { readingsOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';
import { joinsParted } from '../align/parted-figures.js';
import { carriesMeaning, type Item } from '../items/item.js';

/** Maximum number of figures in a spoken row, and in a written one. */
const MOST_SAID = 12;
const MOST_WRITTEN = 6;
/** Maximum number of content words between two figures of a row. */
const BETWEEN = 1;
/** Maximum number of readings of a row's digits. */
const MOST_READINGS = 32;

/** The strings of digits that an item may be: `S0173` of "oh one seven three", `530` of "five thirty", `142` and `98` of "142/98" in a row. */
function digitsOf(item: Item): string[] {
  const words = item.words.join('');
  // A decimal point or a currency does not separate groups: "£3.50" is not 350.
  if (/^[A-Z]{3}/.test(item.figure!.unit ?? '')) return [];
  const written = /[\p{L}.,]/u.test(words) ? '' : words.replace(/\D/gu, '');
  const parts = (item.figure!.parts ?? []).map(({ readings }) => digits(readings[0]!)).join('');
  return [...new Set([...readingsOf(item.figure!).map(digits), written, parts])].filter(Boolean);
}

function digits(reading: string): string {
  return /^[ST]?[\d/:]+$/.test(reading) ? reading.replace(/\D/gu, '') : '';
}

interface Run {
  readonly items: readonly number[];
  readonly texts: readonly string[];
}

/** Every run of unpaired figures from an item on, interrupted only by links; each with the possible readings of its digits. */
function runsFrom(items: readonly Item[], isFree: (at: number) => boolean, from: number, most: number): Run[] {
  const runs: Run[] = [];
  let between = 0;
  let run: Run = { items: [], texts: [''] };
  for (let at = from; at < items.length && run.items.length < most; at += 1) {
    if (items[at]!.figure === null || !isFree(at)) {
      // "Five votes to two" and "five to two".
      if (carriesMeaning(items[at]!) && ++between > BETWEEN) break;
      continue;
    }
    const texts = run.texts.flatMap((text) => digitsOf(items[at]!).map((more) => text + more)).slice(0, MOST_READINGS);
    between = 0;
    run = { items: [...run.items, at], texts };
    runs.push(run);
  }
  return runs;
}

/**
 * Excuses a written figure whose digits, alone or with the figures after it, are those of a spoken row: "oh seven seven, nine one two" as 077912, "five
 * thirty" as 5 and 30. Both sides must have the same digits: "9 to 5" is not "nine to five thirty".
 */
export function excuseRow(matching: Matching, near: readonly number[], written: number): boolean {
  const { raw, refined, partnersOfWritten, excusedAdded } = matching;
  const isFreeWritten = (at: number) => partnersOfWritten[at]! < 0 && (excusedAdded[at] === null || at === written);
  const wanted = runsFrom(refined.items, isFreeWritten, written, MOST_WRITTEN);
  const isFreeSaid = (at: number) => near.includes(at);
  for (const first of near) {
    for (const said of runsFrom(raw.items, isFreeSaid, first, MOST_SAID)) {
      const same = wanted.find(({ texts }) => texts.some((text) => said.texts.includes(text)));
      if (same === undefined || joinsParted(matching, said.items, same.items)) continue;
      matching.excuse(said.items, same.items, 'parts');
      return true;
    }
  }
  return false;
}
