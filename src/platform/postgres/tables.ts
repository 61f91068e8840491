import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type Json<T> = JSONColumnType<T & object, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** `public.studio_jobs`; statuses and reasons are plain text here, their meaning is in src/jobs. */
export interface StudioJobsTable {
  job_id: Generated<string>;
  created_at: Timestamp;
  status: Generated<string>;
  user_id: string;
  raw_audio_url: string;
  raw_transcript: string | null;
  refined_text: string | null;
  system_prompt_used: string | null;
  processing_time_ms: number | null;
  error_details: NullableJson<object>;
  client_job_id: string | null;
  submitted_by: Generated<'user' | 'service'>;
  run_started_at: Timestamp;
  delivery_id: string | null;
  attempt: Generated<number>;
  stage_faults: Generated<number>;
  event_count: Generated<number>;
  moved_reason: string | null;
  moved_by: string | null;
}

export interface JobEventsTable {
  event_id: Generated<string>;
  job_id: string;
  number: number;
  user_id: string;
  from_status: string | null;
  to_status: string;
  reason: string;
  actor: string | null;
  attempt: number;
  at: Timestamp;
  tx: Generated<string>;
}

export interface JobAttemptsTable {
  job_id: string;
  attempt: number;
  stage: string;
  delivery_id: string;
  worker: string;
  started_at: Timestamp;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  outcome: Generated<'running' | 'advanced' | 'retry' | 'failed' | 'interrupted' | 'lost'>;
  fault: NullableJson<object>;
  error_code: GeneratedAlways<string | null>;
  error_message: GeneratedAlways<string | null>;
}

export interface JobTranscriptsTable {
  job_id: string;
  language: string | null;
  language_confidence: number | null;
  duration_seconds: number;
  speech_seconds: number | null;
  flags: Json<object[]>;
  created_at: Timestamp;
}

export interface TranscriptSegmentsTable {
  job_id: string;
  ordinal: number;
  start_seconds: number | null;
  end_seconds: number | null;
  text: string;
  confidence: number | null;
  words: NullableJson<object[]>;
}

export interface JobEnrichmentsTable {
  job_id: string;
  document: Json<object>;
  brand_bible_name: string;
  brand_bible_version: number;
  brand_bible_hash: string;
  created_at: Timestamp;
}

export interface RefinementsTable {
  job_id: string;
  version: number;
  text: string;
  provider: string;
  model: string;
  verdict: 'PASS' | 'REVIEW' | 'REJECT';
  findings: Json<object[]>;
  prompt_hash: string;
  created_at: Timestamp;
}

export interface JobUsageTable {
  usage_id: Generated<string>;
  job_id: string;
  attempt: number;
  stage: string;
  provider: string;
  model: string;
  requests: number;
  audio_seconds: number | null;
  input_tokens: number | null;
  output_tokens: number | null;
  at: Timestamp;
}

export interface JobProgressTable {
  job_id: string;
  attempt: number;
  stage: string;
  percent: number;
  note: string;
  seconds_left: number | null;
  at: Timestamp;
}

export interface SweepRunsTable {
  sweep_run_id: Generated<string>;
  sweep: string;
  worker: string;
  started_at: Timestamp;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  counts: ColumnType<Record<string, number>, string | undefined, string>;
  error: string | null;
}

export interface OperatorActionsTable {
  operator_action_id: GeneratedAlways<string>;
  at: Timestamp;
  actor: string;
  actor_user_id: string | null;
  action: string;
  job_id: string | null;
  filter: NullableJson<object>;
  affected: number;
  note: string | null;
}

export interface FailureAcknowledgementsTable {
  job_id: string;
  event_number: number;
  acknowledged_at: Timestamp;
  acknowledged_by: string;
  note: string;
}

export interface RetryBatchesTable {
  retry_batch_id: Generated<string>;
  started_at: Timestamp;
  started_by: string;
  filter: Json<object>;
  per_second: number;
  total: number;
  released: Generated<number>;
  passed_over: Generated<number>;
  paced_until: Timestamp;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface RetryBatchJobsTable {
  retry_batch_id: string;
  ordinal: number;
  job_id: string;
  event_number: number;
}

export interface JobSearchTermsTable {
  job_id: string;
  user_id: string;
  term: string;
}

/** Every table the engine reads or writes. */
export interface Tables {
  studio_jobs: StudioJobsTable;
  job_events: JobEventsTable;
  job_attempts: JobAttemptsTable;
  job_transcripts: JobTranscriptsTable;
  transcript_segments: TranscriptSegmentsTable;
  job_enrichments: JobEnrichmentsTable;
  refinements: RefinementsTable;
  job_usage: JobUsageTable;
  job_progress: JobProgressTable;
  sweep_runs: SweepRunsTable;
  operator_actions: OperatorActionsTable;
  failure_acknowledgements: FailureAcknowledgementsTable;
  retry_batches: RetryBatchesTable;
  retry_batch_jobs: RetryBatchJobsTable;
  job_search_terms: JobSearchTermsTable;
}
