import { STAGE_LIST } from './stage-list.js';

/** The statuses that a stage holds. */
export type StageStatus = (typeof STAGE_LIST)[number]['status'];

/** The statuses of `studio_jobs.status` (contract, section 1). */
export type JobStatus = 'NEW' | StageStatus | 'COMPLETE' | 'FAILED';

/** The statuses that a stage holds, in the order of the pipeline. */
export const STAGE_STATUSES: readonly StageStatus[] = STAGE_LIST.map(({ status }) => status);

/** Where a job that was taken in begins. */
export const FIRST_STAGE = STAGE_STATUSES[0] as StageStatus;

export const JOB_STATUSES: readonly JobStatus[] = ['NEW', ...STAGE_STATUSES, 'COMPLETE', 'FAILED'];

/** Statuses of jobs for which nothing runs or waits. */
export const TERMINAL_STATUSES: readonly JobStatus[] = ['COMPLETE', 'FAILED'];

/** Whether nothing runs or waits for a job of this status. */
export function isTerminal(status: JobStatus): boolean {
  return TERMINAL_STATUSES.includes(status);
}

/** The stage that takes a job of this status: of NEW the first one, of a stage itself. Null: none does. */
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
