import { firstAbove } from './words.js';

/** A stretch of speech. Times are seconds from the start of the recording. */
export interface Segment {
  readonly ordinal: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  /** 0 to 1; null or left out where the recogniser gives none. */
  readonly confidence?: number | null;
  /** Who says it; null or left out where nobody told. */
  readonly speaker?: string | null;
  /** Seconds at which each word of the text begins; null or left out where the recogniser gave no times of words. */
  readonly wordStarts?: readonly number[] | null;
}

/** Where the speech of the raw transcript stands in the recording. */
export interface Timeline {
  /** Whether any place has a time. */
  readonly timed: boolean;
  /** Seconds at which the word at this place of the raw transcript is said; null where no segment with times covers it. */
  timeAt(raw: number): number | null;
  /** The place of the raw transcript that is said at this second. */
  rawAt(seconds: number): number;
  /** Who says the word at this place of the raw transcript; null where nobody told. */
  speakerAt(raw: number): string | null;
}

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  /** The place of each word in the transcript and its second; empty where there are no times of words. */
  readonly words: readonly { readonly at: number; readonly second: number }[];
}

/** Who speaks, in the order of their first words. */
export function speakersOf(segments: readonly Segment[]): readonly string[] {
  return [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))];
}

/** The segments as one text, each in a line of its own. */
export function segmentsAsText(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('\n');
}

/** Segments are found in the transcript one after the other, since it is made of their texts. A segment that a person changed is passed over. */
export function timelineOf(raw: string, segments: readonly Segment[]): Timeline {
  const placed = placesOf(raw, segments);
  return {
    timed: placed.length > 0,
    timeAt: (place) => timeAt(placed, place),
    rawAt: (seconds) => rawAt(placed, seconds),
    speakerAt: (place) => placed[firstAbove(placed.length, (at) => placed[at]!.from, place) - 1]?.speaker ?? null,
  };
}

function placesOf(raw: string, segments: readonly Segment[]): readonly Placed[] {
  const placed: Placed[] = [];
  let behind = 0;
  for (const { start, end, text, speaker = null, wordStarts } of segments) {
    const wanted = text.trim();
    const from = wanted === '' ? -1 : raw.indexOf(wanted, behind);
    if (from === -1) continue;
    behind = from + wanted.length;
    if (start === null || end === null) continue;
    placed.push({ from, to: behind, start, end, speaker, words: wordsAt(wanted, from, wordStarts ?? []) });
  }
  return placed;
}

function wordsAt(text: string, from: number, starts: readonly number[]): Placed['words'] {
  if (starts.length === 0) return [];
  const places = Array.from(text.matchAll(/\S+/g), ({ index }) => from + index);
  return places.length === starts.length ? places.map((at, word) => ({ at, second: starts[word]! })) : [];
}

/** At the second of the word; where there are no times of words, speech is taken to run evenly within a segment. */
function timeAt(placed: readonly Placed[], place: number): number | null {
  const next = firstAbove(placed.length, (at) => placed[at]!.from, place);
  const segment = placed[next - 1] ?? placed[0];
  if (segment === undefined) return null;
  const { words } = segment;
  if (words.length > 0) return words[Math.max(0, firstAbove(words.length, (at) => words[at]!.at, place) - 1)]!.second;
  const share = Math.min(1, Math.max(0, (place - segment.from) / (segment.to - segment.from)));
  return segment.start + share * (segment.end - segment.start);
}

function rawAt(placed: readonly Placed[], seconds: number): number {
  const next = firstAbove(placed.length, (at) => placed[at]!.start, seconds);
  const segment = placed[next - 1];
  if (segment === undefined) return 0;
  const { words } = segment;
  if (words.length > 0) return words[Math.max(0, firstAbove(words.length, (at) => words[at]!.second, seconds) - 1)]!.at;
  const share = segment.end > segment.start ? (seconds - segment.start) / (segment.end - segment.start) : 0;
  return Math.floor(segment.from + Math.min(0.999, Math.max(0, share)) * (segment.to - segment.from));
}
