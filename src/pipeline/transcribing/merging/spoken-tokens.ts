import type { TranscriptSegment, TranscriptWord } from '../../../jobs/results/transcript.js';

/** One word of a segment, with its place in the segment's text. */
export interface SpokenToken {
  readonly segment: number;
  /** UTF-16 offsets in the segment's text. */
  readonly from: number;
  readonly to: number;
  /** For comparison: without case and punctuation; empty for punctuation alone. */
  readonly key: string;
  /** Seconds where the recogniser timed the word. */
  readonly time: readonly [start: number, end: number] | null;
}

/** Scripts without spaces are split into characters; everything else at spaces. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;

/** A word in its form for comparison. */
export function keyOf(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** The words of a text in their form for comparison, without tokens that are only punctuation. */
export function keysOf(text: string): string[] {
  return (text.match(TOKEN) ?? []).map(keyOf).filter((key) => key !== '');
}

/** The words of segments, in order. */
export function tokensOf(segments: readonly TranscriptSegment[]): SpokenToken[] {
  return segments.flatMap(({ text, words }, segment) => {
    const matches = [...text.matchAll(TOKEN)];
    const times = timesOf(matches, words ?? []);
    return matches.map(({ 0: word, index }, i) => ({
      segment,
      from: index,
      to: index + word.length,
      key: keyOf(word),
      time: times[i] ?? null,
    }));
  });
}

/** The times of the words, if they can be matched: the recogniser's words must be those of the text. */
function timesOf(matches: readonly RegExpMatchArray[], words: readonly TranscriptWord[]) {
  const same =
    matches.length === words.length && matches.every(([word], i) => keyOf(word) === keyOf(words[i]?.text ?? ''));
  return same ? words.map(({ start, end }) => [start, end] as const) : [];
}

/** Cuts segments down to their tokens from `first` to before `last`; empty segments are dropped. */
export function keepTokens(
  segments: readonly TranscriptSegment[],
  tokens: readonly SpokenToken[],
  first: number,
  last: number,
): TranscriptSegment[] {
  if (first <= 0 && last >= tokens.length) return [...segments];
  const staying = new Set(tokens.slice(Math.max(0, first), last));
  const bySegment = Map.groupBy(tokens, (token) => token.segment);
  return segments.flatMap((segment, index) => {
    const own = bySegment.get(index) ?? [];
    const kept = own.filter((token) => staying.has(token));
    const [head, tail] = [kept[0], kept.at(-1)];
    if (head === undefined || tail === undefined) return [];
    if (kept.length === own.length) return [segment];
    const offset = own.indexOf(head);
    const words = segment.words?.length === own.length ? segment.words.slice(offset, offset + kept.length) : undefined;
    return [
      {
        ...segment,
        ...(words === undefined ? {} : { words }),
        text: segment.text.slice(head.from, tail.to),
        start: words?.[0]?.start ?? segment.start,
        end: words?.at(-1)?.end ?? segment.end,
      },
    ];
  });
}
