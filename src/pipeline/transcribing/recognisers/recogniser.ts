import type { SpeakersWanted } from '../../../jobs/record/speakers-wanted.js';
import type { ProviderUsage } from '../../../jobs/results/provider-usage.js';
import type { TranscriptSegment } from '../../../jobs/results/transcript.js';
import type { Logger } from '../../../platform/logging/logger.js';

/** The input of a recogniser: one stretch of sound with speech. */
export interface RecognitionRequest {
  /** 16 kHz mono 16-bit PCM WAV. */
  readonly wavPath: string;
  readonly durationSeconds: number;
  /** Names and terms to spell correctly, most important first; a recogniser uses as many as its model accepts. */
  readonly vocabulary: readonly string[];
  /** BCP 47 primary tag if the language is known beforehand. */
  readonly language: string | null;
  /** Whether to separate the speakers; absent: no. Recognisers that cannot do so ignore it. */
  readonly speakers?: SpeakersWanted;
  /** 0 to 1, how freely the model may choose; absent: the model's default. Recognisers without this option ignore it. */
  readonly temperature?: number;
  /** For providers that take an order and finish it later: what is paid for is fetched, and not ordered again. Absent: nothing is kept. */
  readonly order?: HeldOrder;
  /** When aborted: stop promptly, leave nothing running, and throw its reason. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Seconds of the sound that are done. */
  readonly onProgress: (seconds: number) => void;
}

/** The order that was placed at a provider for one stretch of sound. */
export interface HeldOrder {
  /** What an interrupted recognition kept, in the recogniser's own words; null: nothing. */
  readonly held: string | null;
  /** Keeps it, durably, before the wait for its result begins. */
  keep(order: string): Promise<void>;
}

/** The result of a recogniser. */
export interface Recognition {
  /** Never blank. */
  readonly text: string;
  /**
   * In order; empty if the recogniser gives none. Times count from the start of the sound. With `speaker` if the recogniser labels speakers:
   * no segment then has the words of two speakers.
   */
  readonly segments: readonly TranscriptSegment[];
  readonly language: string | null;
  /** 0 to 1. */
  readonly languageConfidence: number | null;
  readonly usage: ProviderUsage;
  /** The parameters that the recogniser received with the sound, for the record. */
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
