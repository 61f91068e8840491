import type { TranscriptSegment } from '../../../../jobs/results/transcript.js';
import { keyOf } from '../../merging/spoken-tokens.js';
import type { SaidWord } from './answer-fields.js';
import { joinedWords } from './joined-words.js';
import { spokenText } from './spoken-text.js';

/** A pause that ends a segment, in seconds. */
const PAUSE_SECONDS = 0.8;
/** A sentence ends a segment that is at least so long, in seconds: captions and edits work on shorter pieces. */
const LONG_SECONDS = 6;

/** Segments of timed words: no segment has the words of two speakers, and none continues over a pause. */
export function segmentsOfWords(words: readonly SaidWord[]): TranscriptSegment[] {
  const groups: SaidWord[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    if (group === undefined || isNext(group, word)) groups.push([word]);
    else group.push(word);
  }
  return groups.map(segmentOf);
}

function isNext(group: readonly SaidWord[], word: SaidWord): boolean {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return true;
  const sentence = /[.!?…。！？]["'”’)]?$/.test(last.text);
  return (
    last.speaker !== word.speaker ||
    word.start - last.end >= PAUSE_SECONDS ||
    (sentence && last.end - first.start >= LONG_SECONDS)
  );
}

function segmentOf(group: readonly SaidWord[]): TranscriptSegment {
  const [first] = group;
  const known = group.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  return {
    start: first?.start ?? null,
    end: group.at(-1)?.end ?? null,
    text: joinedWords(group.map(({ text }) => text)),
    confidence: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length,
    words: group.map(({ speaker: _, ...word }) => word),
    ...(first?.speaker === undefined ? {} : { speaker: first.speaker }),
  };
}

const withoutBlanks = (text: string) => text.replace(/\s+/g, '');

/**
 * Segments of an answer that has the times of its words alone. The words take their punctuation from the whole text; none if the two differ.
 * @param whole the text of the answer; null if it has none
 */
export function segmentsOfWholeText(words: readonly SaidWord[], whole: string | null): TranscriptSegment[] {
  const text = whole === null ? '' : spokenText(whole);
  if (text === '') return segmentsOfWords(words);
  const tokens = text.split(/\s+/);
  const same =
    tokens.length === words.length && tokens.every((token, at) => keyOf(token) === keyOf(words[at]?.text ?? ''));
  const named = same ? words.map((word, at) => ({ ...word, text: tokens[at] ?? '' })) : words;
  const segments = segmentsOfWords(named);
  return withoutBlanks(segments.map((segment) => segment.text).join('')) === withoutBlanks(text) ? segments : [];
}
