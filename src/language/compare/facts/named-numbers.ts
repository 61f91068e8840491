import { numbersOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';

/** Numbers that are spoken as nouns or with another word. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ...['dozen', 'dutzend', 'docena', 'douzaine', 'dúzia', 'dozzina', 'dozijn'].map((word) => [word, 12] as const),
  ...['nil', 'love'].map((word) => [word, 0] as const),
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['hundreds', 100],
  ...['uno', 'un', 'una', 'une', 'um', 'uma', 'eins', 'ein', 'eine', 'einen', 'een'].map((word) => [word, 1] as const),
]);

/** Words after a score that is equal for both sides: "two all", "deux partout", "due pari". */
const BOTH = /^(all|apiece|beide|partout|pari|iguales|igual|gelijk)$/;

/** Excuses the word if the text repeats the figure before it. */
function isSameForBoth(matching: Matching, at: number, written: number): boolean {
  const { raw, refined } = matching;
  const [before, both] = [raw.items[at - 1], raw.items[at]!];
  const open = matching.partners[at]! < 0 && matching.excusedLost[at] === null && BOTH.test(both.words[0] ?? '');
  const score = before?.figure?.unit === null && refined.items[written - 1]?.key === before.key;
  if (!open || !score || !numbersOf(before).some((value) => numbersOf(refined.items[written]!).includes(value)))
    return false;
  matching.excuse([at], [written], 'score');
  return true;
}

/** "the hundred meters" is 100 meters: a number that was said as a noun. */
export function excuseNamed(matching: Matching, written: number): boolean {
  const { raw, refined } = matching;
  const before = matching.partnersOfWritten.slice(0, written).findLast((partner) => partner >= 0) ?? -1;
  for (let at = before + 1; at < Math.min(raw.items.length, before + 6); at += 1) {
    const value = NAMED.get(raw.items[at]!.words[0] ?? '');
    if (matching.partners[at]! > written) break;
    if (isSameForBoth(matching, at, written)) return true;
    if (value === 1 && !/^(\p{L} )?1$/u.test(refined.items[written]!.words.join(' '))) break;
    // "Nil nil" looks like a repetition.
    const free = matching.partners[at]! < 0 && /^(repetition)?$/.test(matching.excusedLost[at] ?? '');
    if (value === undefined || !free || !numbersOf(refined.items[written]!).includes(value)) continue;
    const unit = refined.items[written]!.words.slice(1);
    const units = [at + 1, at + 2].filter(
      (one) => matching.partners[one]! < 0 && raw.items[one]?.words.some((word) => unit.includes(word)),
    );
    matching.excusedLost[at] = 'number as a noun';
    matching.excuse(units, [written], 'number as a noun');
    return true;
  }
  return false;
}
