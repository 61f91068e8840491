import type { HeldClaim } from '../../jobs/lifecycle/job-moves.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import type { StageOutput } from '../../jobs/results/stage-output.js';
import type { Fault } from '../../platform/fault.js';

/** A claim of a job for its stage. */
export interface StageClaim extends HeldClaim {
  readonly job: JobRecord;
  /** When the job's present run began. */
  readonly runStartedAt: Date;
  /** Milliseconds from the moment the stage was due to this claim; null for a further claim of the same stage. */
  readonly waitedMs: number | null;
  /** Earlier claims of this delivery whose workers were lost. */
  readonly lostClaims: number;
  /** Failed attempts of this stage in this run so far. */
  readonly stageFaults: number;
}

/** How a run of a stage ended: a closed union. */
export type StageOutcome =
  | { readonly kind: 'advanced'; readonly output: StageOutput }
  | { readonly kind: 'retry'; readonly fault: Fault; readonly delayMs: number }
  /** The provider's circuit is open: the job waits, and no attempt is counted. */
  | { readonly kind: 'deferred'; readonly fault: Fault; readonly delayMs: number }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly output?: StageOutput }
  /** The worker stops: the job is requeued, and no attempt is counted. */
  | { readonly kind: 'interrupted' };

/** The settler's input. */
export interface Settlement {
  readonly claim: StageClaim;
  readonly outcome: StageOutcome;
}
