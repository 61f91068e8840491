import type { JobStatus, StageStatus } from '../../jobs/record/job-status.js';
import type { Durations } from './histogram.js';
import type { TimeRange } from './time-range.js';

/** The current state of the jobs that were created in a range. */
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
  /** Failed ÷ (failed + COMPLETE), without cancelled jobs; null if no job has ended. */
  readonly failureRate: number | null;
}

/** What happened in a range, for jobs created at any time. */
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
  /** From the time the stage was due to its first claim. */
  readonly wait: Durations;
  /** From the successful claim to the time its result was stored. */
  readonly run: Durations;
}

export interface JobStatsFigures extends JobCounts, JobFlow {
  /** The counted range: the requested one, widened to the stored buckets. */
  readonly range: TimeRange;
  /** COMPLETE moves a minute over the range; without `from`, over the last five minutes. */
  readonly throughputPerMinute: number;
  /** Age of the oldest NEW job, from its submission or retry, for any range; null if none waits. */
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
  /** How many times a job failed like this in the range, even if the job succeeded later. */
  readonly failures: number;
  /** Users hit in the range: estimated from 4096 bits, within about 2 % up to 10,000 users. */
  readonly users: number;
  /** Over all time. */
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}
