import type { JobRecord } from '../../jobs/record/job-record.js';
import type { StageStatus } from '../../jobs/record/job-status.js';
import type { StageOutput } from '../../jobs/results/stage-output.js';
import type { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';

/** How far a running stage is. */
export interface StageProgress {
  /** 0 to 100. */
  readonly percent: number;
  /** What is being done, for a person: `downloading`, `recognising chunk 3 of 9`. */
  readonly note: string;
  /** Seconds left where they can be estimated. */
  readonly secondsLeft?: number;
  /** Where the work is done in parts: how many of how many are done. */
  readonly chunksDone?: number;
  readonly chunksTotal?: number;
}

/** What a stage is given. */
export interface StageContext {
  readonly job: JobRecord;
  /** Number of this claim (the fence). */
  readonly attempt: number;
  /** Aborted on cancel, time-out, lost claim or shutdown: a stage must stop promptly and throw. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Cheap; may be called often. */
  readonly progress: (progress: StageProgress) => void;
}

/**
 * One step of the pipeline. It runs outside any transaction, may take minutes, changes no status and stores no result of the job:
 * the runner settles what it returns. It throws a Fault when it cannot.
 */
export interface Stage<Result = unknown> {
  /** Of one object of STAGE_LIST (jobs/record/stage-list.ts), which says all else about it. */
  readonly status: StageStatus;
  run(context: StageContext): Promise<Result>;
  /** What of a result is stored, together with the move. */
  output(result: Result): StageOutput;
  /** What of a fault that ends the job is stored, a rejected text for instance. Absent, or undefined: nothing. */
  outputOfFault?(fault: Fault): StageOutput | undefined;
}

/** Nest injection token: the array of every Stage. */
export const STAGES = Symbol('Stages');
