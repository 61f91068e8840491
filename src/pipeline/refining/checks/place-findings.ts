import type { Alignment } from '../text/alignment.js';
import type { Token } from '../text/tokens.js';
import type { WeighedFinding } from './check.js';

interface Texts {
  readonly raw: string;
  readonly refined: string;
  readonly spoken: readonly Token[];
  readonly written: readonly Token[];
  readonly alignment: Alignment;
}

/** Where something that was said belongs in the text: the words between the partners on either side of it. */
function placeInText({ spoken, written, alignment: { partners } }: Texts, [from, to]: readonly [number, number]) {
  const first = spoken.findIndex((token) => token.end > from);
  if (first < 0 || written.length === 0) return null;
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
  let [left, right] = [-1, spoken.length];
  partners.forEach((partner, at) => {
    if (partner < 0) return;
    if (written[partner]!.end <= from) left = at;
    else if (written[partner]!.start >= to && right === spoken.length) right = at;
  });
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
