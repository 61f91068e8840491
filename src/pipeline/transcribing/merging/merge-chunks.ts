import type { QualityFlag, TranscriptSegment } from '../../../jobs/results/transcript.js';
import type { SpeechSpan } from '../audio/decode-protocol.js';
import type { Chunk } from '../chunks/chunk-plan.js';
import { speechWithin } from '../guards/speech-cover.js';
import { estimateTimes } from './estimate-times.js';
import { findSeam } from './seam.js';
import { keepTokens, tokensOf } from './spoken-tokens.js';

/** The recognised text of one chunk; its times count from the chunk's own start. */
export interface HeardChunk {
  readonly chunk: Chunk;
  readonly text: string;
  /** Empty if the recogniser gives none. */
  readonly segments: readonly TranscriptSegment[];
}

export interface MergedText {
  readonly text: string;
  /** With the recording's times; estimated if the recogniser gives none, which a flag reports. */
  readonly segments: readonly TranscriptSegment[];
  readonly flags: readonly QualityFlag[];
}

/** One chunk during the merge: `timed` is false if its segment only represents a text without segments. */
interface Part {
  readonly chunk: Chunk;
  readonly segments: readonly TranscriptSegment[];
  readonly timed: boolean;
}

/**
 * Merges the chunks of a recording in order. Where two chunks overlap, each word is kept once: by the words' times if both chunks
 * have them, otherwise by matching the end of the first with the beginning of the second.
 * @param speech where there is voice activity, in the recording's seconds
 */
export function mergeChunks(heard: readonly HeardChunk[], speech: readonly SpeechSpan[]): MergedText {
  const separator = heard.some(({ text }) => text.includes('\n')) ? '\n' : ' ';
  const parts: Part[] = [];
  const flags: QualityFlag[] = [];
  for (const part of heard.map(partOf)) {
    const before = parts.pop();
    if (before === undefined) {
      parts.push(part);
      continue;
    }
    const [left, right, flag] = join(before, part, speech);
    parts.push(left, right);
    if (flag !== null) flags.push(flag);
  }
  const texts = parts.flatMap(({ segments }) => segments.map(({ text }) => text)).filter((text) => text !== '');
  const segments = parts.flatMap((part, index) =>
    part.timed ? part.segments : estimated(part, parts[index + 1], speech),
  );
  const untimed = parts.filter((part) => !part.timed && part.segments.length > 0);
  if (untimed.length > 0) flags.push(estimatedFlag(untimed));
  return { text: texts.join(separator), segments, flags };
}

/** Each of two overlapping chunks keeps half of the overlap. */
function estimated({ chunk, segments }: Part, next: Part | undefined, speech: readonly SpeechSpan[]) {
  const [from, to] = [chunk.start + chunk.overlap / 2, chunk.end - (next?.chunk.overlap ?? 0) / 2];
  return segments.flatMap(({ text }) => estimateTimes({ text, from, to }, speech));
}

function estimatedFlag(untimed: readonly Part[]): QualityFlag {
  const message =
    'The recogniser gives no time stamps: the times of segments and captions are distributed evenly over the speech.';
  const [first, last] = [untimed[0] as Part, untimed.at(-1) as Part];
  return { kind: 'TIMES_ESTIMATED', start: first.chunk.start, end: last.chunk.end, message };
}

function partOf({ chunk, text, segments }: HeardChunk): Part {
  if (segments.length > 0)
    return { chunk, segments: segments.map((segment) => shift(segment, chunk.start)), timed: true };
  const whole = { start: null, end: null, text, confidence: null };
  return { chunk, segments: text.trim() === '' ? [] : [whole], timed: false };
}

/** Times of the chunk as times of the recording. */
function shift(segment: TranscriptSegment, by: number): TranscriptSegment {
  const at = (seconds: number) => Math.round((seconds + by) * 1000) / 1000;
  return {
    ...segment,
    start: segment.start === null ? null : at(segment.start),
    end: segment.end === null ? null : at(segment.end),
    ...(segment.words === undefined
      ? {}
      : { words: segment.words.map((word) => ({ ...word, start: at(word.start), end: at(word.end) })) }),
  };
}

function join(before: Part, part: Part, speech: readonly SpeechSpan[]): [Part, Part, QualityFlag | null] {
  if (part.chunk.overlap === 0) return [before, part, null];
  const zone = [part.chunk.start, before.chunk.end] as const;
  const left = tokensOf(before.segments);
  const right = tokensOf(part.segments);
  const spoken = speechWithin(speech, part.chunk.start, part.chunk.end);
  const rate = spoken === 0 ? 0 : right.length / spoken;
  const expected = speechWithin(speech, ...zone) * rate;
  const { keepLeft, dropRight, certain } = findSeam(left, right, zone, expected);
  const message =
    'Two parts of the recording were joined here, and their overlap does not match clearly. Words may be missing or doubled.';
  return [
    { ...before, segments: keepTokens(before.segments, left, 0, keepLeft) },
    { ...part, segments: keepTokens(part.segments, right, dropRight, right.length) },
    certain ? null : { kind: 'SEAM_UNCERTAIN', start: zone[0], end: zone[1], message },
  ];
}
