import type { JobStatus } from '../../jobs/record/job-status.js';

/** One move of a job, as subscribers get it; a single object for all of them. */
export interface JobChange {
  /** Cursor: pass it as `after` to continue with the next one. */
  readonly eventId: string;
  readonly jobId: string;
  /** Counts the moves of this job from 1 without gaps. With `jobId` it identifies the event permanently. */
  readonly number: number;
  readonly userId: string;
  /** Null for the first. */
  readonly fromStatus: JobStatus | null;
  readonly toStatus: JobStatus;
  readonly at: Date;
  readonly attempt: number;
  /** Why it moved: one of MOVE_REASONS. */
  readonly reason: string;
}

/** The changes that a subscriber wants and may see; null: any. Applied before anything is queued. */
export interface ChangeFilter {
  readonly userId: string | null;
  readonly jobId: string | null;
  /** Of `toStatus`. */
  readonly statuses: readonly JobStatus[] | null;
}

/** Whether a change passes the filter. */
export function passes(change: JobChange, filter: ChangeFilter): boolean {
  if (filter.userId !== null && change.userId !== filter.userId) return false;
  if (filter.jobId !== null && change.jobId !== filter.jobId) return false;
  return filter.statuses === null || filter.statuses.includes(change.toStatus);
}
