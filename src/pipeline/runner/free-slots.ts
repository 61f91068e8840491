import type { ClaimedRow } from '../../jobs/lifecycle/claim-store.js';
import type { StageStatus } from '../../jobs/record/job-status.js';

/** Slots of a stage that are kept free for a claim under way elsewhere. Exactly one of the methods must be called. */
export interface KeptSlots {
  readonly stage: StageStatus;
  /** How many jobs may be claimed. */
  readonly room: number;
  /** Begins the claimed jobs. */
  readonly fill: (rows: readonly ClaimedRow[]) => void;
  /** The claim failed, or its answer was lost. */
  readonly giveUp: () => void;
}

type Keeper = (stage: StageStatus) => KeptSlots | null;

/** Where a settlement asks for free slots, so that it can claim the next stage's jobs in its own statement. */
export class FreeSlots {
  private keeper: Keeper = () => null;

  /** Registers who keeps the slots. */
  keptBy(keeper: Keeper): void {
    this.keeper = keeper;
  }

  /** The stage's free slots, kept until they are filled or given up; null if there are none, or a claim is under way already. */
  keep(stage: StageStatus): KeptSlots | null {
    return this.keeper(stage);
  }
}
