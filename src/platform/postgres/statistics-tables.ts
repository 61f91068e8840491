import type { Generated } from 'kysely';
import type { NullableTimestamp, Timestamp } from './column-types.js';

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
