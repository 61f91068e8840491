import type { TranscriptSegment, TranscriptWord } from '../../../jobs/results/transcript.js';

/** A stretch in which one voice speaks, in the recording's seconds. */
export interface SpeakerSpan {
  readonly start: number;
  readonly end: number;
  /** Any label; the same voice has the same one in the whole recording. */
  readonly speaker: string;
}

/** A word this far from every stretch has no speaker, in seconds. */
const NEAR = 1;

/**
 * Gives each segment to the voice that speaks in its time. A segment whose words have times is divided where the voice changes; another one belongs to
 * the voice that speaks most of it.
 */
export function assignSpeakers(
  segments: readonly TranscriptSegment[],
  spans: readonly SpeakerSpan[],
): TranscriptSegment[] {
  if (spans.length === 0) return [...segments];
  return segments.flatMap((segment) => {
    const words = segment.words ?? [];
    const spoken = segment.text.trim().split(/\s+/);
    if (words.length === 0 || words.length !== spoken.length) return [withSpeaker(segment, voiceIn(segment, spans))];
    return divided(segment, words, spoken, spans);
  });
}

function divided(
  segment: TranscriptSegment,
  words: readonly TranscriptWord[],
  spoken: readonly string[],
  spans: readonly SpeakerSpan[],
): TranscriptSegment[] {
  const voices = steady(words.map((word) => voiceIn(word, spans)));
  const pieces: { from: number; to: number; voice: string | null }[] = [];
  voices.forEach((voice, at) => {
    const last = pieces.at(-1);
    if (last !== undefined && last.voice === voice) last.to = at + 1;
    else pieces.push({ from: at, to: at + 1, voice });
  });
  if (pieces.length === 1) return [withSpeaker(segment, pieces[0]!.voice)];
  return pieces.map(({ from, to, voice }) => {
    const own = words.slice(from, to);
    const part = {
      ...segment,
      start: own[0]!.start,
      end: own.at(-1)!.end,
      text: spoken.slice(from, to).join(' '),
      words: own,
    };
    return withSpeaker(part, voice);
  });
}

/** A word without a voice belongs to its neighbour; one word between two of another voice is the clock's error and not a turn. */
function steady(voices: readonly (string | null)[]): (string | null)[] {
  const filled = voices.map((voice, at) => voice ?? voices.slice(0, at).findLast((one) => one !== null) ?? null);
  const first = filled.find((voice) => voice !== null) ?? null;
  const whole = filled.map((voice) => voice ?? first);
  return whole.map((voice, at) => {
    const [before, after] = [whole[at - 1], whole[at + 1]];
    return before !== undefined && before === after && before !== voice ? before : voice;
  });
}

/** Who speaks most of a time; the nearest voice where nobody does, null if that is far. */
function voiceIn(
  { start, end }: { readonly start: number | null; readonly end: number | null },
  spans: readonly SpeakerSpan[],
): string | null {
  if (start === null || end === null) return null;
  const seconds = new Map<string, number>();
  let nearest: { readonly speaker: string; readonly away: number } | null = null;
  for (const span of spans) {
    const common = Math.min(end, span.end) - Math.max(start, span.start);
    if (common > 0) seconds.set(span.speaker, (seconds.get(span.speaker) ?? 0) + common);
    else if (-common <= NEAR && (nearest === null || -common < nearest.away))
      nearest = { speaker: span.speaker, away: -common };
  }
  const [most] = [...seconds].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? nearest?.speaker ?? null;
}

function withSpeaker(segment: TranscriptSegment, speaker: string | null): TranscriptSegment {
  return speaker === null ? segment : { ...segment, speaker };
}
