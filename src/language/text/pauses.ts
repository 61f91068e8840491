import { turnText } from './turns.js';

/** A stretch of speech with its times in seconds from the start; null where the recogniser gave none. */
export interface TimedStretch {
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  readonly speaker?: string | null;
}

/** A silence that is more frequent between sentences than within them. */
const PAUSE_SECONDS = 0.35;

function isPause(before: TimedStretch, after: TimedStretch): boolean {
  if (before.end === null || after.start === null) return true;
  return after.start - before.end >= PAUSE_SECONDS;
}

/** The text with each blank as the same sign, so that offsets can be compared. */
function blanked(text: string): string {
  return text.replace(/\s/gu, ' ');
}

/**
 * The transcript with a line break in place of the blank at each pause between its segments: no offset changes. Where
 * the segments do not add up to the transcript, as after a person has edited it, it stays as it is.
 */
export function withPauses(transcript: string, segments: readonly TimedStretch[]): string {
  const spoken = segments.filter((segment) => segment.text.trim() !== '');
  if (spoken.length < 2) return transcript;
  const text = turnText(spoken, (segment, previous) => (isPause(previous, segment) ? '\n' : ' '));
  return blanked(text) === blanked(transcript) ? text : transcript;
}
