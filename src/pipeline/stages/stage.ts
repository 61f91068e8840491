import type { JobRecord } from '../../jobs/record/job-record.js';
import { STAGE_STATUSES, type StageStatus } from '../../jobs/record/job-status.js';
import type { StageOutput } from '../../jobs/results/stage-output.js';
import type { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';

/** The progress of a running stage. */
export interface StageProgress {
  /** 0 to 100. */
  readonly percent: number;
  /** The current step, for a person: `downloading`, `recognising chunk 3 of 9`. */
  readonly note: string;
  /** Seconds left, if they can be estimated. */
  readonly secondsLeft?: number;
  /** The finished parts and their total, if the stage works in parts. */
  readonly chunksDone?: number;
  readonly chunksTotal?: number;
}

/** The input of a stage. */
export interface StageContext {
  readonly job: JobRecord;
  /** The number of this claim, which fences its writes. */
  readonly attempt: number;
  /** Aborted on cancel, time-out, lost claim or shutdown: a stage must stop promptly and throw. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Cheap; may be called often. */
  readonly progress: (progress: StageProgress) => void;
}

/**
 * One step of the pipeline. It runs outside any transaction, may take minutes, does not change the status and does not store its result:
 * the runner settles what it returns. It throws a Fault if it fails.
 */
export interface Stage<Result = unknown> {
  /** The status of its object in STAGE_LIST (jobs/record/stage-list.ts), which has everything else about it. */
  readonly status: StageStatus;
  run(context: StageContext): Promise<Result>;
  /** The part of a result that is stored, together with the move. */
  output(result: Result): StageOutput;
  /** The part of a fault that is stored when the job ends, such as a rejected text. Absent or undefined: nothing. */
  outputOfFault?(fault: Fault): StageOutput | undefined;
}

/** Nest injection token: the array of every Stage. */
export const STAGES = Symbol('Stages');

/** The stages by their status. Throws, with what to do, unless each status of the list has exactly one. */
export function indexStages(stages: readonly Stage[]): ReadonlyMap<StageStatus, Stage> {
  const index = new Map<StageStatus, Stage>();
  for (const stage of stages) {
    if (index.has(stage.status))
      throw new Error(`Two stages have the status ${stage.status}. Register only one of them in app.module.ts.`);
    index.set(stage.status, stage);
  }
  for (const status of STAGE_STATUSES) {
    if (!index.has(status)) throw new Error(`No stage has the status ${status}. Register one in app.module.ts.`);
  }
  return index;
}
