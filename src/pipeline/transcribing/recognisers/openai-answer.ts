import type { TranscriptSegment, TranscriptWord } from '../../../jobs/results/transcript.js';
import { keysOf } from '../merging/spoken-tokens.js';
import { believableSegments } from './believable-times.js';
import { languageTag } from './language-tag.js';

/** The fields of an answer of `/audio/transcriptions` that the engine uses; servers leave out many of them. */
export interface OpenAiAnswer {
  readonly text: string;
  readonly segments: readonly TranscriptSegment[];
  readonly language: string | null;
  readonly tokens: { readonly input?: number; readonly output?: number };
}

/** UTF-16 units of a speaker's label that count. */
const LONGEST_LABEL = 100;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the JSON of an answer; null if it is not a transcription. If the whole text and its segments differ, the longer one
 * counts: servers omit words from either, and a complete text without times is better than one with a gap.
 * @param seconds of the sound that was sent: times beyond it are rejected
 */
export function readOpenAiAnswer(body: unknown, seconds: number): OpenAiAnswer | null {
  if (!isFields(body)) return null;
  const told = listOf(body.segments).filter((segment) => textOf(segment) !== '');
  const whole = typeof body.text === 'string' ? withoutLabels(body.text, told).trim() : null;
  if (whole === null && told.length === 0) return null;
  const segments = believableSegments(
    told.map((segment) => readSegment(segment)),
    readWords(body.words),
    seconds,
  );
  const parts = (segments.length > 0 ? segments : told.map((segment) => ({ text: textOf(segment) }))).map(
    ({ text }) => text,
  );
  const joined = parts.join(' ');
  const hole = whole !== null && lettersOf(whole) > lettersOf(joined);
  const [language] = listOf(body.languages);
  const usage = isFields(body.usage) ? body.usage : {};
  return {
    text: hole ? whole : joined,
    segments: hole ? [] : segments,
    language: languageTag(body.language ?? language?.code),
    tokens: { input: numberOf(usage.input_tokens) ?? undefined, output: numberOf(usage.output_tokens) ?? undefined },
  };
}

function textOf({ text }: Fields): string {
  return typeof text === 'string' ? text.trim() : '';
}

/** `diarized_json` begins each line of the whole text with the label of its speaker. */
function withoutLabels(text: string, segments: readonly Fields[]): string {
  const labels = new Set(segments.map((segment) => speakerOf(segment)));
  if (labels.size === 1 && labels.has(null)) return text;
  return text.replace(/^[ \t]*([^\n:]{1,100}):/gm, (line, label: string) => (labels.has(label.trim()) ? '' : line));
}

/** The length of a text without spaces and punctuation, which differ between the two forms. */
function lettersOf(text: string): number {
  return keysOf(text).reduce((sum, key) => sum + key.length, 0);
}

function readSegment(segment: Fields): TranscriptSegment {
  const logProbability = numberOf(segment.avg_logprob);
  const words = readWords(segment.words);
  const speaker = speakerOf(segment);
  return {
    start: numberOf(segment.start),
    end: numberOf(segment.end),
    text: textOf(segment),
    confidence: logProbability === null ? null : Math.min(1, Math.exp(logProbability)),
    ...(words.length > 0 ? { words } : {}),
    ...(speaker === null ? {} : { speaker }),
  };
}

/** `speaker` in OpenAI's `diarized_json`, `speaker_id` at Mistral; some self-hosted servers number them. */
function speakerOf({ speaker, speaker_id: said = speaker }: Fields): string | null {
  if (typeof said === 'number' && Number.isFinite(said)) return String(said);
  return typeof said === 'string' && said.trim() !== '' ? said.trim().slice(0, LONGEST_LABEL) : null;
}

/** `word` in OpenAI's form, `text` in that of some self-hosted servers. */
function readWords(value: unknown): TranscriptWord[] {
  return listOf(value).flatMap(({ word, text = word, start, end }) => {
    const from = numberOf(start);
    const to = numberOf(end);
    if (typeof text !== 'string' || text.trim() === '' || from === null || to === null) return [];
    return [{ text: text.trim(), start: from, end: to, confidence: null }];
  });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** Some servers write numbers as strings. */
function numberOf(said: unknown): number | null {
  const value = typeof said === 'string' && /^-?\d+(\.\d+)?$/.test(said) ? Number(said) : said;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
