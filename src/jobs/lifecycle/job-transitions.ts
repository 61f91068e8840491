import {
  FIRST_STAGE,
  JOB_STATUSES,
  type JobStatus,
  STAGE_STATUSES,
  type StageStatus,
  TERMINAL_STATUSES,
} from '../record/job-status.js';
import { STAGE_LIST } from '../record/stage-list.js';

/** Where a job that has ended is opened again. */
export const REOPENED_AT = STAGE_LIST.find(({ reopens }) => reopens)?.status as StageStatus;

/** Legal moves as data; the database has the same in job_transitions and refuses every other, and a test compares the two. */
export const JOB_TRANSITIONS: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  NEW: [FIRST_STAGE, 'FAILED'],
  ...stageMoves(),
  // Only an explicit request to refine again.
  COMPLETE: [REOPENED_AT],
  // Only a retry: to the start, or to the stage whose input is already stored.
  FAILED: ['NEW', ...STAGE_STATUSES],
};

/** Each stage leads to the one after it, the last one to COMPLETE. */
function stageMoves(): Record<StageStatus, readonly JobStatus[]> {
  const moves: Partial<Record<StageStatus, readonly JobStatus[]>> = {};
  for (const [index, stage] of STAGE_STATUSES.entries()) {
    moves[stage] = [STAGE_STATUSES[index + 1] ?? 'COMPLETE', 'FAILED'];
  }
  return moves as Record<StageStatus, readonly JobStatus[]>;
}

/**
 * Walks a transition table at boot. Returns one sentence for each defect: a status that cannot be reached from NEW, a dead end
 * that is not terminal, a stage that cannot fail.
 */
export function findTransitionDefects(table: Readonly<Record<JobStatus, readonly JobStatus[]>>): readonly string[] {
  const reached = new Set<JobStatus>(['NEW']);
  for (const status of reached) for (const next of table[status]) reached.add(next);
  const defects: string[] = [];
  for (const status of JOB_STATUSES) {
    if (!reached.has(status)) defects.push(`${status} cannot be reached from NEW`);
    if (table[status].length === 0 && !TERMINAL_STATUSES.includes(status)) defects.push(`${status} is a dead end`);
  }
  for (const stage of STAGE_STATUSES) if (!table[stage].includes('FAILED')) defects.push(`${stage} cannot fail`);
  return defects;
}
