import type { Selectable } from 'kysely';
import type { StudioJobsTable } from '../../platform/postgres/job-tables.js';
import type { ErrorDetails } from './error-details.js';
import type { JobRecord } from './job-record.js';
import type { JobStatus } from './job-status.js';

/** The three texts of a job: a megabyte each where the recording is long. */
export type JobTextName = 'rawTranscript' | 'refinedText' | 'systemPromptUsed';

/** A job without its texts. A JobRecord is one as well. */
export type JobSummary = Omit<JobRecord, JobTextName> & Partial<Pick<JobRecord, JobTextName>>;

type TextColumn = 'raw_transcript' | 'refined_text' | 'system_prompt_used';

/** Turns the columns of studio_jobs but the texts into a JobSummary. */
export function toJobSummary(row: Omit<Selectable<StudioJobsTable>, TextColumn>): JobSummary {
  return {
    jobId: row.job_id,
    createdAt: row.created_at,
    status: row.status as JobStatus,
    userId: row.user_id,
    rawAudioUrl: row.raw_audio_url,
    verdict: row.verdict,
    processingTimeMs: row.processing_time_ms,
    errorDetails: row.error_details as ErrorDetails | null,
    clientJobId: row.client_job_id,
    submittedBy: row.submitted_by,
    attempt: row.attempt,
    audioDeletedAt: row.audio_deleted_at,
    textsDeletedAt: row.texts_deleted_at,
  };
}
