import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { NullableJson, NullableTimestamp, Timestamp } from './column-types.js';

/** Who moves a job through its stages: the engine, or a program of the studio with the service key. */
export type JobDriver = 'engine' | 'client';

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
  driven_by: Generated<JobDriver>;
  run_started_at: Timestamp;
  delivery_id: string | null;
  attempt: Generated<number>;
  stage_faults: Generated<number>;
  event_count: Generated<number>;
  moved_reason: string | null;
  moved_by: string | null;
  /** Null if the job got its status before the engine kept statistics. */
  status_since: NullableTimestamp;
  claimed_at: NullableTimestamp;
  run_claimed_at: NullableTimestamp;
  audio_deleted_at: NullableTimestamp;
  texts_deleted_at: NullableTimestamp;
  /** Of refined_text; a trigger keeps the two together. */
  verdict: ColumnType<'PASS' | 'REVIEW' | 'REJECT' | 'UNCHECKED' | null, string | null | undefined, string | null>;
  language: string | null;
  keywords: string[] | null;
  speakers: string | null;
  brand: string | null;
  /** A person's decision on refined_text; a trigger clears it when the text changes. */
  review: ColumnType<'APPROVED' | 'REJECTED' | null, string | null | undefined, string | null>;
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
  outcome: Generated<'running' | 'advanced' | 'retry' | 'deferred' | 'failed' | 'interrupted' | 'lost'>;
  fault: NullableJson<object>;
  error_code: GeneratedAlways<string | null>;
  error_message: GeneratedAlways<string | null>;
}

export interface JobProgressTable {
  job_id: string;
  attempt: number;
  stage: string;
  percent: number;
  note: string;
  seconds_left: number | null;
  chunks_done: number | null;
  chunks_total: number | null;
  waiting: NullableJson<object>;
  at: Timestamp;
}

export interface JobSearchTermsTable {
  job_id: string;
  user_id: string;
  term: string;
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
  cost_usd: number | null;
  call_id: string | null;
  at: Timestamp;
}
