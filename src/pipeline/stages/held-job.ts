import { Fault } from '../../platform/fault.js';

/** The claim under which a running stage writes: its writes have no effect once a newer claim holds the job. */
export interface HeldJob {
  readonly jobId: string;
  readonly attempt: number;
}

/** The fault for a run whose job has a newer claim: the run must not pay for anything more. */
export function claimLost(): Fault {
  return new Fault('INTERNAL', 'This worker no longer has the job: it was deleted, or another worker has it.', {
    retryable: false,
  });
}
