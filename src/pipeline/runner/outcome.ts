import type { JobRecord } from '../../jobs/record/job-record.js';
import type { StageStatus } from '../../jobs/record/job-status.js';
import type { Fault } from '../../platform/fault.js';
import type { StageResult } from '../stages/stage.js';

/** A claim of a job for its stage. */
export interface StageClaim {
  readonly job: JobRecord;
  readonly stage: StageStatus;
  readonly attempt: number;
  readonly deliveryId: string;
  readonly retryCount: number;
  /** Earlier claims of this delivery whose workers were lost. */
  readonly lostClaims: number;
  /** Failed tries of this stage in this run so far. */
  readonly stageFaults: number;
}

/** How a run of a stage ended: a closed union. */
export type StageOutcome =
  | { readonly kind: 'advanced'; readonly result: StageResult }
  | { readonly kind: 'retry'; readonly fault: Fault; readonly delayMs: number }
  /** Nothing was tried, for its provider is left alone: the job waits, and no try is counted. */
  | { readonly kind: 'deferred'; readonly fault: Fault; readonly delayMs: number }
  | { readonly kind: 'failed'; readonly fault: Fault }
  /** The worker stops: the job is handed back and no try is counted. */
  | { readonly kind: 'interrupted' };

/** What the settler is given. */
export interface Settlement {
  readonly claim: StageClaim;
  readonly outcome: StageOutcome;
}
