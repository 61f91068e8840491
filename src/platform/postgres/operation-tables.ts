import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Json, NullableJson, NullableTimestamp, Timestamp } from './column-types.js';

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

export interface EngineAlertsTable {
  alert_id: GeneratedAlways<string>;
  rule: string;
  subject: string;
  value: number;
  threshold: number;
  message: string;
  raised_at: Timestamp;
  cleared_at: NullableTimestamp;
}

export interface AlertThresholdsTable {
  rule: string;
  subject: string;
  threshold: number;
  changed_at: Timestamp;
  changed_by: string;
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

/** A statistic of some time; migration 004 explains `measure`, `label` and `bin`. */
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

export interface UserStatsTable extends Omit<JobStatsTable, 'grain' | 'bucket'> {
  user_id: string;
}

export interface UserStatChangesTable {
  change_id: Generated<string>;
  user_id: string;
  n: string;
  label: string;
  minute: number | null;
  processing_ms: string | null;
  wait_ms: string | null;
  run_ms: string | null;
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
