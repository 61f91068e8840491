import { hasTurns } from '../../language/text/turns.js';
import type { TranscriptWord } from '../results/transcript.js';
import { captionLines, captionTokens, columns, LINES_OF_CUE } from './caption-lines.js';

/** A stretch of speech in seconds, with the times of its words where there are any. */
export interface CaptionSource {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words?: readonly Pick<TranscriptWord, 'start' | 'end' | 'text'>[] | null;
  /** The name of the speaker; null or absent if it is unknown. */
  readonly speaker?: string | null;
}

/** One caption: one or two lines, with times in whole milliseconds. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly string[];
  /** Null if the speaker is unknown, or if there is only one. */
  readonly speaker: string | null;
}

/** The usual limits of broadcasters' style guides: two lines a cue, about 20 characters a second. */
const CHARACTERS_PER_SECOND = 20;
/** A cue shows for at least a second, and for at most seven seconds beyond its speech if the next cue leaves room. */
const SHORTEST_MS = 1_000;
const LONGEST_MS = 7_000;
/** Where segments overlap, each cue starts after the one before. Overlaps shorter than this are not visible. Milliseconds. */
const LEAST_MS = 200;

/**
 * Cuts segments into cues that do not overlap and that stay long enough to be read where there is room. A cue has the words of
 * one speaker.
 * @param labelOf returns the label before the first line of a cue; the line leaves room for it
 */
export function captionCues(
  segments: readonly CaptionSource[],
  labelOf: (speaker: string) => string = () => '',
): readonly Cue[] {
  const inTurns = hasTurns(segments);
  const spoken = segments
    .flatMap((segment) => cuesOf({ ...segment, speaker: inTurns ? (segment.speaker ?? null) : null }, labelOf))
    .sort((a, b) => a.startMs - b.startMs);
  const cues: Cue[] = [];
  for (const [index, cue] of spoken.entries()) {
    const startMs = Math.max(cue.startMs, cues.at(-1)?.endMs ?? 0);
    const next = Math.max(startMs + LEAST_MS, spoken[index + 1]?.startMs ?? Number.POSITIVE_INFINITY);
    const readable = (columns(cue.lines.join(' ')) / CHARACTERS_PER_SECOND) * 1000;
    const wanted = startMs + Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Math.ceil(readable)));
    cues.push({ ...cue, startMs, endMs: Math.min(next, Math.max(cue.endMs, wanted)) });
  }
  return cues;
}

/** The cues of one segment at the times of their words, or else sharing the segment's time by the length of their text. */
function cuesOf(
  { start, end, text, words, speaker = null }: CaptionSource,
  labelOf: (speaker: string) => string,
): Cue[] {
  const tokens = captionTokens(text);
  const timed = words?.length === tokens.length ? words : null;
  const total = tokens.join(' ').length;
  let before = 0;
  let first = 0;
  const lead = speaker === null ? 0 : columns(labelOf(speaker));
  return pairs(captionLines(tokens, lead)).map((lines) => {
    const count = lines.flat().length;
    const length = lines.map((line) => line.join(' ').length + 1).reduce((a, b) => a + b, 0);
    const share = (characters: number) => start + (end - start) * Math.min(1, characters / total);
    const from = timed?.[first]?.start ?? share(before);
    const to = timed?.[first + count - 1]?.end ?? share(before + length);
    before += length;
    first += count;
    const shown = lines.map((line) => line.join(' '));
    return { startMs: ms(from), endMs: Math.max(ms(from) + 1, ms(to)), lines: shown, speaker };
  });
}

function pairs(lines: readonly string[][]): string[][][] {
  return Array.from({ length: Math.ceil(lines.length / LINES_OF_CUE) }, (_, i) =>
    lines.slice(i * LINES_OF_CUE, (i + 1) * LINES_OF_CUE),
  );
}

function ms(seconds: number): number {
  return Math.max(0, Math.round(seconds * 1000));
}
