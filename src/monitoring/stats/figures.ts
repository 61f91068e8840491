import type { JobStatus, StageStatus } from '../../jobs/record/job-status.js';
import type { Durations } from './histogram.js';
import type { TimeRange } from './time-range.js';

/** The state of jobs: of those created in a range, as they are now. */
export interface JobCounts {
  readonly total: number;
  /** Each status once, in the order of the pipeline. */
  readonly byStatus: readonly { readonly status: JobStatus; readonly count: number }[];
  /** FAILED with CANCELLED: not a failure of the engine. */
  readonly cancelled: number;
  /** FAILED by code without the cancelled, the most frequent first. */
  readonly failuresByCode: readonly { readonly code: string; readonly count: number }[];
  /** Of processing_time_ms of the COMPLETE ones. */
  readonly processing: Durations;
  /** Failed ÷ (failed + COMPLETE), the cancelled left out; null where none has ended. */
  readonly failureRate: number | null;
}

/** What happened in a range, to whichever jobs. */
export interface JobFlow {
  readonly completions: number;
  readonly failures: number;
  readonly cancellations: number;
  /** From submission (or retry) to the first claim by a worker. */
  readonly wait: Durations;
  /** From that claim to COMPLETE. */
  readonly run: Durations;
  readonly stages: readonly StageTimes[];
}

export interface StageTimes {
  readonly stage: StageStatus;
  /** From the moment the stage was due to its first claim. */
  readonly wait: Durations;
  /** From the claim that led on to the moment its result was stored. */
  readonly run: Durations;
}

export interface JobStatsFigures extends JobCounts, JobFlow {
  /** What was counted: the range that was asked for, widened to the buckets that are kept. */
  readonly range: TimeRange;
  /** COMPLETE moves a minute over the range; without `from`, over the last five minutes. */
  readonly throughputPerMinute: number;
  /** Age of the oldest NEW job, by when it was submitted or retried, whatever the range; null when none waits. */
  readonly oldestWaitingSeconds: number | null;
  /** True: the caller has more jobs than are counted for one user; these are the newest. */
  readonly sampled: boolean;
}

export interface JobStatsPointFigures extends JobCounts, JobFlow {
  /** The beginning of the bucket. */
  readonly at: Date;
  readonly bucketSeconds: number;
  readonly throughputPerMinute: number;
}

/** Failures that are alike. */
export interface FailureClusterFigures {
  readonly code: string;
  readonly stage: string | null;
  readonly provider: string | null;
  /** The message without numbers, ids, names and addresses; `<other>` groups the messages beyond the limit of clusters. */
  readonly pattern: string;
  /** FAILED now, and failed in the range. */
  readonly jobs: number;
  /** How often a job failed like this in the range, whatever became of it. */
  readonly failures: number;
  /** Users hit in the range: estimated from 4096 bits, within about 2 % up to 10,000 users. */
  readonly users: number;
  /** Over all time. */
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}
