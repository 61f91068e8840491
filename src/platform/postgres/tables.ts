import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
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
  /** Null where the job came to its status before statistics were kept. */
  status_since: NullableTimestamp;
  claimed_at: NullableTimestamp;
  run_claimed_at: NullableTimestamp;
  audio_deleted_at: NullableTimestamp;
  texts_deleted_at: NullableTimestamp;
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
  repaired: ColumnType<object[], string | undefined, string>;
  prompt_hash: string;
  created_at: Timestamp;
  kind: Generated<'machine' | 'human'>;
  is_current: Generated<boolean>;
  author: string | null;
  brand_bible_name: string | null;
  brand_bible_version: number | null;
  brand_bible_hash: string | null;
  transcript_hash: string | null;
  system_prompt: string | null;
  usage: ColumnType<object[], string | undefined, string>;
}

export interface BrandBiblesTable {
  brand_bible_id: GeneratedAlways<string>;
  brand: string;
  version: number;
  content: Json<object>;
  content_hash: string;
  source: string;
  note: string | null;
  active: Generated<boolean>;
  published_at: Timestamp;
  published_by: string;
}

export interface UserBrandsTable {
  user_id: string;
  brand: string;
  set_at: Timestamp;
  set_by: string;
}

export interface JobBrandsTable {
  job_id: string;
  brand: string;
}

export interface RefineOrdersTable {
  job_id: string;
  brand_bible_name: string;
  brand_bible_version: number;
  brand_bible_hash: string;
  replaces_edit: Generated<boolean>;
  ordered_at: Timestamp;
  ordered_by: string;
}

export interface TranscriptVersionsTable {
  job_id: string;
  version: number;
  kind: 'machine' | 'human';
  text: string;
  author: string | null;
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
  cost_usd: number | null;
  at: Timestamp;
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

export interface SweepMarksTable {
  sweep: string;
  ended_at: ColumnType<Date, Date | string, Date | string>;
  job_id: string;
  moved_at: Timestamp;
}

export interface JobAlertsTable {
  alert_id: GeneratedAlways<string>;
  job_id: string;
  level: string;
  event_number: number;
  status: string;
  since: ColumnType<Date, Date | string, Date | string>;
  limit_seconds: number;
  raised_at: Timestamp;
  cleared_at: NullableTimestamp;
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

/** A statistic of some time; what `measure`, `label` and `bin` mean stands in migration 004. */
export interface JobStatsTable {
  grain: 'minute' | 'hour' | 'day' | 'all';
  bucket: Timestamp;
  measure: string;
  label: string;
  bin: number;
  n: string;
  total: string;
}

export interface JobStatHorizonTable {
  one: Generated<boolean>;
  minutes_from: Timestamp;
  hours_from: Timestamp;
}

export interface JobStatChangesTable extends Omit<JobStatsTable, 'grain' | 'bucket'> {
  change_id: Generated<string>;
  minute: Timestamp;
}

export interface JobFailureClustersTable {
  cluster_id: Generated<string>;
  code: string;
  stage: string;
  provider: string;
  pattern: string;
  first_seen_at: Timestamp;
  last_seen_at: Timestamp;
}

export interface JobFailureStatsTable {
  grain: 'minute' | 'hour' | 'day' | 'all';
  bucket: Timestamp;
  cluster_id: string;
  jobs: string;
  failures: string;
  users: string;
}

export interface JobFailureChangesTable {
  change_id: Generated<string>;
  minute: Timestamp;
  code: string;
  stage: string;
  provider: string;
  pattern: string;
  jobs: string;
  failures: string;
  users: string;
  first_at: NullableTimestamp;
  last_at: NullableTimestamp;
}

export interface TranscriptSourcesTable {
  job_id: string;
  bytes: string;
  etag: string | null;
  sha256: string;
  read_at: Timestamp;
  changed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface TranscriptChunksTable {
  job_id: string;
  ordinal: number;
  audio_sha256: string;
  start_seconds: number;
  end_seconds: number;
  provider: string;
  model: string;
  sent: Json<object>;
  result: Json<object>;
  flags: Json<object[]>;
  usable: boolean;
  usage: Json<object>;
  attempt: number;
  stored_at: Timestamp;
}

export interface RefinerAnswersTable {
  job_id: string;
  request_hash: string;
  answer: Json<object>;
  attempt: number;
  stored_at: Timestamp;
}

export interface ProviderPermitsTable {
  permit_id: string;
  provider: string;
  taken_at: Timestamp;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  returned_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface ProviderStatesTable {
  provider: string;
  failures: Generated<number>;
  opened_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  open_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  paused_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  last_fault: NullableJson<object>;
  updated_at: Timestamp;
}

export interface BrandBibleTrialsTable {
  trial_id: Generated<string>;
  brand: string;
  version: number;
  content: Json<object>;
  content_hash: string;
  source: string;
  started_at: Timestamp;
  started_by: string;
  deadline_at: ColumnType<Date, Date | string, Date | string>;
  state: Generated<'WAITING' | 'RUNNING' | 'DONE' | 'FAILED'>;
  claim: Generated<number>;
  lease_until: NullableTimestamp;
  deaths: Generated<number>;
  ended_at: NullableTimestamp;
  reason: string | null;
}

export interface BrandBibleTrialResultsTable {
  trial_id: string;
  ordinal: number;
  job_id: string;
  state: Generated<'WAITING' | 'DONE' | 'FAILED'>;
  current: NullableJson<object>;
  draft: NullableJson<object>;
  changes: NullableJson<object[]>;
  error: NullableJson<object>;
  ended_at: NullableTimestamp;
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
  sweep_marks: SweepMarksTable;
  job_alerts: JobAlertsTable;
  transcript_sources: TranscriptSourcesTable;
  transcript_chunks: TranscriptChunksTable;
  refiner_answers: RefinerAnswersTable;
  provider_permits: ProviderPermitsTable;
  provider_states: ProviderStatesTable;
  job_stats: JobStatsTable;
  job_stat_changes: JobStatChangesTable;
  job_stat_horizon: JobStatHorizonTable;
  job_failure_clusters: JobFailureClustersTable;
  job_failure_stats: JobFailureStatsTable;
  job_failure_changes: JobFailureChangesTable;
  operator_actions: OperatorActionsTable;
  failure_acknowledgements: FailureAcknowledgementsTable;
  retry_batches: RetryBatchesTable;
  retry_batch_jobs: RetryBatchJobsTable;
  job_search_terms: JobSearchTermsTable;
  brand_bibles: BrandBiblesTable;
  user_brands: UserBrandsTable;
  job_brands: JobBrandsTable;
  refine_orders: RefineOrdersTable;
  transcript_versions: TranscriptVersionsTable;
  brand_bible_trials: BrandBibleTrialsTable;
  brand_bible_trial_results: BrandBibleTrialResultsTable;
}
