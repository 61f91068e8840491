import type { JobStatus } from './row-types.js';

/** The statuses of a job that goes well, in their order. */
export const LINE: readonly JobStatus[] = ['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE'];

/** Whether nothing happens to a job of this status by itself. */
export function hasEnded(status: JobStatus): boolean {
  return status === 'COMPLETE' || status === 'FAILED';
}

/** Whether a move is legal; the trigger of the database decides in the end. */
export function isLegalMove(from: JobStatus, to: JobStatus): boolean {
  if (to === 'FAILED') return !hasEnded(from);
  if (from === 'FAILED') return to !== 'COMPLETE';
  if (from === 'COMPLETE') return to === 'REFINING';
  return LINE.indexOf(to) === LINE.indexOf(from) + 1;
}
