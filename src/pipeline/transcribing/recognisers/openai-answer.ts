import type { TranscriptSegment, TranscriptWord } from '../../../jobs/results/transcript.js';
import { languageTag } from './language-tag.js';

/** The parts of an answer of `/audio/transcriptions` that are used; servers leave out much of it. */
export interface OpenAiAnswer {
  readonly text: string;
  readonly segments: readonly TranscriptSegment[];
  readonly language: string | null;
  readonly tokens: { readonly input?: number; readonly output?: number };
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads the JSON of an answer; null when it is none of a transcription. */
export function readOpenAiAnswer(body: unknown): OpenAiAnswer | null {
  if (!isFields(body)) return null;
  const segments = listOf(body.segments)
    .map(readSegment)
    .filter((segment) => segment.text !== '');
  const words = readWords(body.words);
  const text = typeof body.text === 'string' ? body.text.trim() : null;
  if (text === null && segments.length === 0) return null;
  const [language] = listOf(body.languages);
  const usage = isFields(body.usage) ? body.usage : {};
  return {
    text: text || segments.map((segment) => segment.text).join(' '),
    segments: withWords(segments, words),
    language: languageTag(body.language ?? language?.code),
    tokens: { input: numberOf(usage.input_tokens) ?? undefined, output: numberOf(usage.output_tokens) ?? undefined },
  };
}

function readSegment(segment: Fields): TranscriptSegment {
  const start = numberOf(segment.start);
  const end = numberOf(segment.end);
  const ordered = start !== null && end !== null && start <= end;
  const logProbability = numberOf(segment.avg_logprob);
  return {
    start: ordered ? start : null,
    end: ordered ? end : null,
    text: typeof segment.text === 'string' ? segment.text.trim() : '',
    confidence: logProbability === null ? null : Math.min(1, Math.exp(logProbability)),
  };
}

function readWords(value: unknown): TranscriptWord[] {
  return listOf(value).flatMap(({ word, start, end }) => {
    const from = numberOf(start);
    const to = numberOf(end);
    if (typeof word !== 'string' || from === null || to === null) return [];
    return [{ text: word.trim(), start: from, end: to, confidence: null }];
  });
}

/** Gives each segment the words that begin in it. */
function withWords(segments: readonly TranscriptSegment[], words: readonly TranscriptWord[]): TranscriptSegment[] {
  return segments.map((segment) => {
    const { start, end } = segment;
    if (start === null || end === null || words.length === 0) return segment;
    return { ...segment, words: words.filter((word) => word.start >= start && word.start < end) };
  });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
