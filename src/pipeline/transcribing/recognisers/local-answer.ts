import type { TranscriptSegment, TranscriptWord } from '../../../jobs/results/transcript.js';
import type { LibraryAnswer, SpeechPart } from '../speech/speech-protocol.js';
import { believableSegments } from './believable-times.js';
import { languageTag } from './language-tag.js';

/** What was heard in one window. */
export interface LocalAnswer {
  readonly text: string;
  readonly segments: readonly TranscriptSegment[];
  readonly language: string | null;
}

/** The end of a sentence, after which a new segment begins. */
const SENTENCE_END = /[.!?。！？]["'”’»)]*$/;

/** Reads the library's answers for the parts of a sound of so many seconds. */
export function readLocalAnswer(parts: readonly SpeechPart[], seconds: number): LocalAnswer {
  const spoken = parts.filter(({ answer }) => answer.text.trim() !== '');
  const timed = spoken.flatMap((part) => segmentsOf(part).map((segment) => shifted(segment, part.offset)));
  const complete = spoken.every((part) => lettersOf(segmentsOf(part)) >= letters(part.answer.text));
  const segments = complete ? believableSegments(timed, [], seconds) : [];
  const texts = (segments.length > 0 ? segments : spoken.map(({ answer }) => answer)).map(({ text }) => text.trim());
  const heard = spoken
    .map(({ answer }) => languageTag(answer.lang?.replaceAll(/[<|>]/g, '')))
    .filter((tag) => tag !== null);
  return { text: texts.join(' '), segments, language: heard[0] ?? null };
}

function segmentsOf({ answer, seconds }: SpeechPart): TranscriptSegment[] {
  if (answer.segment_texts !== undefined) return whisperSegments(answer, seconds);
  return answer.timestamps?.length ? sentencesOf(wordsOf(answer, seconds)) : [];
}

/** A segment whose end Whisper did not give lasts to the next one, or to the end of the part. */
function whisperSegments(answer: LibraryAnswer, seconds: number): TranscriptSegment[] {
  const starts = answer.segment_timestamps ?? [];
  return (answer.segment_texts ?? []).flatMap((said, index) => {
    const text = said.trim();
    const start = starts[index];
    if (text === '' || start === undefined) return [];
    const length = answer.segment_durations?.[index] ?? 0;
    const end = length > 0 ? start + length : Math.max(start, starts[index + 1] ?? seconds);
    return [{ start, end: Math.min(end, Math.max(start, seconds)), text, confidence: null }];
  });
}

/** Tokens put together to words; a token that begins a word begins with a space (or SentencePiece's sign for one). */
function wordsOf(
  { tokens = [], timestamps = [], durations = [], ys_log_probs: logs = [] }: LibraryAnswer,
  seconds: number,
) {
  const words: { text: string; start: number; end: number; logs: number[] }[] = [];
  tokens.forEach((token, index) => {
    const start = timestamps[index];
    const text = token.replaceAll('▁', ' ');
    if (start === undefined) return;
    const end = start + (durations[index] ?? 0);
    const log = logs[index];
    const last = words.at(-1);
    if (last === undefined || text.startsWith(' '))
      words.push({ text: text.trim(), start, end, logs: log == null ? [] : [log] });
    else {
      last.text += text;
      last.end = Math.max(last.end, end);
      if (log != null) last.logs.push(log);
    }
  });
  return words
    .filter(({ text }) => text !== '')
    .map(({ text, start, end, logs: own }, index, all): TranscriptWord => {
      const until = end > start ? end : Math.min(all[index + 1]?.start ?? seconds, start + 1);
      return { text, start, end: Math.max(start, until), confidence: probability(own) };
    });
}

/** The geometric mean of the tokens' probabilities; null if the model gives none. */
function probability(logs: readonly number[]): number | null {
  if (logs.length === 0) return null;
  return Math.min(1, Math.exp(logs.reduce((sum, value) => sum + value, 0) / logs.length));
}

function sentencesOf(words: readonly TranscriptWord[]): TranscriptSegment[] {
  const groups: TranscriptWord[][] = [];
  let open = false;
  for (const word of words) {
    if (open) groups.at(-1)?.push(word);
    else groups.push([word]);
    open = !SENTENCE_END.test(word.text);
  }
  return groups.map((group) => ({
    start: group[0]?.start ?? null,
    end: group.at(-1)?.end ?? null,
    text: group.map(({ text }) => text).join(' '),
    confidence: mean(group.map(({ confidence }) => confidence)),
    words: group,
  }));
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function shifted(segment: TranscriptSegment, by: number): TranscriptSegment {
  const { start, end, words } = segment;
  return {
    ...segment,
    start: start === null ? null : start + by,
    end: end === null ? null : end + by,
    ...(words === undefined
      ? {}
      : { words: words.map((word) => ({ ...word, start: word.start + by, end: word.end + by })) }),
  };
}

const letters = (text: string) => text.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '').length;
const lettersOf = (segments: readonly TranscriptSegment[]) =>
  segments.reduce((sum, { text }) => sum + letters(text), 0);
