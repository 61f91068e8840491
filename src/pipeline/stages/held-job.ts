/** The claim under which a running stage writes: nothing is written once a newer one holds the job. */
export interface HeldJob {
  readonly jobId: string;
  readonly attempt: number;
}
