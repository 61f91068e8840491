import type { TranscriptSegment } from '../../../jobs/results/transcript.js';
import {
  type Fields,
  fieldsOf,
  listOf,
  numberOf,
  shareOf,
  speakerOf,
  stringOf,
  wordsOf,
} from './answers/answer-fields.js';
import { reconciled } from './answers/reconcile.js';
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
  const told = segmentsOf(body).filter((segment) => textOf(segment) !== '');
  const whole = wholeOf(body.text ?? body.transcript, told);
  if (whole === null && told.length === 0) return null;
  const said = reconciled({ whole, segments: told.map(readSegment), words: wordsOf(body.words) }, seconds);
  const [language] = listOf(body.languages);
  const usage = fieldsOf(body.usage) ?? {};
  return {
    ...said,
    language: languageTag(body.detected_language ?? body.language ?? language?.code),
    languageConfidence: shareOf(body.detected_language_probability ?? body.language_probability),
    tokens: { input: numberOf(usage.input_tokens) ?? undefined, output: numberOf(usage.output_tokens) ?? undefined },
  };
}

/** Gateways put the transcript into an object of their own, or name it otherwise. */
function unwrapped(answer: unknown): Fields | null {
  if (Array.isArray(answer)) return { segments: answer };
  const body = fieldsOf(answer);
  if (body === null || typeof body.text === 'string' || listOf(body.segments).length > 0) return body;
  if (typeof body.transcription === 'string') return { ...body, text: body.transcription };
  const inner = ['text', 'result', 'data', 'output'].map((name) => fieldsOf(body[name]));
  return inner.find((one) => typeof one?.text === 'string') ?? body;
}

/** The whole text: a string, or a list of strings. */
function wholeOf(text: unknown, segments: readonly Fields[]): string | null {
  if (typeof text === 'string') return withoutLabels(text, segments).trim();
  if (!Array.isArray(text) || text.length === 0 || !text.every((one) => typeof one === 'string')) return null;
  return text.join(' ').trim();
}

/** `diarized_json` begins each line of the whole text with the label of its speaker. */
function withoutLabels(text: string, segments: readonly Fields[]): string {
  const labels = new Set(segments.flatMap(({ speaker, speaker_id: said = speaker }) => speakerOf(said).speaker ?? []));
  if (labels.size === 0) return text;
  return text.replace(/^[ \t]*([^\n:]{1,100}):/gm, (line, label: string) => (labels.has(label.trim()) ? '' : line));
}

/** OpenAI's `segments`, also in the place of the text; `chunks` of Hugging Face; `transcription` of whisper.cpp's own files. */
function segmentsOf(body: Fields): Fields[] {
  const lists = [body.segments, body.chunks, body.transcription, body.text].map(listOf);
  return (lists.find((list) => list.length > 0) ?? []).map((segment) => {
    const [start, end] = Array.isArray(segment.timestamp) ? segment.timestamp : [];
    const offsets = fieldsOf(segment.offsets);
    const milliseconds = (at: unknown) => (numberOf(at) ?? Number.NaN) / 1000;
    if (offsets !== null) return { ...segment, start: milliseconds(offsets.from), end: milliseconds(offsets.to) };
    return { start, end, ...segment };
  });
}

/** Some servers give a segment its words alone. */
function textOf({ text, words }: Fields): string {
  if (typeof text === 'string') return text.trim();
  return listOf(words)
    .map((word) => stringOf(word.word) ?? stringOf(word.text) ?? '')
    .join(' ')
    .trim();
}

function readSegment(segment: Fields): TranscriptSegment {
  const logProbability = numberOf(segment.avg_logprob);
  const words = wordsOf(segment.words);
  return {
    start: numberOf(segment.start),
    end: numberOf(segment.end),
    text: textOf(segment),
    confidence: logProbability === null ? null : Math.min(1, Math.exp(logProbability)),
    ...(words.length > 0 ? { words } : {}),
    // `speaker_id` at Mistral.
    ...speakerOf(segment.speaker_id ?? segment.speaker),
  };
}
