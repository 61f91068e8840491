import type { ProviderUsage } from '../../../jobs/results/provider-usage.js';
import type { TranscriptSegment } from '../../../jobs/results/transcript.js';
import type { Logger } from '../../../platform/logging/logger.js';

/** What a recogniser is given: one stretch of sound that holds speech. */
export interface RecognitionRequest {
  /** 16 kHz mono 16-bit PCM WAV. */
  readonly wavPath: string;
  readonly durationSeconds: number;
  /** Names and terms to spell right, most important first; a recogniser takes as many as its model can. */
  readonly vocabulary: readonly string[];
  /** BCP 47 primary tag if the language is known beforehand. */
  readonly language: string | null;
  /** 0 to 1, how freely the model may choose; absent: the model's own. Recognisers without such a thing ignore it. */
  readonly temperature?: number;
  /** Aborted: stop promptly, leave nothing running, and throw its reason. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Seconds of the sound that are done. */
  readonly onProgress: (seconds: number) => void;
}

/** What was heard. */
export interface Recognition {
  /** Never blank. */
  readonly text: string;
  /** In order; empty where the recogniser gives none. Times count from the start of the sound. */
  readonly segments: readonly TranscriptSegment[];
  readonly language: string | null;
  /** 0 to 1. */
  readonly languageConfidence: number | null;
  readonly usage: ProviderUsage;
  /** What the recogniser was told beside the sound, for the record. */
  readonly sent?: Readonly<Record<string, unknown>>;
}

/** Turns speech into text. Port; its contract is test/contracts/recogniser.contract.ts. */
export interface Recogniser {
  /** e.g. `pocketsphinx`, `openai`. */
  readonly provider: string;
  readonly model: string;
  /**
   * @throws Fault NO_SPEECH, AUDIO_TOO_LARGE, TRANSCRIBER_UNAVAILABLE, TRANSCRIBER_RATE_LIMITED, TRANSCRIBER_REJECTED
   */
  recognise(request: RecognitionRequest): Promise<Recognition>;
}
