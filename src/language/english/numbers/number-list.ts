import { SCALE_POWERS } from '../../figures/english/number-words.js';
import type { NumberRun } from './number-run.js';
import { readNumber } from './spoken-number.js';

type Split = readonly (readonly [number, number])[];

/** Every way to read the words as whole numbers joined by `and`, as word ranges. Stops after two: two ways are already ambiguous. */
function splits(words: readonly string[], from: number, parts: number): Split[] {
  const found: Split[] = [];
  for (let to = from + 1; to <= words.length && found.length < 2; to += 1) {
    if (to < words.length && words[to] !== 'and') continue;
    if (readNumber(words.slice(from, to)) === null) continue;
    if (to === words.length) found.push([[from, to]]);
    else if (parts > 1) {
      for (const rest of splits(words, to + 1, parts - 1)) found.push([[from, to], ...rest]);
    }
  }
  return found;
}

function hasScale(words: readonly string[]): boolean {
  return words.some((word) => word === 'hundred' || SCALE_POWERS.has(word));
}

/**
 * Takes `twenty and thirty` or `between two hundred and three hundred` apart. Empty unless there is exactly one way,
 * and unless no part could borrow its scale from the last one ("two and three hundred").
 */
export function splitAtAnd(run: NumberRun, between: boolean): NumberRun[] {
  if (run.words.length !== run.to - run.from || run.words.length > 24) return [];
  const ways = splits(run.words, 0, between ? 2 : 4).filter((way) => way.length > 1);
  if (ways.length !== 1) return [];
  const parts = ways[0]!.map(([from, to]) => ({
    from: run.from + from,
    to: run.from + to,
    words: run.words.slice(from, to),
  }));
  const borrowed = hasScale(parts.at(-1)!.words) && parts.some((part) => !hasScale(part.words));
  return borrowed ? [] : parts;
}
