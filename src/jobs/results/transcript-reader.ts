import type { QualityFlag, TranscriptSegment } from './transcript.js';

/** What later stages need of a stored transcript besides its text, which is part of the job. */
export interface TranscriptFacts {
  /** Length of the decoded audio in seconds; null if unknown. */
  readonly durationSeconds: number | null;
  /** BCP 47 primary tag; null if the recogniser gave none. */
  readonly language: string | null;
  /** In the order of speech, if they are stored, with the displayed names of their speakers. Their pauses help to find the ends of sentences. */
  readonly segments?: readonly TranscriptSegment[];
  /** The labels at the beginnings of the transcript's turns; absent or empty if it has no turns. */
  readonly speakers?: readonly string[];
  /** Its flags of DOUBT_KINDS. */
  readonly doubts?: readonly QualityFlag[];
}

/** Reads what the TRANSCRIBING stage stored in addition to the raw transcript. */
export interface TranscriptReader {
  /** If nothing is stored, the values are null: a person can insert a transcript by hand. */
  read(jobId: string): Promise<TranscriptFacts>;
}

/** Nest injection token of the TranscriptReader. */
export const TRANSCRIPT_READER = Symbol('TranscriptReader');
