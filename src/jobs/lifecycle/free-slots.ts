import type { StageStatus } from '../record/job-status.js';
import type { ClaimedRow } from './claim-store.js';

/** Slots of a stage that are kept free for a claim under way elsewhere. Exactly one of the methods must be called. */
export interface KeptSlots {
  readonly stage: StageStatus;
  /** How many jobs may be claimed. */
  readonly room: number;
  /** The name of this process in the records of its claims. */
  readonly worker: string;
  /** Begins the claimed jobs. */
  readonly fill: (rows: readonly ClaimedRow[]) => void;
  /** The claim failed, or its answer was lost. */
  readonly giveUp: () => void;
}

type Keeper = (stage: StageStatus) => KeptSlots | null;

/** A statement for more jobs leaves them to the pump: claims then run beside it, on another connection. */
const MOST_CLAIMING = 16;

/** Where a submission or a settlement asks for free slots of this process, so that it can claim its jobs in its own statement. */
export class FreeSlots {
  private keeper: Keeper = () => null;

  /** Registers the keeper of the slots. A process that does not run stages has none. */
  keptBy(keeper: Keeper): void {
    this.keeper = keeper;
  }

  /**
   * The stage's free slots, kept until they are filled or given up; null if there are none, if a claim is under way already, or if the
   * statement is large.
   * @param jobs of the statement
   */
  keep(stage: StageStatus, jobs: number): KeptSlots | null {
    return jobs > MOST_CLAIMING ? null : this.keeper(stage);
  }
}
