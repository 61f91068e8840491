import { type Comparison, spanOf, type WeighedFinding } from './check.js';
import { groupOf } from './meaning-words.js';
import type { WordComparison } from './word-gaps.js';
import type { WordItem } from './word-items.js';

/** Numbers of which each stands where another was said: nothing is missing, and everything is wrong. */
export function numbersExchanged(
  { said, written, pairs }: WordComparison,
  { raw, refined }: Comparison,
): WeighedFinding[] {
  const valuesOf = (items: readonly WordItem[]) => new Set(items.map(({ value }) => value));
  const [there, found] = [valuesOf(said), valuesOf(written)];
  return pairs.flatMap(([from, to]) => {
    const [one, other] = [said[from]!, written[to]!];
    if (one.value === other.value || !there.has(other.value) || !found.has(one.value)) return [];
    const message = `"${raw.slice(...spanOf(one))}" was said where the text has "${refined.slice(...spanOf(other))}".`;
    return [{ check: 'numbers', message, rawSpan: spanOf(one), refinedSpan: spanOf(other), weight: 'REJECT' as const }];
  });
}

/** A past that has become a present, or the other way: "we want to", "we wanted to". */
export function tensesChanged({ said, written, pairs }: WordComparison): WeighedFinding[] {
  return pairs.flatMap(([from, to]) => {
    const [one, other] = [said[from]!, written[to]!];
    const past = (word: string) => /[^e]ed$/.test(word);
    if (one.word === other.word || past(one.word) === past(other.word) || groupOf(one.word) !== undefined) return [];
    const message = `"${one.word}" was said where the text has "${other.word}".`;
    return [{ check: 'words', message, rawSpan: spanOf(one), refinedSpan: spanOf(other), weight: 'REVIEW' as const }];
  });
}
