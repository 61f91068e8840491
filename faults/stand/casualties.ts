/** What was done to a worker, so that a claim lost later can be explained, or not. */
export interface Casualty {
  readonly pid: number;
  readonly kind: 'killed' | 'frozen';
  readonly at: number;
  /** Claims it held at that moment. */
  readonly held: readonly { readonly jobId: string; readonly attempt: number; readonly stage: string }[];
}

/** The process id in a worker's name, `host:pid:random`. */
export function pidOf(worker: string): number {
  return Number(worker.split(':').at(-2));
}
