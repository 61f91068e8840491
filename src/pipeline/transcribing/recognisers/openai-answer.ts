import type { TranscriptSegment } from '../../../jobs/results/transcript.js';
import { assignSpeakers, type SpeakerSpan } from '../speakers/assign-speakers.js';
import {
  confidenceOf,
  type Fields,
  fieldsOf,
  listOf,
  numberOf,
  type SaidWord,
  saidWords,
  shareOf,
  speakerIn,
} from './answers/answer-fields.js';
import { segmentsIn, segmentText, unwrapped } from './answers/answer-forms.js';
import { scaled, scaleOf, timedPieces } from './answers/answer-times.js';
import { reconciled } from './answers/reconcile.js';
import { segmentsOfWholeText } from './answers/segments-of-words.js';
import { readTimedLines } from './answers/timed-lines.js';
import { languageTag } from './language-tag.js';

/** The fields of an answer of `/audio/transcriptions` that the engine uses; servers leave out many of them. */
export interface OpenAiAnswer {
  readonly text: string;
  readonly segments: readonly TranscriptSegment[];
  readonly language: string | null;
  readonly languageConfidence: number | null;
  readonly tokens: { readonly input?: number; readonly output?: number };
}

/**
 * Reads the JSON of an answer; null if it is not a transcription.
 * @param seconds of the sound that was sent: times beyond it are rejected
 */
export function readOpenAiAnswer(answer: unknown, seconds: number): OpenAiAnswer | null {
  const body = unwrapped(answer);
  if (body === null) return null;
  const given = segmentsIn(body, seconds).filter((segment) => segmentText(segment) !== '');
  // Some servers put captions into the text.
  const captions = given.length === 0 && typeof body.text === 'string' ? readTimedLines(body.text) : null;
  const told = captions ?? given;
  const text = captions === null ? wholeOf(body.text ?? body.transcript, told) : null;
  const whole = text ?? (isSilence(fieldsOf(answer)) ? '' : null);
  const timed = timedPieces(listOf(body.words));
  const scale = scaleOf(timed, seconds);
  const words = saidWords(timed.map((word) => scaled(word, scale)));
  if (whole === null && told.length === 0 && words.length === 0) return null;
  const segments = told.length > 0 ? told.flatMap(readSegment) : segmentsOfWholeText(words, whole);
  const usage = fieldsOf(body.usage) ?? {};
  return {
    ...reconciled({ whole, segments, words }, seconds),
    language: languageIn(body) ?? languageOf(told),
    languageConfidence: shareOf(body.detected_language_probability ?? body.language_probability),
    tokens: { input: numberOf(usage.input_tokens) ?? undefined, output: numberOf(usage.output_tokens) ?? undefined },
  };
}

function languageIn({ detected_language, language, language_code, lang, languages, locale }: Fields): string | null {
  return languageTag(detected_language ?? language ?? language_code ?? lang ?? languages ?? locale);
}

/** The language that all pieces have, where each has its own. */
function languageOf(pieces: readonly Fields[]): string | null {
  const [first = null, ...others] = new Set(pieces.map(languageIn));
  return others.length === 0 ? first : null;
}

/** An empty list of segments, and no text: nobody spoke. */
function isSilence(answer: Fields | null): boolean {
  const { text = null, segments } = answer ?? {};
  return text === null && Array.isArray(segments) && segments.length === 0;
}

/** The whole text: a string, or a list of strings. */
function wholeOf(text: unknown, segments: readonly Fields[]): string | null {
  if (typeof text === 'string') return withoutLabels(text, segments).trim();
  if (!Array.isArray(text) || text.length === 0 || !text.every((one) => typeof one === 'string')) return null;
  return text.join(' ').trim();
}

/** `diarized_json` begins each line of the whole text with the label of its speaker. */
function withoutLabels(text: string, segments: readonly Fields[]): string {
  const labels = new Set(segments.flatMap((segment) => speakerIn(segment).speaker ?? []));
  if (labels.size === 0) return text;
  return text.replace(/^[ \t]*([^\n:]{1,100}):/gm, (line, label: string) => (labels.has(label.trim()) ? '' : line));
}

/** A segment; several where its words have different speakers, as at WhisperX. */
function readSegment(segment: Fields): TranscriptSegment[] {
  // vLLM writes -1 into each measure that it does not have.
  const missing = segment.avg_logprob === -1 && segment.compression_ratio === -1;
  const logProbability = missing ? null : numberOf(segment.avg_logprob);
  const said = saidWords(segment.words);
  const words = said.map(({ speaker: _, ...word }) => word);
  const whole = {
    start: numberOf(segment.start),
    end: numberOf(segment.end),
    text: segmentText(segment),
    confidence: logProbability === null ? confidenceOf(segment) : Math.min(1, Math.exp(logProbability)),
    ...(words.length > 0 ? { words } : {}),
    ...speakerIn(segment),
  };
  const turns = turnsOf(said);
  const divisible = turns.length <= MOST_TURNS && new Set(turns.map(({ speaker }) => speaker)).size > 1;
  return divisible ? assignSpeakers([whole], turns) : [whole];
}

/** Nobody takes more turns within a segment. */
const MOST_TURNS = 500;

/** The stretches in which one speaker says words in a row. */
function turnsOf(words: readonly SaidWord[]): SpeakerSpan[] {
  const turns: { start: number; end: number; speaker: string }[] = [];
  for (const { speaker, start, end } of words) {
    const last = turns.at(-1);
    if (speaker === undefined) continue;
    if (last?.speaker === speaker) last.end = end;
    else turns.push({ start, end, speaker });
  }
  return turns;
}
