import { Fault } from '../../platform/fault.js';

/** The claim under which a running stage writes: its writes have no effect once a newer claim holds the job. */
export interface HeldJob {
  readonly jobId: string;
  readonly attempt: number;
}

/** What the log says when a worker gives up a job that it no longer has: while the stage runs, and when its outcome is refused. */
export const GIVE_UP_LINES = {
  running: 'The claim was lost: the job was deleted, or another worker has it. This worker changes nothing.',
  settling: 'The outcome was not stored: the job was deleted, or another worker has it.',
} as const;

/** The fault for a run whose job has a newer claim: the run must not pay for anything more. */
export function claimLost(): Fault {
  return new Fault('INTERNAL', 'This worker no longer has the job: it was deleted, or another worker has it.', {
    retryable: false,
  });
}
