import type { Alignment } from '../text/alignment.js';
import type { Token } from '../text/tokens.js';
import type { WeighedFinding } from './check.js';
import { firstIndex } from './first-index.js';

interface Texts {
  readonly raw: string;
  readonly refined: string;
  readonly spoken: readonly Token[];
  readonly written: readonly Token[];
  readonly alignment: Alignment;
}

const PAIRED = new WeakMap<readonly number[], readonly number[]>();

/** Indices of the words that have a partner, computed once for each alignment. */
function pairedOf(partners: readonly number[]): readonly number[] {
  const known = PAIRED.get(partners) ?? partners.flatMap((partner, at) => (partner < 0 ? [] : [at]));
  PAIRED.set(partners, known);
  return known;
}

/** Where something that was said belongs in the text: the words between the partners on either side of it. */
function placeInText({ spoken, written, alignment: { partners } }: Texts, [from, to]: readonly [number, number]) {
  const first = firstIndex(spoken.length, (at) => spoken[at]!.end > from);
  if (first >= spoken.length || written.length === 0) return null;
  let left = first - 1;
  while (left >= 0 && partners[left]! < 0) left -= 1;
  let right = first;
  while (right < spoken.length && (spoken[right]!.start < to || partners[right]! < 0)) right += 1;
  const start = left < 0 ? 0 : written[partners[left]!]!.end;
  const end = right >= spoken.length ? written.at(-1)!.end : written[partners[right]!]!.start;
  return [Math.min(start, end), Math.max(start, end)] as const;
}

/** The same the other way: where the speech is that words of the text stand for. */
function placeInSpeech({ spoken, written, alignment: { partners } }: Texts, [from, to]: readonly [number, number]) {
  if (spoken.length === 0) return null;
  const paired = pairedOf(partners);
  const next = firstIndex(paired.length, (at) => written[partners[paired[at]!]!]!.end > from);
  const after = firstIndex(paired.length, (at) => written[partners[paired[at]!]!]!.start >= to);
  const [left, right] = [paired[next - 1] ?? -1, paired[after] ?? spoken.length];
  const start = left < 0 ? spoken[0]!.start : spoken[left]!.end;
  const end = right >= spoken.length ? spoken.at(-1)!.end : spoken[right]!.start;
  return [Math.min(start, end), Math.max(start, end)] as const;
}

/** Without the blanks at its ends, unless there is nothing else. */
function trimmed(text: string, span: readonly [number, number] | null): readonly [number, number] | null {
  if (span === null) return null;
  const within = text.slice(...span);
  if (within.trim() === '') return span;
  return [span[0] + within.length - within.trimStart().length, span[1] - within.length + within.trimEnd().length];
}

/** Gives each finding its span in both texts: where one of them lacks the thing, the stretch where it would stand. */
export function placeFindings(findings: readonly WeighedFinding[], texts: Texts): WeighedFinding[] {
  return findings.map((finding) => {
    const { rawSpan, refinedSpan } = finding;
    if (rawSpan !== null && refinedSpan === null)
      return { ...finding, refinedSpan: trimmed(texts.refined, placeInText(texts, rawSpan)) };
    if (rawSpan === null && refinedSpan !== null)
      return { ...finding, rawSpan: trimmed(texts.raw, placeInSpeech(texts, refinedSpan)) };
    return finding;
  });
}
