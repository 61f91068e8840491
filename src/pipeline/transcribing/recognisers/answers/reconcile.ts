import type { TranscriptSegment, TranscriptWord } from '../../../../jobs/results/transcript.js';
import { keysOf } from '../../merging/spoken-tokens.js';
import { believableSegments } from '../believable-times.js';
import { spokenText } from './spoken-text.js';

/** What a recogniser said, in the two forms that servers give. */
export interface SaidTwice {
  /** The whole text; null if the server gives none. */
  readonly whole: string | null;
  readonly segments: readonly TranscriptSegment[];
  /** Of the whole text; a segment's own words take precedence. */
  readonly words: readonly TranscriptWord[];
}

/**
 * One text with its segments, without machine text. If the two forms differ, the longer one counts: servers omit words from either, and a complete
 * text without times is better than one with a gap.
 * @param seconds of the sound that was sent: times beyond it are rejected
 */
export function reconciled({ whole, segments, words }: SaidTwice, seconds: number) {
  const clean = whole === null ? null : spokenText(whole);
  const said = distinct(segments.map(withoutMachineText).filter(({ text }) => text !== ''));
  const timed = believableSegments(said, words.filter(isSpoken), seconds);
  const joined = (timed.length > 0 ? timed : said).map(({ text }) => text).join(' ');
  const hole = clean !== null && lettersOf(clean) > lettersOf(joined);
  return { text: hole ? clean : joined, segments: hole ? [] : timed };
}

/** Servers that stream repeat a segment; nobody says the same words twice at the same time. */
function distinct(segments: readonly TranscriptSegment[]): TranscriptSegment[] {
  const seen = new Set<string>();
  return segments.filter(({ start, end, text, speaker }) => {
    const key = start === null || end === null || end <= start ? null : JSON.stringify([start, end, text, speaker]);
    if (key === null) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function withoutMachineText(segment: TranscriptSegment): TranscriptSegment {
  const text = spokenText(segment.text);
  const words = segment.words?.filter(isSpoken);
  return { ...segment, text, ...(words === undefined ? {} : { words }) };
}

function isSpoken({ text }: TranscriptWord): boolean {
  return spokenText(text) !== '';
}

/** The length of a text without spaces and punctuation, which differ between the two forms. */
function lettersOf(text: string): number {
  return keysOf(text).reduce((sum, key) => sum + key.length, 0);
}
