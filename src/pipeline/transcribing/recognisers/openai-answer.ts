import type { TranscriptSegment } from '../../../jobs/results/transcript.js';
import { type Fields, fieldsOf, listOf, numberOf, shareOf, speakerOf, wordsOf } from './answers/answer-fields.js';
import { segmentsIn, segmentText, unwrapped } from './answers/answer-forms.js';
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
  const told = segmentsIn(body, seconds).filter((segment) => segmentText(segment) !== '');
  const whole = wholeOf(body.text ?? body.transcript, told) ?? (isSilence(fieldsOf(answer)) ? '' : null);
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
  const labels = new Set(segments.flatMap(({ speaker, speaker_id: said = speaker }) => speakerOf(said).speaker ?? []));
  if (labels.size === 0) return text;
  return text.replace(/^[ \t]*([^\n:]{1,100}):/gm, (line, label: string) => (labels.has(label.trim()) ? '' : line));
}

function readSegment(segment: Fields): TranscriptSegment {
  // vLLM writes -1 into each measure that it does not have.
  const missing = segment.avg_logprob === -1 && segment.compression_ratio === -1;
  const logProbability = missing ? null : numberOf(segment.avg_logprob);
  const words = wordsOf(segment.words);
  return {
    start: numberOf(segment.start),
    end: numberOf(segment.end),
    text: segmentText(segment),
    confidence: logProbability === null ? null : Math.min(1, Math.exp(logProbability)),
    ...(words.length > 0 ? { words } : {}),
    // `speaker_id` at Mistral.
    ...speakerOf(segment.speaker_id ?? segment.speaker),
  };
}
