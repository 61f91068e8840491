import type { Selectable } from 'kysely';
import type { Verdict } from '../../language/compare/verdict.js';
import type { JobDriver, StudioJobsTable } from '../../platform/postgres/job-tables.js';
import type { ErrorDetails } from './error-details.js';
import type { JobHints } from './job-hints.js';
import type { JobStatus } from './job-status.js';

/** One row of `studio_jobs`, in camelCase. */
export interface JobRecord extends JobHints {
  readonly jobId: string;
  readonly createdAt: Date;
  readonly status: JobStatus;
  readonly userId: string;
  /** Where the audio is: a Storage URL of this project, a path in the audio bucket, or an allowed https URL. */
  readonly rawAudioUrl: string;
  readonly rawTranscript: string | null;
  readonly refinedText: string | null;
  /** The verdict of the checks on refinedText; null if there is no text or no check has run on it. */
  readonly verdict: Verdict | null;
  readonly systemPromptUsed: string | null;
  /** Milliseconds from the start of the run to COMPLETE, computed by the database. */
  readonly processingTimeMs: number | null;
  readonly errorDetails: ErrorDetails | null;
  /** The caller's name for the job. */
  readonly clientJobId: string | null;
  /** Who submitted it: a `service` key may name any object, a `user` only their own. */
  readonly submittedBy: 'user' | 'service';
  /** Who moves it through its stages. The engine neither runs nor repairs jobs that a `client` drives. */
  readonly drivenBy: JobDriver;
  /** The number of the newest claim, which fences every write of a stage. */
  readonly attempt: number;
  /** When retention deleted the recording of the present run; null if it did not. */
  readonly audioDeletedAt: Date | null;
  /** When retention deleted transcript and refined text of the present run; null if it did not. */
  readonly textsDeletedAt: Date | null;
}

/** The three texts of a job. Each can have a megabyte if the recording is long. */
export type JobTextName = 'rawTranscript' | 'refinedText' | 'systemPromptUsed';

/** A job without its texts. A JobRecord is a JobSummary too. */
export type JobSummary = Omit<JobRecord, JobTextName> & Partial<Pick<JobRecord, JobTextName>>;

/** The columns of a JobSummary: all except the texts. */
export const SUMMARY_COLUMNS = [
  'job_id',
  'created_at',
  'status',
  'user_id',
  'raw_audio_url',
  'processing_time_ms',
  'error_details',
  'client_job_id',
  'submitted_by',
  'driven_by',
  'attempt',
  'audio_deleted_at',
  'texts_deleted_at',
  'verdict',
  'language',
  'keywords',
  'speakers',
] as const satisfies readonly (keyof StudioJobsTable)[];

/** Turns the columns of studio_jobs, except the texts, into a JobSummary. */
export function toJobSummary(row: Pick<Selectable<StudioJobsTable>, (typeof SUMMARY_COLUMNS)[number]>): JobSummary {
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
    drivenBy: row.driven_by,
    attempt: row.attempt,
    audioDeletedAt: row.audio_deleted_at,
    textsDeletedAt: row.texts_deleted_at,
    language: row.language,
    keywords: row.keywords ?? [],
    speakers: row.speakers,
  };
}

/** Turns a row of studio_jobs into a JobRecord. */
export function toJobRecord(row: Selectable<StudioJobsTable>): JobRecord {
  return {
    ...toJobSummary(row),
    rawTranscript: row.raw_transcript,
    refinedText: row.refined_text,
    systemPromptUsed: row.system_prompt_used,
  };
}

/** The columns that REST shows, under their own names. */
export function shownColumns(job: JobRecord) {
  return {
    job_id: job.jobId,
    client_job_id: job.clientJobId,
    driven_by: job.drivenBy,
    created_at: job.createdAt.toISOString(),
    status: job.status,
    user_id: job.userId,
    raw_audio_url: job.rawAudioUrl,
    language: job.language,
    keywords: job.keywords,
    speakers: job.speakers,
    raw_transcript: job.rawTranscript,
    refined_text: job.refinedText,
    verdict: job.verdict,
    system_prompt_used: job.systemPromptUsed,
    processing_time_ms: job.processingTimeMs,
    error_details: job.errorDetails,
    audio_deleted_at: job.audioDeletedAt?.toISOString() ?? null,
    texts_deleted_at: job.textsDeletedAt?.toISOString() ?? null,
  };
}
