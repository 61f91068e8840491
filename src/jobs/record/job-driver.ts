import { Fault } from '../../platform/fault.js';
import type { JobDriver } from '../../platform/postgres/job-tables.js';

/**
 * The engine runs no job that a client drives: two would move it.
 * @throws Fault CONFLICT, with what to do in its place
 */
export function requireEngineDriven(drivenBy: JobDriver): void {
  if (drivenBy === 'engine') return;
  throw new Fault(
    'CONFLICT',
    'A program of the studio drives this job, and the engine does not run it. Submit the recording as a job of the engine.',
  );
}
