import { Fault } from '../../platform/fault.js';
import type { JobDriver } from '../../platform/postgres/job-tables.js';

/**
 * Refuses a job that a client drives: the engine does not run it, so that only one program moves it.
 * @throws Fault CONFLICT, with what to do instead
 */
export function requireEngineDriven(drivenBy: JobDriver): void {
  if (drivenBy === 'engine') return;
  throw new Fault(
    'CONFLICT',
    'A program of the studio drives this job, and the engine does not run it. Submit the recording as a job of the engine.',
  );
}
