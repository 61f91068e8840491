import type { TranscriptSegment, TranscriptWord } from '../../../jobs/results/transcript.js';

/** Recognisers round, and Whisper ends its last segment with its window: a time this far beyond the sound is still accepted, in seconds. */
const SLACK = 1;

interface Timed extends TranscriptSegment {
  readonly start: number;
  readonly end: number;
}

/**
 * The segments in order, limited to the sound. Empty if any segment has no time or an impossible one (in milliseconds, of another part, all
 * zero): all times are then estimated, and a flag reports it, instead of being wrong without notice.
 * @param words of the whole text; a segment's own words take precedence
 */
export function believableSegments(
  segments: readonly TranscriptSegment[],
  words: readonly TranscriptWord[],
  seconds: number,
): TranscriptSegment[] {
  const timed = segments.filter((segment): segment is Timed => isBelievable(segment, seconds));
  if (timed.length < segments.length || timed.every(({ end }) => end <= 0)) return [];
  const inOrder = timed.toSorted((a, b) => a.start - b.start).map((segment) => within(segment, seconds));
  const believable = words.every((word) => isBelievable(word, seconds)) ? words : [];
  return inOrder.map(({ words: own, ...segment }) => {
    const spoken = own ?? believable.filter(({ start }) => start >= segment.start && start < segment.end);
    const kept = spoken.filter((word) => isBelievable(word, seconds)).map((word) => within(word, seconds));
    return kept.length > 0 ? { ...segment, words: kept.toSorted((a, b) => a.start - b.start) } : segment;
  });
}

function isBelievable({ start, end }: { readonly start: number | null; readonly end: number | null }, seconds: number) {
  return start !== null && end !== null && start >= -SLACK && start <= seconds + SLACK && end <= seconds + 30;
}

function within<Span extends { readonly start: number; readonly end: number }>(span: Span, seconds: number): Span {
  const start = Math.min(seconds, Math.max(0, span.start));
  const end = Math.max(start, span.end);
  return { ...span, start, end: end > seconds + SLACK ? seconds : end };
}
