import { Fault } from '../../platform/fault.js';

/** A newer claim holds the job: nothing more is paid for in the name of this one. */
export function claimLost(): Fault {
  return new Fault('INTERNAL', 'Another worker has taken this job over.', { retryable: false });
}
