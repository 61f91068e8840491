import type { Verdict } from '../../language/compare/verdict.js';
import type { ErrorDetails } from './error-details.js';
import type { JobStatus } from './job-status.js';

/** One row of `studio_jobs`, in camelCase. */
export interface JobRecord {
  readonly jobId: string;
  readonly createdAt: Date;
  readonly status: JobStatus;
  readonly userId: string;
  /** Where the audio is: a Storage URL of this project, a path in the audio bucket, or an allowed https URL. */
  readonly rawAudioUrl: string;
  readonly rawTranscript: string | null;
  readonly refinedText: string | null;
  /** What the checks say of refinedText; null without a text, and for one that nothing has judged. */
  readonly verdict: Verdict | null;
  readonly systemPromptUsed: string | null;
  /** Milliseconds from the start of the run to COMPLETE, computed by the database. */
  readonly processingTimeMs: number | null;
  readonly errorDetails: ErrorDetails | null;
  /** The caller's own name for the job. */
  readonly clientJobId: string | null;
  /** Who submitted it: a `service` key may name any object, a `user` only their own. */
  readonly submittedBy: 'user' | 'service';
  /** Number of the newest claim of a stage: the fence. */
  readonly attempt: number;
  /** When retention deleted the recording, in the present run; null: it did not. */
  readonly audioDeletedAt: Date | null;
  /** When retention deleted transcript and refined text, in the present run; null: it did not. */
  readonly textsDeletedAt: Date | null;
}
