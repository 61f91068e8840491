import {
  FIRST_STAGE,
  JOB_STATUSES,
  type JobStatus,
  STAGE_STATUSES,
  type StageStatus,
  TERMINAL_STATUSES,
} from '../record/job-status.js';
import { STAGE_LIST } from '../record/stage-list.js';

/** The stages at which a job that has ended can be reopened. */
export const REOPENED_AT = STAGE_LIST.find(({ reopens }) => reopens)?.status as StageStatus;

/** The legal moves as data. The table job_transitions has the same rows, and a test compares the two; the database refuses every other move. */
export const JOB_TRANSITIONS: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  NEW: [FIRST_STAGE, 'FAILED'],
  ...stageMoves(),
  // Only a request to refine again.
  COMPLETE: [REOPENED_AT],
  // Only a retry: to the start, or to the stage whose input is stored.
  FAILED: ['NEW', ...STAGE_STATUSES],
};

/** Each stage leads to the next, the last one to COMPLETE. */
function stageMoves(): Record<StageStatus, readonly JobStatus[]> {
  const moves: Partial<Record<StageStatus, readonly JobStatus[]>> = {};
  for (const [index, stage] of STAGE_STATUSES.entries()) {
    moves[stage] = [STAGE_STATUSES[index + 1] ?? 'COMPLETE', 'FAILED'];
  }
  return moves as Record<StageStatus, readonly JobStatus[]>;
}

/**
 * Checks a transition table at boot. Returns a sentence for each defect: a status that cannot be reached from NEW, a dead end
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
