import { SAMPLE_RATE, type SpeechSpan } from '../audio/decode-protocol.js';

/** A part of a recording that is recognised by itself; seconds from the recording's start. */
export interface Chunk {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  /** Seconds of overlap with the previous chunk: 0 if the cut lies in a pause. */
  readonly overlap: number;
}

/** A silence of this length is not sent: recognisers charge by the second and invent words over silence. In seconds. */
const LONG_SILENCE = 30;
/** How much of such a silence is kept next to the speech, in seconds: voice activity may miss a soft beginning. */
const MARGIN = 2;
/** If there is no pause, two chunks overlap by this much, so that one of them has the words at the cut complete. In seconds. */
const OVERLAP = 5;
/** A longer pause does not make a cut safer; in seconds. */
const GOOD_PAUSE = 1.5;

/**
 * Cuts a recording into chunks of at most `longestSeconds`, at pauses where possible, in parts of about the same length,
 * and leaves out long silences. The same recording and limit give the same chunks.
 * @param alwaysOverlap also at pauses: if a recogniser labels speakers, the common speech shows which of them are the same
 */
export function planChunks(
  durationSeconds: number,
  speech: readonly SpeechSpan[],
  longestSeconds: number,
  alwaysOverlap = false,
): Chunk[] {
  const longest = Math.max(longestSeconds, 4 * OVERLAP);
  return stretches(durationSeconds, speech)
    .flatMap((stretch) => cut(stretch, speech, longest, alwaysOverlap))
    .map((part, ordinal) => ({ ordinal, ...part }));
}

/** The stretches to send: everything but long silences. */
function stretches(duration: number, speech: readonly SpeechSpan[]): SpeechSpan[] {
  const found: [number, number][] = [];
  let from = 0;
  let heard = 0;
  for (const [start, end] of speech) {
    if (start - heard > LONG_SILENCE) {
      if (heard > 0) found.push([from, exact(heard + MARGIN)]);
      from = exact(start - MARGIN);
    }
    heard = end;
  }
  found.push([from, duration - heard > LONG_SILENCE && heard > 0 ? exact(heard + MARGIN) : duration]);
  return found;
}

function cut(
  [from, to]: SpeechSpan,
  speech: readonly SpeechSpan[],
  longest: number,
  alwaysOverlap: boolean,
): Omit<Chunk, 'ordinal'>[] {
  const parts: Omit<Chunk, 'ordinal'>[] = [];
  let start = from;
  let overlap = 0;
  while (to - start > longest) {
    const ideal = start + (to - start) / Math.ceil((to - start) / longest);
    const pause = bestPause(speech, { lowest: start + longest / 2, ideal, highest: start + longest });
    const end = exact(pause ?? ideal);
    parts.push({ start, end, overlap });
    overlap = pause === null || alwaysOverlap ? OVERLAP : 0;
    start = end - overlap;
  }
  parts.push({ start, end: to, overlap });
  return parts;
}

/** The middle of the best pause, which is long and near the ideal position; null if there is none. */
function bestPause(
  speech: readonly SpeechSpan[],
  range: { readonly lowest: number; readonly ideal: number; readonly highest: number },
): number | null {
  const reach = range.highest - range.lowest;
  let best: { readonly at: number; readonly score: number } | null = null;
  for (let i = 1; i < speech.length; i++) {
    const [before, after] = [(speech[i - 1] as SpeechSpan)[1], (speech[i] as SpeechSpan)[0]];
    const at = (before + after) / 2;
    if (at <= range.lowest || at >= range.highest) continue;
    const score = Math.min(GOOD_PAUSE, after - before) / GOOD_PAUSE - Math.abs(at - range.ideal) / reach;
    if (best === null || score > best.score) best = { at, score };
  }
  return best?.at ?? null;
}

/** The time of a sample: offsets stay exact however many chunks there are. */
function exact(seconds: number): number {
  return Math.max(0, Math.round(seconds * SAMPLE_RATE) / SAMPLE_RATE);
}
