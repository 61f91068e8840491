import type { QualityFlag, TranscriptSegment } from './transcript.js';

/** What later stages need to know of a stored transcript, apart from its text, which is part of the job. */
export interface TranscriptFacts {
  /** Length of the decoded audio in seconds, null where it is not known. */
  readonly durationSeconds: number | null;
  /** BCP 47 primary tag, null where the recogniser gave none. */
  readonly language: string | null;
  /** In the order of speech, where they are stored, with the shown names of their speakers: their pauses help to find the ends of sentences. */
  readonly segments?: readonly TranscriptSegment[];
  /** The labels with which the turns of the transcript begin; absent or empty: it is in no turns. */
  readonly speakers?: readonly string[];
  /** Its flags of DOUBT_KINDS. */
  readonly doubts?: readonly QualityFlag[];
}

/** Reads what the TRANSCRIBING stage stored in addition to the raw transcript. */
export interface TranscriptReader {
  /** If nothing is stored, the values are null: a transcript may have been inserted by hand. */
  read(jobId: string): Promise<TranscriptFacts>;
}

/** Nest injection token of the TranscriptReader. */
export const TRANSCRIPT_READER = Symbol('TranscriptReader');
