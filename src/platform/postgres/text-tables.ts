import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Json, NullableJson, NullableTimestamp, Timestamp } from './column-types.js';

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
  speaker: string | null;
}

export interface JobSpeakersTable {
  job_id: string;
  speaker: string;
  name: string;
  named_at: Timestamp;
  named_by: string;
}

export interface TranscriptVersionsTable {
  job_id: string;
  version: number;
  kind: 'machine' | 'human';
  text: string;
  author: string | null;
  created_at: Timestamp;
  /** Of the machine's version: the segments as they were heard. */
  segments: NullableJson<object[]>;
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
  verdict: 'PASS' | 'REVIEW' | 'REJECT' | 'UNCHECKED';
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
  /** Null in rows of release 0.1.0. */
  coverage: NullableJson<object>;
  opinions: ColumnType<object[], string | undefined, string>;
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

export interface RefinerAnswersTable {
  job_id: string;
  request_hash: string;
  answer: Json<object>;
  attempt: number;
  stored_at: Timestamp;
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
