// Generated from database/schema.sql by `npm run client:types`. Change the schema, not this file.

export type JobStatus = 'NEW' | 'TRANSCRIBING' | 'ENRICHING' | 'REFINING' | 'COMPLETE' | 'FAILED';
export type Verdict = 'PASS' | 'REVIEW' | 'REJECT' | 'UNCHECKED';
export type JobDriver = 'engine' | 'client';
export type JobFaultCode =
  | 'AUDIO_NOT_FOUND'
  | 'AUDIO_FORBIDDEN'
  | 'AUDIO_UNREADABLE'
  | 'AUDIO_TOO_LARGE'
  | 'NO_SPEECH'
  | 'TRANSCRIBER_UNAVAILABLE'
  | 'TRANSCRIBER_RATE_LIMITED'
  | 'TRANSCRIBER_REJECTED'
  | 'REFINER_UNAVAILABLE'
  | 'REFINER_RATE_LIMITED'
  | 'REFINER_REJECTED'
  | 'REFINER_UNFAITHFUL'
  | 'CANCELLED'
  | 'TIMED_OUT'
  | 'INTERNAL';
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue | undefined };

/** One failed run of a stage. */
export type FailedAttempt = { attempt: number; stage: string; code: JobFaultCode; message: string; at: string };

/** Why a job failed. */
export type ErrorDetails = {
  code: JobFaultCode;
  message: string;
  stage: string;
  attempt: number;
  retryable: boolean;
  at: string;
  provider?: string;
  httpStatus?: number;
  attempts: FailedAttempt[];
};

/** A row of `studio_jobs`. */
export type StudioJob = {
  job_id: string;
  created_at: string;
  status: JobStatus;
  user_id: string;
  raw_audio_url: string;
  raw_transcript: string | null;
  refined_text: string | null;
  system_prompt_used: string | null;
  processing_time_ms: number | null;
  error_details: ErrorDetails | null;
  client_job_id: string | null;
  submitted_by: 'user' | 'service';
  run_started_at: string;
  delivery_id: string | null;
  attempt: number;
  stage_faults: number;
  event_count: number;
  moved_reason: string | null;
  moved_by: string | null;
  status_since: string | null;
  claimed_at: string | null;
  run_claimed_at: string | null;
  audio_deleted_at: string | null;
  texts_deleted_at: string | null;
  verdict: Verdict | null;
  language: string | null;
  keywords: string[] | null;
  speakers: string | null;
  brand: string | null;
  review: string | null;
  driven_by: JobDriver;
};

/** A row to insert. */
export type StudioJobInsert = {
  job_id?: string;
  created_at?: string;
  status?: JobStatus;
  user_id: string;
  raw_audio_url: string;
  raw_transcript?: string | null;
  refined_text?: string | null;
  system_prompt_used?: string | null;
  processing_time_ms?: number | null;
  error_details?: ErrorDetails | null;
  client_job_id?: string | null;
  submitted_by?: 'user' | 'service';
  run_started_at?: string;
  delivery_id?: string | null;
  attempt?: number;
  stage_faults?: number;
  event_count?: number;
  moved_reason?: string | null;
  moved_by?: string | null;
  status_since?: string | null;
  claimed_at?: string | null;
  run_claimed_at?: string | null;
  audio_deleted_at?: string | null;
  texts_deleted_at?: string | null;
  verdict?: Verdict | null;
  language?: string | null;
  keywords?: string[] | null;
  speakers?: string | null;
  brand?: string | null;
  review?: string | null;
  driven_by?: JobDriver;
};

/** Changes of a row. */
export type StudioJobUpdate = Partial<StudioJobInsert>;

/** The schema for supabase-js: `createClient<Database>(url, key)`. */
export type Database = {
  public: {
    Tables: {
      studio_jobs: { Row: StudioJob; Insert: StudioJobInsert; Update: StudioJobUpdate; Relationships: [] };
    };
    Views: Record<never, never>;
    Functions: Record<never, never>;
  };
};
