import { STAGE_LIST } from './stage-list.js';

/** The statuses that a stage holds. */
export type StageStatus = (typeof STAGE_LIST)[number]['status'];

/** The statuses of `studio_jobs.status`. */
export type JobStatus = 'NEW' | StageStatus | 'COMPLETE' | 'FAILED';

/** The statuses that a stage holds, in the order of the pipeline. */
export const STAGE_STATUSES: readonly StageStatus[] = STAGE_LIST.map(({ status }) => status);

/** The status of a new job. */
export const FIRST_STAGE = STAGE_STATUSES[0] as StageStatus;

export const JOB_STATUSES: readonly JobStatus[] = ['NEW', ...STAGE_STATUSES, 'COMPLETE', 'FAILED'];

/** The terminal statuses: nothing runs or waits for such a job. */
export const TERMINAL_STATUSES: readonly JobStatus[] = ['COMPLETE', 'FAILED'];

/** Whether the status is terminal. */
export function isTerminal(status: JobStatus): boolean {
  return TERMINAL_STATUSES.includes(status);
}

/** The stage that claims a job of this status: the first one for NEW, the same one for a stage. Null for a terminal status. */
export function stageOf(status: JobStatus): StageStatus | null {
  if (status === 'NEW') return FIRST_STAGE;
  return STAGE_STATUSES.find((stage) => stage === status) ?? null;
}

/** Why a job moved; written on the event of the move. */
export const MOVE_REASONS = [
  'submitted',
  'started',
  'advanced',
  'completed',
  'failed',
  'cancelled',
  'retried',
  'swept',
  'refined_again',
  'changed_directly',
] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];
