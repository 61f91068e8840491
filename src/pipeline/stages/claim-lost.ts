import { Fault } from '../../platform/fault.js';

/** The fault for a run whose job has a newer claim: the run must not pay for anything more. */
export function claimLost(): Fault {
  return new Fault('INTERNAL', 'Another worker has taken this job over.', { retryable: false });
}
