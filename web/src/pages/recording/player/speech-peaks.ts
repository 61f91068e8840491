import type { Segment } from '../model/timeline.js';

/** A longer recording would take hundreds of megabytes to decode in the page: its speech is drawn from the segments. */
const DECODED_SECONDS = 20 * 60;
/** Height of a stretch without speech. */
const SILENCE = 0.06;
/** Characters a second at which somebody speaks fast: the full height. */
const FAST = 22;

/** What is drawn of a recording of so many seconds in place of its sound; null where it is short enough to decode, or its length not known. */
export function longPeaks(segments: readonly Segment[], seconds: number) {
  return seconds > DECODED_SECONDS ? { heights: speechPeaks(segments, seconds), seconds } : null;
}

/**
 * What stands for the waveform of a recording that is too long to decode in a page: where somebody speaks, the higher the faster.
 * @param seconds length of the recording
 */
export function speechPeaks(segments: readonly Segment[], seconds: number, buckets = 1_200): number[] {
  const peaks = new Array<number>(buckets).fill(SILENCE);
  for (const { start, end, text } of segments) {
    if (start === null || end === null || end <= start) continue;
    const height = Math.min(1, Math.max(0.25, text.length / (end - start) / FAST));
    const last = Math.min(buckets - 1, Math.floor((end / seconds) * buckets));
    for (let at = Math.max(0, Math.floor((start / seconds) * buckets)); at <= last; at += 1) {
      // A slight swing, so that a long stretch does not look like a block.
      peaks[at] = height * (0.8 + 0.2 * Math.sin(at * 1.7));
    }
  }
  return peaks;
}
