import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Json, NullableJson, NullableTimestamp, Timestamp } from './column-types.js';

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
