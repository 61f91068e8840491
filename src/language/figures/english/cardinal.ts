import type { NumberMatch } from '../number-words.js';
import { ALL_SCALES, ORDINAL_CARDINALS, UNIT_VALUES } from './number-words.js';

interface Group {
  readonly value: bigint;
  readonly next: number;
  readonly ordinal: boolean;
}

/** The value of a word from zero to ninetieth. */
function small(word: string | undefined): { value: number; ordinal: boolean } | null {
  const cardinal = UNIT_VALUES.get(word ?? '');
  if (cardinal !== undefined) return { value: cardinal, ordinal: false };
  const value = UNIT_VALUES.get(ORDINAL_CARDINALS.get(word ?? '') ?? '');
  return value === undefined ? null : { value, ordinal: true };
}

/** `five`, `seventeen`, `forty two`, `forty second`. */
function belowHundred(words: readonly string[], at: number): Group | null {
  const head = small(words[at]);
  if (head === null) return null;
  const whole = { value: BigInt(head.value), next: at + 1, ordinal: head.ordinal };
  const unit = head.value < 20 || head.ordinal ? null : small(words[at + 1]);
  if (unit === null || unit.value < 1 || unit.value > 9) return whole;
  return { value: BigInt(head.value + unit.value), next: at + 2, ordinal: unit.ordinal };
}

/** A group before a scale: `two hundred and five`, `twelve hundred`, `forty two`, the `one` of `a hundred`. */
function group(words: readonly string[], at: number, article: boolean): Group | null {
  const head = article ? { value: 1n, next: at + 1, ordinal: false } : belowHundred(words, at);
  const word = words[head?.next ?? -1];
  if (head === null || head.ordinal || head.value === 0n || !/^hundred(th)?$/.test(word ?? '')) return head;
  const hundreds = { value: head.value * 100n, next: head.next + 1, ordinal: word === 'hundredth' };
  if (hundreds.ordinal) return hundreds;
  const tail = belowHundred(words, words[hundreds.next] === 'and' ? hundreds.next + 1 : hundreds.next);
  if (tail === null || tail.value === 0n || /^hundred(th)?$/.test(words[tail.next] ?? '')) return hundreds;
  return { ...tail, value: hundreds.value + tail.value };
}

/** `a hundred`, `a million`; not the one of `half a million`. */
function isArticle(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? '';
  return (
    words[at] === 'a' &&
    (next === 'hundred' || ALL_SCALES.has(next)) &&
    !PART.test(words[at - (words[at - 1] === 'of' ? 2 : 1)] ?? '')
  );
}

/** A part, with or without "of": `three quarters of a million`. */
const PART = /^(half|halves|quarters?|thirds?|fifths?|sixths?|eighths?|tenths?)$/;

function scaleOf(word: string | undefined): { power: number; ordinal: boolean } | null {
  const power = ALL_SCALES.get(word ?? '') ?? ALL_SCALES.get((word ?? '').replace(/th$/, ''));
  return power === undefined ? null : { power, ordinal: /th$/.test(word ?? '') };
}

/** What may follow a scale without a scale of its own. */
function endsNumber(value: bigint, power: number, and: boolean): boolean {
  return value > 0n && (and ? value < 100n : value < 10n ** BigInt(power));
}

/** The longest cardinal or ordinal that starts at a word; null for none. "Two million five" may be 2,500,000 as well. */
export function matchNumber(words: readonly string[], from: number): NumberMatch | null {
  let total = 0n;
  let power = Number.POSITIVE_INFINITY;
  let end = from;
  let ordinal = false;
  const alternatives: string[] = [];
  for (let at = from; !ordinal; at = end) {
    const and = at > from && words[at] === 'and';
    const part = group(words, and ? at + 1 : at, at === from && isArticle(words, at));
    if (part === null) break;
    const scale = part.ordinal ? null : scaleOf(words[part.next]);
    if (scale !== null) {
      if (scale.power >= power || part.value === 0n || and) break;
      total += part.value * 10n ** BigInt(scale.power);
      [power, end, ordinal] = [scale.power, part.next + 1, scale.ordinal];
      continue;
    }
    if (at > from && !endsNumber(part.value, power, and)) break;
    if (at > from && !and && power > 3 && part.value < 10n)
      alternatives.push(String(total + part.value * 10n ** BigInt(power - 1)));
    total += part.value;
    [end, ordinal] = [part.next, part.ordinal];
    break;
  }
  if (end === from) return null;
  const match = { value: String(total), length: end - from, ordinal };
  return alternatives.length > 0 ? { ...match, alternatives } : match;
}

/**
 * The value of words that are one cardinal from the first to the last; null when they are not, or not with certainty.
 * Below 10^15, so exact as a number.
 */
export function readCardinal(spoken: readonly string[]): number | null {
  const match = matchNumber(spoken, 0);
  const whole = match !== null && !match.ordinal && match.alternatives === undefined && match.length === spoken.length;
  return whole && match.value.length <= 15 ? Number(match.value) : null;
}
