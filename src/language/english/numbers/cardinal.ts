import { SCALE_POWERS, UNIT_VALUES } from './number-words.js';

interface Group {
  readonly value: number;
  readonly next: number;
}

/** `five`, `seventeen`, `forty two`. */
function belowHundred(words: readonly string[], at: number): Group | null {
  const value = UNIT_VALUES.get(words[at] ?? '');
  if (value === undefined) return null;
  if (value < 20) return { value, next: at + 1 };
  const unit = UNIT_VALUES.get(words[at + 1] ?? '');
  const joins = unit !== undefined && unit >= 1 && unit <= 9;
  return joins ? { value: value + unit, next: at + 2 } : { value, next: at + 1 };
}

/** A group before a scale: `two hundred and five`, `twelve hundred`, `forty two`. */
function belowThousand(words: readonly string[], at: number): Group | null {
  const head = belowHundred(words, at);
  if (head === null || words[head.next] !== 'hundred') return head;
  if (head.value === 0 || head.value % 10 === 0) return null;
  const hundreds = head.value * 100;
  const and = words[head.next + 1] === 'and';
  const tail = belowHundred(words, head.next + (and ? 2 : 1));
  if (tail === null || tail.value === 0) return and ? null : { value: hundreds, next: head.next + 1 };
  return { value: hundreds + tail.value, next: tail.next };
}

/** `a hundred and five` is read as `one hundred and five`. */
function withoutArticle(words: readonly string[]): readonly string[] {
  const scaled = words[1] === 'hundred' || SCALE_POWERS.has(words[1] ?? '');
  return words[0] === 'a' && scaled ? ['one', ...words.slice(1)] : words;
}

/** What may follow a scale without a scale of its own. "Two million five" is left alone: it can mean 2,500,000. */
function endsNumber(value: number, scale: number, and: boolean): boolean {
  if (value === 0) return false;
  return and ? value < 100 : scale <= 3 || value >= 100;
}

/**
 * The value of words that are one cardinal from the first to the last; null when they are not, or not with certainty.
 * Below 10^15, so exact as a number.
 */
export function readCardinal(spoken: readonly string[]): number | null {
  const words = withoutArticle(spoken);
  let total = 0;
  let scale = 15;
  let at = 0;
  while (at < words.length) {
    const and = at > 0 && words[at] === 'and';
    const group = belowThousand(words, and ? at + 1 : at);
    if (group === null) return null;
    const power = SCALE_POWERS.get(words[group.next] ?? '');
    if (power === undefined) {
      if (group.next !== words.length) return null;
      if (at > 0 && !endsNumber(group.value, scale, and)) return null;
      return total + group.value;
    }
    if (power >= scale || and || group.value === 0 || group.value >= 1000) return null;
    total += group.value * 10 ** power;
    scale = power;
    at = group.next + 1;
  }
  return words.length === 0 ? null : total;
}
