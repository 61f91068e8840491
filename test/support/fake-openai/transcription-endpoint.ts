import type { SpokenSegment, TranscriptionBehaviour } from './behaviour.js';
import type { Part } from './multipart.js';
import { type Answer, errorAnswer } from './transport.js';

/** OpenAI's limit for one upload: 25 MB. */
export const UPLOAD_LIMIT_BYTES = 25 * 1024 * 1024;
const MODELS_WITH_JSON_ALONE = /^gpt-/;
const MODELS_WITH_SPEAKERS = /^gpt-4o-transcribe-diarize/;

/** One transcription request, as a script sees it. */
export interface TranscriptionCall {
  readonly model: string;
  readonly file: Buffer;
  readonly filename: string;
  /** Seconds by the WAV header; 42.5 where the upload is of another kind. */
  readonly seconds: number;
  readonly responseFormat: string;
  readonly prompt: string | null;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** What is said in the audio. */
export type TranscriptionScript = (call: TranscriptionCall) => readonly SpokenSegment[];

/** What the fake says it heard, unless it is told otherwise: two sentences over the first and second half. */
export const defaultTranscription: TranscriptionScript = ({ seconds }) => [
  { start: 0, end: seconds / 2, text: 'Welcome back to Evolution Studios.' },
  { start: seconds / 2, end: seconds, text: 'We recorded four hundred and fifty songs in this room.' },
];

/** Reads the form, or gives the 400 the real API would. */
export function readTranscriptionCall(parts: readonly Part[]): TranscriptionCall | Answer {
  const file = parts.find((part) => part.name === 'file');
  const fields: Record<string, string[]> = {};
  for (const part of parts) {
    if (part.filename !== null) continue;
    const name = part.name.replace(/\[\]$/, '');
    fields[name] = [...(fields[name] ?? []), part.content.toString('utf8')];
  }
  const model = fields.model?.[0];
  const responseFormat = fields.response_format?.[0] ?? 'json';
  if (!file?.filename) return errorAnswer(400, "Missing required parameter: 'file'.");
  if (!model) return errorAnswer(400, 'you must provide a model parameter');
  if (!/\.(flac|mp3|mp4|mpeg|mpga|m4a|ogg|wav|webm)$/.test(file.filename)) {
    return errorAnswer(400, 'Unrecognized file format.');
  }
  if (file.content.length > UPLOAD_LIMIT_BYTES)
    return errorAnswer(413, 'Maximum content size limit (26214400) exceeded');
  if (file.content.length < 100) return errorAnswer(400, 'Audio file is too short.', 'audio_too_short');
  const refused = refusedFormat(model, responseFormat, fields);
  if (refused) return errorAnswer(400, refused, 'unsupported_value');
  const seconds = wavSeconds(file.content) ?? 42.5;
  const prompt = fields.prompt?.[0] ?? null;
  return { model, file: file.content, filename: file.filename, seconds, responseFormat, prompt, fields };
}

function refusedFormat(
  model: string,
  format: string,
  fields: Readonly<Record<string, readonly string[]>>,
): string | null {
  if (MODELS_WITH_SPEAKERS.test(model)) return refusedByDiarization(format, fields);
  if (!['json', 'verbose_json', 'text'].includes(format)) return `response_format '${format}' is not supported here.`;
  if (format === 'verbose_json' && MODELS_WITH_JSON_ALONE.test(model)) {
    return `response_format 'verbose_json' is not compatible with model '${model}'. Use 'json' instead.`;
  }
  if (fields.timestamp_granularities && format !== 'verbose_json') {
    return "timestamp_granularities needs response_format 'verbose_json'.";
  }
  return null;
}

/** As OpenAI documents it: no prompt, no word times, and a chunking strategy (required above 30 seconds; the fake wants it always). */
function refusedByDiarization(format: string, fields: Readonly<Record<string, readonly string[]>>): string | null {
  if (format !== 'json' && format !== 'diarized_json') return `response_format '${format}' is not supported here.`;
  if (fields.prompt) return 'Prompt is not supported for diarization models.';
  if (fields.timestamp_granularities) return 'timestamp_granularities is not supported for diarization models.';
  return fields.chunking_strategy ? null : 'chunking_strategy is required for diarization models.';
}

function wavSeconds(file: Buffer): number | null {
  if (file.subarray(0, 4).toString() !== 'RIFF' || file.length < 44) return null;
  return (file.length - 44) / file.readUInt32LE(28);
}

/** The body of a successful answer. */
export function transcriptionAnswer(
  call: TranscriptionCall,
  script: TranscriptionScript,
  behaviour: TranscriptionBehaviour | null,
): Answer {
  const segments = heard(call, script, behaviour);
  const text = segments.map((segment) => segment.text).join(' ');
  const kind = behaviour?.kind;
  if (kind === 'gpt-transcribe' || call.model === 'gpt-transcribe') return { status: 200, body: gptTranscribe(text) };
  const told = call.fields.language?.[0] ?? 'english';
  const language = behaviour?.kind === 'text' ? (behaviour.language ?? told) : told;
  if (call.responseFormat === 'diarized_json') return { status: 200, body: diarized(segments, call.seconds) };
  const body: Record<string, unknown> = { text };
  if (call.responseFormat === 'verbose_json' && kind !== 'text-only') {
    Object.assign(body, { task: 'transcribe', language, duration: call.seconds });
    const timed = behaviour?.kind !== 'text' || behaviour.segments !== undefined;
    if (timed) body.segments = segments.map((segment, id) => segmentBody(segment, id, kind !== 'bare-segments'));
    if (kind !== 'bare-segments') body.usage = { type: 'duration', seconds: Math.ceil(call.seconds) };
  }
  return { status: 200, body };
}

function heard(call: TranscriptionCall, script: TranscriptionScript, behaviour: TranscriptionBehaviour | null) {
  const whole = (text: string): readonly SpokenSegment[] => [{ start: 0, end: call.seconds, text }];
  switch (behaviour?.kind) {
    case 'text':
      return behaviour.segments ?? whole(behaviour.text);
    case 'empty':
      return [];
    case 'loop':
      return whole(
        Array(behaviour.times ?? 60)
          .fill(behaviour.phrase ?? 'Thanks for watching.')
          .join(' '),
      );
    case 'prompt-echo':
      return whole(call.prompt ?? '');
    default:
      return script(call);
  }
}

function segmentBody(segment: SpokenSegment, id: number, whisperFields: boolean): Record<string, unknown> {
  const { speaker } = segment;
  const told = speaker === undefined ? {} : { speaker };
  const core = { id, start: segment.start, end: segment.end, text: ` ${segment.text}`, ...told };
  if (!whisperFields) return core;
  const whisper = { seek: 0, tokens: [50364, 50414], temperature: 0, avg_logprob: -0.25 };
  return { ...core, ...whisper, compression_ratio: 1.2, no_speech_prob: 0.01 };
}

function gptTranscribe(text: string): Record<string, unknown> {
  const usage = { type: 'tokens', input_tokens: 40, output_tokens: 12, total_tokens: 52 };
  return { text, languages: text ? [{ code: 'en' }] : [], usage };
}

/** `diarized_json`: segments with speakers, and a whole text whose lines begin with them. */
function diarized(segments: readonly SpokenSegment[], seconds: number): Record<string, unknown> {
  const labelled = segments.map((segment) => ({ ...segment, speaker: segment.speaker ?? 'A' }));
  return {
    task: 'transcribe',
    duration: seconds,
    text: labelled.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n'),
    segments: labelled.map((segment, id) => ({ type: 'transcript.text.segment', id: `seg_${id}`, ...segment })),
    usage: { type: 'duration', seconds: Math.ceil(seconds) },
  };
}
