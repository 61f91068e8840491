import type { TranscriptSegment } from '../../../jobs/results/transcript.js';
import type { SpeechSpan } from '../audio/decode-protocol.js';

/** A text of which only the start and end are known, in seconds of the recording. */
export interface UntimedText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Longer sentences are cut between words: two lines of captions, in UTF-16 units. */
const LONGEST = 84;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Cuts the text into sentences and divides the speech in its time among them by their length. Speech is even enough for captions:
 * the error is about the longest pause that the voice activity does not show.
 */
export function estimateTimes({ text, from, to }: UntimedText, speech: readonly SpeechSpan[]): TranscriptSegment[] {
  const pieces = sentencesOf(text).flatMap(cutLong);
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const spans = within(speech, from, to);
  const seconds = spans.reduce((sum, [start, end]) => sum + end - start, 0);
  let said = 0;
  return pieces.map((piece) => {
    const start = placeAt(spans, (said / total) * seconds, 'start');
    said += piece.length;
    const end = placeAt(spans, (said / total) * seconds, 'end');
    return { start: rounded(start), end: rounded(end), text: piece, confidence: null };
  });
}

/** Speech in the time of the text; all of that time if no speech is found. */
function within(speech: readonly SpeechSpan[], from: number, to: number): readonly SpeechSpan[] {
  const spans = speech.flatMap(([start, end]): SpeechSpan[] => {
    const span: SpeechSpan = [Math.max(start, from), Math.min(end, to)];
    return span[0] < span[1] ? [span] : [];
  });
  return spans.length > 0 ? spans : [[from, to]];
}

/** The moment after this many seconds of speech. Between two spans: the end of the first, or the start of the second. */
function placeAt(spans: readonly SpeechSpan[], seconds: number, side: 'start' | 'end'): number {
  let left = seconds;
  for (const [start, end] of spans) {
    const length = end - start;
    if (left < length || (side === 'end' && left <= length)) return start + left;
    left -= length;
  }
  return spans.at(-1)?.[1] ?? 0;
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…。！？]["'”’)\]]{0,8})\s+|(?<=[。！？]["'”’」』）)\]]{0,8})(?!["'”’」』）)\]。！？])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Scripts without spaces are cut between characters. */
function cutLong(sentence: string): string[] {
  const pieces: string[] = [];
  for (const word of sentence.split(/\s+/)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LONGEST) pieces[pieces.length - 1] = `${last} ${word}`;
    else pieces.push(...(word.length > LONGEST && UNSPACED.test(word) ? inPieces(word) : [word]));
  }
  return pieces;
}

function inPieces(word: string): string[] {
  const signs = [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment);
  const count = Math.ceil(signs.length / (LONGEST / 2));
  return Array.from({ length: count }, (_, i) => signs.slice((i * LONGEST) / 2, ((i + 1) * LONGEST) / 2).join(''));
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
