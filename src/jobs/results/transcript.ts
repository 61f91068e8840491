import type { ProviderUsage } from './provider-usage.js';

/** A stretch of speech. Times are seconds from the start of the recording; null if the recogniser gives none. */
export interface TranscriptSegment {
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  /** 0 to 1 where the recogniser gives one. */
  readonly confidence: number | null;
  readonly words?: readonly TranscriptWord[];
  /**
   * The speaker. From a recogniser: its own label, which is valid only within this answer. In a stored transcript: `Speaker 1`, `Speaker 2`, …
   * in the order of their first words. Null or absent if unknown.
   */
  readonly speaker?: string | null;
}

export interface TranscriptWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly confidence: number | null;
}

/** Flags that make the whole transcript doubtful: a text that is refined from it is `REVIEW` at best. */
export const DOUBT_KINDS = ['ROUGH_RECOGNISER', 'LOW_CONFIDENCE', 'LANGUAGE_MISMATCH', 'GIBBERISH'] as const;
export type DoubtKind = (typeof DOUBT_KINDS)[number];

/** A quality flag on the transcript, with its time span in seconds. */
export interface QualityFlag {
  readonly kind:
    | 'LOOP'
    | 'PROMPT_ECHO'
    | 'TEXT_OVER_SILENCE'
    | 'LOW_COVERAGE'
    | 'AUDIO_TRUNCATED'
    | 'AUDIO_CHANGED'
    | 'AUDIO_GAP'
    | 'AUDIO_DAMAGED'
    | 'OTHER_TRACKS'
    | 'SEAM_UNCERTAIN'
    | 'SPEAKERS_UNCERTAIN'
    | 'TIMES_ESTIMATED'
    | DoubtKind
    | 'EDITED';
  readonly start: number | null;
  readonly end: number | null;
  readonly message: string;
}

/** What the TRANSCRIBING stage stores. */
export interface Transcript {
  /** The raw transcript, without characters that PostgreSQL cannot store; never empty. */
  readonly text: string;
  readonly segments: readonly TranscriptSegment[];
  /** BCP 47 primary tag such as `en`; null if unknown. */
  readonly language: string | null;
  /** 0 to 1. */
  readonly languageConfidence: number | null;
  /** Length of the decoded audio in seconds. */
  readonly durationSeconds: number;
  /** Seconds with voice activity; null if it was not measured. */
  readonly speechSeconds: number | null;
  readonly flags: readonly QualityFlag[];
  readonly usage: readonly ProviderUsage[];
}
