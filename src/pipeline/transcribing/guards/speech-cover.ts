import type { TranscriptSegment } from '../../../jobs/results/transcript.js';
import type { SpeechSpan } from '../audio/decode-protocol.js';

/** Recognisers set times loosely: speech this close to a segment still counts as covered, in seconds. */
const SLACK = 1;
/** Shorter stretches without words are breaths, laughter and noise; in seconds. */
const LEAST_GAP = 8;

/** Seconds of overlap between two lists of spans. */
function shared([start, end]: SpeechSpan, spans: readonly SpeechSpan[]): number {
  return spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
}

/** Seconds of speech within a stretch. */
export function speechWithin(speech: readonly SpeechSpan[], start: number, end: number): number {
  return shared([start, end], speech);
}

/** Stretches of speech that no segment covers. Segments without times cover nothing and are left out by the caller. */
export function uncoveredSpeech(speech: readonly SpeechSpan[], segments: readonly TranscriptSegment[]): SpeechSpan[] {
  const covered = segments
    .flatMap(({ start, end }) => (start === null || end === null ? [] : [[start - SLACK, end + SLACK] as const]))
    .sort((a, b) => a[0] - b[0]);
  const gaps: [number, number][] = [];
  for (const [start, end] of speech) {
    let from = start;
    for (const [coveredFrom, coveredTo] of covered) {
      if (coveredTo <= from || coveredFrom >= end) continue;
      if (coveredFrom > from) gaps.push([from, coveredFrom]);
      from = Math.max(from, coveredTo);
    }
    if (from < end) gaps.push([from, end]);
  }
  return joinNear(gaps).filter(([from, to]) => speechWithin(speech, from, to) >= LEAST_GAP);
}

/** Gaps with nothing covered between them are one. */
function joinNear(gaps: readonly [number, number][]): [number, number][] {
  const joined: [number, number][] = [];
  for (const [from, to] of gaps) {
    const last = joined.at(-1);
    if (last && from - last[1] <= 2 * SLACK) last[1] = to;
    else joined.push([from, to]);
  }
  return joined;
}

/** Longer segments with no speech at all in their whole span and a little around it. */
export function segmentsOverSilence(
  speech: readonly SpeechSpan[],
  segments: readonly TranscriptSegment[],
): TranscriptSegment[] {
  return segments.filter(
    ({ start, end }) => start !== null && end !== null && speechWithin(speech, start - SLACK, end + SLACK) === 0,
  );
}
