import { JOB_STATUSES, type JobStatus, STAGE_STATUSES } from '../record/job-status.js';

/** Legal moves as data; the trigger studio_jobs_guard refuses every other, and a test compares the two. */
export const JOB_TRANSITIONS: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  NEW: ['TRANSCRIBING', 'FAILED'],
  TRANSCRIBING: ['ENRICHING', 'FAILED'],
  ENRICHING: ['REFINING', 'FAILED'],
  REFINING: ['COMPLETE', 'FAILED'],
  // Only an explicit request to refine again.
  COMPLETE: ['REFINING'],
  // Only a retry: to the start, or to the stage whose input is already stored.
  FAILED: ['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING'],
};

export const TERMINAL_STATUSES: readonly JobStatus[] = ['COMPLETE', 'FAILED'];

/** Whether nothing runs or waits for a job of this status. */
export function isTerminal(status: JobStatus): boolean {
  return TERMINAL_STATUSES.includes(status);
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
