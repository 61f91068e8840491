import type { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import type { Database } from '../../platform/postgres/database.js';
import { GroupCommit } from '../../platform/postgres/group-commit.js';
import type { Settlement } from './outcome.js';
import { settlementOf } from './settlement-of.js';

/** Whether the settlement took effect; `lost`: a newer claim holds the job, nothing was changed. */
export type SettleAnswer = 'settled' | 'lost';

/** Most settlements of one statement: beyond this its locks are held longer than the round trips it saves. */
const LARGEST_GROUP = 200;

/**
 * Ends runs of stages: output, move, event, next delivery and the end of this one commit in ONE statement, fenced by the claim. Runs
 * that are ready at the same moment share it; one that spoils it fails alone.
 */
export class Settler {
  private readonly group: GroupCommit<Settlement, SettleAnswer>;

  constructor(
    private readonly database: Database,
    private readonly lifecycle: JobLifecycle,
    private readonly worker: string,
  ) {
    this.group = new GroupCommit((items) => this.settleGroup(items), LARGEST_GROUP);
  }

  /** Resolves after the commit. Throws what the database threw: the caller tries again. */
  settle(settlement: Settlement): Promise<SettleAnswer> {
    return this.group.submit(settlement);
  }

  private async settleGroup(settlements: readonly Settlement[]): Promise<readonly SettleAnswer[]> {
    const settled = await this.lifecycle.settle(this.database, settlements.map(settlementOf), this.worker);
    return settlements.map(({ claim }) => (settled.has(claim.jobId) ? 'settled' : 'lost'));
  }
}
