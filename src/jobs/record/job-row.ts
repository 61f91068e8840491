import type { Selectable } from 'kysely';
import type { StudioJobsTable } from '../../platform/postgres/job-tables.js';
import type { ErrorDetails } from './error-details.js';
import type { JobRecord } from './job-record.js';
import type { JobStatus } from './job-status.js';

/** Turns a row of studio_jobs into a JobRecord. */
export function toJobRecord(row: Selectable<StudioJobsTable>): JobRecord {
  return {
    jobId: row.job_id,
    createdAt: row.created_at,
    status: row.status as JobStatus,
    userId: row.user_id,
    rawAudioUrl: row.raw_audio_url,
    rawTranscript: row.raw_transcript,
    refinedText: row.refined_text,
    verdict: row.verdict,
    systemPromptUsed: row.system_prompt_used,
    processingTimeMs: row.processing_time_ms,
    errorDetails: row.error_details as ErrorDetails | null,
    clientJobId: row.client_job_id,
    submittedBy: row.submitted_by,
    attempt: row.attempt,
    audioDeletedAt: row.audio_deleted_at,
    textsDeletedAt: row.texts_deleted_at,
  };
}
