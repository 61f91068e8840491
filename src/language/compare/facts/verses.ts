import { numbersOf, readingsOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';

/** Words for chapters and verses in the languages with rules. */
const CHAPTER = /^(chapter|kapitel|capítulo|chapitre|capitolo|hoofdstuk)$/;
const VERSE = /^(verses?|vers|verse|versículos?|versets?|versett[oi]|verzen)$/;

/** "Chapter eighteen, verse twenty one" is 18:21: the figures with their words for chapter and verse. */
export function excuseVerse(matching: Matching, near: readonly number[], written: number): boolean {
  const { items } = matching.raw;
  const [chapter, verse] = readingsOf(matching.refined.items[written]!.figure!).flatMap((reading) =>
    (/^[TS](\d+)[:/](\d+)$/.exec(reading) ?? []).slice(1).map(Number),
  );
  const said = (at: number, name: RegExp, value: number | undefined) =>
    value !== undefined && name.test(items[at - 1]?.words[0] ?? '') && numbersOf(items[at]!).includes(value);
  const first = near.find((at) => said(at, CHAPTER, chapter));
  if (first === undefined) return false;
  const second = near.find((at) => at > first && at <= first + 3 && said(at, VERSE, verse));
  if (second === undefined) return false;
  const all = [first - 1, first, second - 1, second].filter((at) => matching.partners[at]! < 0);
  matching.excuse(all, [written], 'verse');
  return true;
}
