import type { TranscriptSegment } from '../../../jobs/results/transcript.js';
import type { ModelCapabilities } from './model-capabilities.js';
import { noWords } from './no-words.js';
import type { Recogniser, Recognition, RecognitionRequest } from './recogniser.js';

/** A recogniser behind an address, with the limits of its model. */
export interface HostedRecogniser extends Recogniser {
  readonly capabilities: ModelCapabilities;
  /** Identifies the limits and the circuit breaker of this model at this server. */
  readonly key: string;
}

/** What a server answered, in the engine's words. */
export interface ServerAnswer {
  readonly text: string;
  readonly segments: readonly TranscriptSegment[];
  readonly language: string | null;
  readonly languageConfidence: number | null;
  readonly tokens?: { readonly input?: number; readonly output?: number };
}

/** Talk with the times of its words and all of Whisper's fields is some 1 KB of JSON a second; sixteen times that is the limit. */
const MAX_ANSWER_BYTES = { least: 1024 * 1024, aSecond: 16 * 1024, most: 64 * 1024 * 1024 };

/** The longest answer that is read, in bytes. @param seconds of the sound that was sent */
export function mostAnswerBytes(seconds: number): number {
  const { least, aSecond, most } = MAX_ANSWER_BYTES;
  return Math.min(most, least + seconds * aSecond);
}

/** The result of a recogniser from an answer. @throws Fault NO_SPEECH if it has no words */
export function recognitionOf(
  { provider, model, capabilities }: HostedRecogniser,
  request: RecognitionRequest,
  answer: ServerAnswer,
  sent: Readonly<Record<string, unknown>>,
): Recognition {
  if (answer.text === '') throw noWords(provider);
  const { durationSeconds } = request;
  const { pricePerMinute } = capabilities;
  request.onProgress(durationSeconds);
  return {
    text: answer.text,
    segments: answer.segments,
    language: answer.language ?? request.language,
    languageConfidence: answer.languageConfidence,
    usage: {
      provider,
      model,
      requests: 1,
      audioSeconds: durationSeconds,
      inputTokens: answer.tokens?.input,
      outputTokens: answer.tokens?.output,
      ...(pricePerMinute === 0 ? {} : { costUsd: (durationSeconds / 60) * pricePerMinute }),
    },
    sent,
  };
}
