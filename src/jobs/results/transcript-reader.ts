import type { TranscriptSegment } from './transcript.js';

/** What later stages need to know of a stored transcript beside its text, which the job carries. */
export interface TranscriptFacts {
  /** Length of the decoded audio in seconds, null where it is not known. */
  readonly durationSeconds: number | null;
  /** BCP 47 primary tag, null where the recogniser gave none. */
  readonly language: string | null;
  /** In the order of speech, where they are stored: their pauses help to find the ends of sentences. */
  readonly segments?: readonly TranscriptSegment[];
}

/** Reads what the TRANSCRIBING stage stored beside the raw transcript. */
export interface TranscriptReader {
  /** A job with nothing stored gives nulls: a transcript may have been put there by hand. */
  read(jobId: string): Promise<TranscriptFacts>;
}

/** Nest injection token of the TranscriptReader. */
export const TRANSCRIPT_READER = Symbol('TranscriptReader');
