/** The claim under which a running stage writes: its writes have no effect once a newer claim holds the job. */
export interface HeldJob {
  readonly jobId: string;
  readonly attempt: number;
}
